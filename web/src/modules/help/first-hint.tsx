import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { useSession } from '../access/index.ts'
import { guideOf } from './guide-of.ts'
import './first-hint.css'

/** Kept in the browser, one for each account: whoever works at another computer may need the guide there. */
const stored = (username: string) => `duban.guided.${username}`

function wasClosed(username: string): boolean {
  try {
    return localStorage.getItem(stored(username)) !== null
  } catch {
    // A browser that keeps nothing would ask each time.
    return true
  }
}

const HOMES: readonly string[] = [paths.cockpit(), paths.indicators(), paths.admin()]

/** 「第一次使用？」 on the first page, until it is closed or followed. */
export function FirstHint() {
  const { t } = useWords()
  const { viewer } = useSession()
  const { href } = useScope()
  const [path] = useLocation()
  const [closed, setClosed] = useState(() => wasClosed(viewer.username))
  if (closed || !HOMES.includes(path)) return null
  const close = () => {
    setClosed(true)
    try {
      localStorage.setItem(stored(viewer.username), 'closed')
    } catch {
      // Then it comes again.
    }
  }
  const guide = guideOf(viewer.grants.map(({ role }) => role))
  return (
    <aside className="first-hint no-print" aria-label={t('help:first.title')}>
      <b>{t('help:first.title')}</b>
      <Link href={href(paths.help())} onClick={close}>
        {t('help:first.open', { guide: t(`help:role.${guide}`) })}
      </Link>
      <button type="button" onClick={close} aria-label={t('help:first.close')}>
        ×
      </button>
    </aside>
  )
}
