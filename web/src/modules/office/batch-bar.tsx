import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { BatchProposals } from './batch-proposals.tsx'
import { BatchReports } from './batch-reports.tsx'
import { type BatchNoticeAction, BatchNotices, BatchTasks, NOTICE_STEPS } from './batch-sign.tsx'
import type { OfficeItem } from './office-items.ts'
import type { IssueRow, ProposalRow, ReviewRow, SignRow } from './office-query.ts'

interface BatchBarProps {
  /** The chosen items of this column. */
  items: readonly OfficeItem[]
  onClear(): void
}

interface Offer {
  key: string
  word: string
  dialog(onClose: () => void): ReactNode
}

/** What can be done with the chosen items; the words say with how many where not with all. */
export function BatchBar({ items, onClear }: BatchBarProps) {
  const { t } = useWords()
  // The dialog outlives the items it is about: they leave the desk as it is done.
  const [dialog, setDialog] = useState<ReactNode>(null)
  const close = () => {
    setDialog(null)
    onClear()
  }
  const offers = offersOf(items, t)
  return (
    <>
      {items.length > 0 ? (
        <div className="batch" role="toolbar" aria-label={t('office:batch.chosen', { count: items.length })}>
          <b className="nw">{t('office:batch.chosen', { count: items.length })}</b>
          {offers.map((offer, index) => (
            <Button
              key={offer.key}
              small
              look={index === 0 ? 'primary' : undefined}
              onClick={() => setDialog(offer.dialog(close))}
            >
              {offer.word}
            </Button>
          ))}
          <Button small look="plain" onClick={onClear}>
            {t('office:batch.none')}
          </Button>
        </div>
      ) : null}
      {dialog}
    </>
  )
}

type T = ReturnType<typeof useWords>['t']

function offersOf(items: readonly OfficeItem[], t: T): Offer[] {
  const reports = items.flatMap(item => (item.what === 'REVIEW' ? [item.row] : []))
  const proposals = items.flatMap(item => (item.what === 'PROPOSAL' ? [item.row] : []))
  const notices = items.flatMap(item => (item.what === 'NOTICE' ? [item.row] : []))
  const tasks = items.flatMap(item => (item.what === 'TASK' ? [item.row] : []))
  return [
    ...reportOffers(reports, t),
    ...proposalOffers(proposals, t),
    ...noticeOffers(notices, items.length, t),
    ...taskOffers(tasks, items.length, t),
  ]
}

function reportOffers(rows: readonly ReviewRow[], t: T): Offer[] {
  if (rows.length === 0) return []
  return ([true, false] as const).map(approve => ({
    key: `reports ${approve}`,
    word: t(approve ? 'office:report.approve' : 'office:report.back'),
    dialog: onClose => <BatchReports approve={approve} rows={rows} onClose={onClose} />,
  }))
}

function proposalOffers(rows: readonly ProposalRow[], t: T): Offer[] {
  if (rows.length === 0) return []
  return ([true, false] as const).map(accept => ({
    key: `proposals ${accept}`,
    word: t(accept ? 'office:proposal.accept' : 'office:proposal.dismiss'),
    dialog: onClose => <BatchProposals accept={accept} rows={rows} onClose={onClose} />,
  }))
}

/** Each step is offered for the notices that stand where it can be taken. */
function noticeOffers(rows: readonly SignRow[], total: number, t: T): Offer[] {
  const steps = Object.keys(NOTICE_STEPS) as BatchNoticeAction[]
  return steps.flatMap(action => {
    const able = rows.filter(({ can }) => can[NOTICE_STEPS[action]])
    if (able.length === 0) return []
    const word = t(`notices:act.${NOTICE_STEPS[action]}`)
    return {
      key: action,
      word: able.length < total ? `${word} ${able.length}` : word,
      dialog: (onClose: () => void) => <BatchNotices action={action} rows={able} onClose={onClose} />,
    }
  })
}

function taskOffers(rows: readonly IssueRow[], total: number, t: T): Offer[] {
  const may = { ISSUE: 'issue', REJECT_ISSUE: 'rejectIssue' } as const
  return (['ISSUE', 'REJECT_ISSUE'] as const).flatMap(action => {
    const able = rows.filter(({ can }) => can[may[action]])
    if (able.length === 0) return []
    const word = t(`tasks:act.${action}`)
    return {
      key: `tasks ${action}`,
      word: able.length < total ? `${word} ${able.length}` : word,
      dialog: (onClose: () => void) => <BatchTasks action={action} rows={able} onClose={onClose} />,
    }
  })
}
