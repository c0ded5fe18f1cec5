import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { useWords } from '../i18n/index.ts'
import { cx } from './cx.ts'
import { FoldedActions } from './folded-actions.tsx'
import { useNarrow } from './use-narrow.ts'

interface PageHeadProps {
  title: string
  /** `108 项`: no page title without its count where it lists something. */
  count?: string | undefined
  /** One line that says what the page shows. */
  caption?: ReactNode
  /** Boards: over which days they count, always before the actions. */
  period?: ReactNode
  actions?: ReactNode
  /** Boards, which are known by their period: on a phone the actions stand behind one button beside the title. */
  board?: boolean
}

/** What the app adds to the actions of its lists and boards: their views. Provided by the frame. */
export const PageHeadExtra = createContext<ReactNode>(null)

/** Title with its count, one line, actions on the right. Names the browser tab too. */
export function PageHead({ title, count, caption, period, actions, board = Boolean(period) }: PageHeadProps) {
  const { t } = useWords()
  const folded = useNarrow() && board
  const app = t('common:app.name')
  const extra = useContext(PageHeadExtra)
  useEffect(() => {
    document.title = `${title} · ${app}`
  }, [title, app])
  return (
    <header className={cx('ph', board && 'of-board')}>
      <h1>{count ? `${title} · ${count}` : title}</h1>
      {caption ? <span className="cap">{caption}</span> : null}
      {period || actions || extra ? (
        <div className="act no-print">
          {period}
          {folded && (extra || actions) ? (
            <FoldedActions>
              {actions}
              {extra}
            </FoldedActions>
          ) : (
            <>
              {extra}
              {actions}
            </>
          )}
        </div>
      ) : null}
    </header>
  )
}
