import type { ReactNode } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, Light, Panel, toast } from '../../../ui/index.ts'
import { OtherDay } from '../../follow-up/index.ts'
import type { PanelRow } from '../desk-query.ts'

export { Said, Section, useDayWords } from '../../follow-up/index.ts'

/** What every panel of the desk is given. */
export interface PanelProps {
  row: PanelRow
  onClose(): void
}

interface FrameProps extends PanelProps {
  /** Beside the light: 填报进展 · 10 月. */
  kind: ReactNode
  title?: string | undefined
  caption?: ReactNode
  /** Buttons at the foot; not offered while another day is looked at. */
  foot: ReactNode
  children: ReactNode
}

/** Light and days, what is to be done, on what; at the foot what can be done now. */
export function Frame({ row, kind, title, caption, foot, onClose, children }: FrameProps) {
  const { asOf, today } = useScope()
  const { t } = useWords()
  return (
    <Panel
      label={title ?? row.title}
      head={
        <>
          <div className="row">
            <RowLight row={row} />
            <span className="cap">{kind}</span>
          </div>
          <h2 className="desk-panel-title">{title ?? row.title}</h2>
          <div className="cap">{caption ?? row.detail}</div>
        </>
      }
      foot={asOf === today ? foot : <OtherDay />}
      onClose={onClose}
    >
      {children}
      {row.taskId ? <TaskLink id={row.taskId} words={t('desk:panel.task')} /> : null}
    </Panel>
  )
}

function RowLight({ row: { kind, light, workingDaysLeft: days } }: { row: PanelRow }) {
  const { t } = useWords()
  if (kind === 'WAITING') return <b className="mut">{t('desk:kind.WAITING')}</b>
  if (days === null || days === undefined) return <Light level={light}>{t('desk:noDue')}</Light>
  const count = Math.abs(days)
  if (days < 0) return <Light level={light}>{t('common:days.overLong', { count })}</Light>
  return (
    <Light level={light}>{days === 0 ? t('common:days.today') : t('common:days.leftLong', { count })}</Light>
  )
}

function TaskLink({ id, words }: { id: string; words: string }) {
  const { href } = useScope()
  return (
    <div className="sec">
      <ButtonLink look="plain" href={href(paths.task(id))}>
        {words}
      </ButtonLink>
    </div>
  )
}

interface Answer {
  failure: { message: string } | null
}

/** Says what was done and closes the panel, or says why not. Answers whether it was done. */
export function finish({ failure }: Answer, done: string, onClose: () => void): boolean {
  if (failure) {
    toast(failure.message, { bad: true })
    return false
  }
  toast(done)
  onClose()
  return true
}
