import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import { LimitLight } from '../limit-light.tsx'

export const TicketHeadingFragment = graphql(`
  fragment TicketHeading on Complaint {
    id
    externalId
    title
    class
    urgency
    state
    light
    lightReason
    daysLeft
    onTime
    round
    problem
    excluded
  }
`)

interface TicketHeadingProps {
  ticket: FragmentType<typeof TicketHeadingFragment>
}

/** `▲ 剩 2 个工作日 · 办理中 · 第 2 轮 · 投诉` and what makes the ticket stand out. */
export function TicketState({ ticket: masked }: TicketHeadingProps) {
  const { t } = useWords()
  const ticket = readFragment(TicketHeadingFragment, masked)
  return (
    <span className="state-line">
      <LimitLight facts={ticket} long />
      <span className="cap">
        {t(`complaints:state.${ticket.state}`)}
        {ticket.round > 1 ? ` · ${t('complaints:fact.round', { count: ticket.round })}` : ''}
        {` · ${t(`complaints:class.${ticket.class}`)}`}
      </span>
      {ticket.urgency === 'NORMAL' ? null : <Tag>{t(`complaints:urgency.${ticket.urgency}`)}</Tag>}
      {ticket.problem ? <Tag>{t('complaints:fact.problem')}</Tag> : null}
      {ticket.excluded ? <Tag>{t('complaints:fact.excluded')}</Tag> : null}
    </span>
  )
}

/** State, what it is about, and its number. */
export function TicketHeading({ ticket: masked }: TicketHeadingProps) {
  const { t } = useWords()
  const { title, externalId } = readFragment(TicketHeadingFragment, masked)
  return (
    <>
      <TicketState ticket={masked} />
      <h2 className="record-title">{title}</h2>
      <div className="cap">{t('complaints:fact.number', { number: externalId })}</div>
    </>
  )
}
