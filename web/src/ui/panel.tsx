import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'

interface PanelProps {
  /** Light and title of what is open. */
  head: ReactNode
  /** Name for screen readers. */
  label: string
  children: ReactNode
  /** Actions at the foot. */
  foot?: ReactNode
  onClose(): void
}

/**
 * Opens beside the list it belongs to, a full sheet on a phone. Esc closes. Not modal: the list stays in reach,
 * so focus moves in once and comes back to where it was.
 */
export function Panel({ head, label, children, foot, onClose }: PanelProps) {
  const { t } = useWords()
  const id = useId()
  const box = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const before = document.activeElement
    // What is inside may have taken the focus already: a form its first field.
    if (!box.current?.contains(before)) box.current?.focus({ preventScroll: true })
    const onKey = (event: KeyboardEvent) => {
      const inDialog = document.querySelector('.veil, .pop')
      if (event.key === 'Escape' && !event.defaultPrevented && !inDialog) close.current()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      const home = before?.isConnected ? before : document.querySelector('.split .grid > .scroll')
      if (home instanceof HTMLElement) home.focus({ preventScroll: true })
    }
  }, [])
  return (
    <aside className="panel" ref={box} tabIndex={-1} aria-label={label} id={id}>
      <div className="hd">
        <div className="grow">{head}</div>
        <Button look="plain" small onClick={onClose} shortcut="Esc">
          {t('common:action.close')}
        </Button>
      </div>
      {/* Can be scrolled by keyboard even where nothing in it takes the focus. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable. */}
      <div className="bd" tabIndex={0}>
        {children}
      </div>
      {foot ? <div className="ft">{foot}</div> : null}
    </aside>
  )
}
