import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Glass } from './glass.tsx'
import './search.css'

const Palette = lazy(() => import('./palette.tsx').then(module => ({ default: module.Palette })))

const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** 搜索 in the top bar, and Ctrl K or ⌘ K wherever one is; while a dialog is open it has the keys to itself. */
export function SearchButton() {
  const { t } = useWords()
  const key = isMac() ? '⌘ K' : 'Ctrl K'
  const [open, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isK = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === 'k'
      if (!isK) return
      event.preventDefault()
      if (!event.repeat && !document.querySelector('.veil')) setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="search-box"
        aria-label={`${t('search:button')} ${key}`}
        title={t('search:open')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <Glass />
        <span className="word">{t('search:button')}</span>
        <span aria-hidden="true">
          <kbd>{isMac() ? '⌘ K' : 'Ctrl K'}</kbd>
        </span>
      </button>
      {open ? (
        <Suspense fallback={null}>
          <Palette onClose={close} />
        </Suspense>
      ) : null}
    </>
  )
}
