import { shortDay } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, DateText, DaysLeft, Light, Tag } from '../../ui/index.ts'
import type { ProposalDecision } from './decide-proposal.tsx'
import type { OfficeItem } from './office-items.ts'
import type { IssueRow, ProposalRow, ReviewRow, SignRow } from './office-query.ts'

/** An item in its column: what, whose, by when. */
export function ItemFacts({ item }: { item: OfficeItem }) {
  switch (item.what) {
    case 'REVIEW':
      return <ReviewFacts row={item.row} />
    case 'PROPOSAL':
      return <ProposalFacts row={item.row} />
    case 'NOTICE':
      return <SignFacts row={item.row} />
    case 'TASK':
      return <IssueFacts row={item.row} />
  }
}

export const titleOf = (item: OfficeItem): string =>
  item.what === 'PROPOSAL' ? (item.row.task?.title ?? item.row.organization.name) : item.row.title

function ReviewFacts({ row }: { row: ReviewRow }) {
  const { t } = useWords()
  const { asOf } = useScope()
  return (
    <>
      <span className="line">
        <span className="ell" title={row.organization.name}>
          {row.organization.name}
        </span>
        {row.ledgerNo ? <span className="nw">{row.ledgerNo}</span> : null}
        <span className="nw end">{t('office:card.submitted', { day: shortDay(row.submittedOn, asOf) })}</span>
      </span>
      <span className="line">
        <Light level={row.light} plain>
          <span>
            {row.dueOn ? (
              <>
                {t('office:card.due')} <DateText day={row.dueOn} />
              </>
            ) : (
              t('desk:noDue')
            )}
          </span>
        </Light>
        {row.kind === 'REPORT' ? null : <Tag>{t(`office:kind.${row.kind}`)}</Tag>}
        <span className="nw end">
          {row.workingDaysLeft === 0 ? <b>{t('desk:today')}</b> : null}
          {row.workingDaysLeft ? <DaysLeft days={row.workingDaysLeft} /> : null}
        </span>
      </span>
    </>
  )
}

/** Each cause is a limit that was missed, the task's own date or that of signing and answering. */
export const proposalLight = ({ task }: ProposalRow) => (task?.light === 'BEHIND' ? 'BEHIND' : 'NEAR')

function ProposalFacts({ row }: { row: ProposalRow }) {
  const { t } = useWords()
  return (
    <>
      <span className="line">
        <Light level={proposalLight(row)} plain>
          {t('office:proposal.suggests', { kind: t(`notices:kind.${row.kind}`) })}
        </Light>
        <span className="ell">{row.organization.name}</span>
      </span>
      <span className="line">
        <span className="clamp" title={row.summary}>
          {row.summary}
        </span>
      </span>
    </>
  )
}

function SignFacts({ row }: { row: SignRow }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const units = row.recipients.map(({ organization }) => organization.name)
  return (
    <>
      <span className="line">
        <span className="nw">
          <Tag>{t(`notices:kind.${row.kind}`)}</Tag> {t(`notices:status.${row.status}`)}
        </span>
        <span className="ell">
          {units.length > 1 ? t('office:card.units', { name: units[0], count: units.length }) : units[0]}
        </span>
      </span>
      <span className="line">
        <span className="nw">{t('office:card.drafted', { day: shortDay(row.draftedOn, asOf) })}</span>
        <span className="ell">{t('office:card.numberLater')}</span>
      </span>
    </>
  )
}

function IssueFacts({ row }: { row: IssueRow }) {
  const { t } = useWords()
  const leads = row.lead.map(({ organization }) => organization.name)
  return (
    <>
      <span className="line">
        <span className="nw">
          <Tag>{t('office:kind.TASK')}</Tag> {t('tasks:status.PENDING_ISSUE')}
        </span>
        <span className="ell">
          {leads.length > 1 ? t('office:card.units', { name: leads[0], count: leads.length }) : leads[0]}
        </span>
      </span>
      <span className="line">
        <span className="ell">{row.plan.title}</span>
        {row.dueOn ? (
          <span className="nw">
            {t('office:card.due')} <DateText day={row.dueOn} />
          </span>
        ) : null}
      </span>
    </>
  )
}

interface CardActionsProps {
  item: OfficeItem
  decision: ProposalDecision
  /** 送签 of a draft that was looked over before. */
  onSend(row: SignRow): void
  onOpen(): void
}

/** What can be done without opening the panel; what wants a second look opens it. */
export function CardActions({ item, decision, onSend, onOpen }: CardActionsProps) {
  const { t } = useWords()
  const { asOf, today } = useScope()
  if (asOf !== today || item.what === 'REVIEW' || item.what === 'TASK') return null
  if (item.what === 'PROPOSAL') {
    const { row } = item
    if (!row.can.confirm && !row.can.dismiss) return null
    return (
      <div className="card-actions">
        {row.can.confirm ? (
          <>
            <Button small busy={decision.busy} onClick={() => decision.accept(row)}>
              {t('office:proposal.accept')}
            </Button>
            <Button small busy={decision.busy} onClick={() => decision.change(row)}>
              {t('office:proposal.change')}
            </Button>
          </>
        ) : null}
        {row.can.dismiss ? (
          <Button small busy={decision.busy} onClick={() => decision.dismiss(row)}>
            {t('office:proposal.dismiss')}
          </Button>
        ) : null}
      </div>
    )
  }
  return (
    <div className="card-actions">
      <Button small onClick={onOpen}>
        {t('office:card.preview')}
      </Button>
      {item.row.can.send ? (
        <Button small onClick={() => onSend(item.row)}>
          {t('notices:act.send')}
        </Button>
      ) : null}
    </div>
  )
}
