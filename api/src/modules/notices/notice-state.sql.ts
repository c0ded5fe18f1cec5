/** How a notice `n` and its recipients `r` stand now, and how they stood on the day `d.as_of`; SQL. */
import { ANSWERED, DUE } from './notice-waiting.sql.ts'

/** What a notice goes through, by the columns that date it. */
export type DatedStep = 'sent' | 'signed' | 'issued' | 'closed' | 'withdrawn'

export interface NoticeState {
  /** The notice had been drafted. */
  known: string
  status: string
  /** By when the recipient is to answer, null where nothing is waited for. */
  due: string
  /** When it did, or when the notice was closed without it. */
  done: string
  /** The recipient is still to answer. */
  waits: string
  /** A column that is empty until the step was taken. */
  once(step: DatedStep, column: string): string
}

/** As it stands: what is stored. */
export const NOW: NoticeState = {
  known: 'true',
  status: 'n.status::text',
  due: `case when s.status in ('ISSUED', 'RECEIVED', 'REPLIED', 'CLOSED') then r.reply_due_on end`,
  done: `coalesce(case when r.status in ('REPLIED', 'ACCEPTED') then r.replied_on end,
    case when s.status = 'CLOSED' then n.closed_on end)`,
  waits: `r.status in ('ISSUED', 'RECEIVED')`,
  once: (_, column) => column,
}

const by = (column: string) => `${column} <= d.as_of`

/** 0 issued, 1 signed for, 2 answered: a notice stands where its least advanced recipient stands. */
const LEAST = `select min(case when ${by('r.accepted_on')} or ${ANSWERED} then 2 when ${by('r.received_on')} then 1 else 0 end)
  from notice_recipient r where r.division_code = n.division_code and r.notice_id = n.id`

/** The day of the answer that stood: the one of now, or the last that had not been sent back by then. */
const ANSWERED_ON = `case when ${by('r.replied_on')} then r.replied_on else (
  select max(p.submitted_on) from reply p where p.division_code = $1 and p.subject = 'NOTICE' and p.subject_id = n.id
    and p.organization_id = r.organization_id and ${by('p.submitted_on')}
    and (p.status <> 'RETURNED' or p.reviewed_on > d.as_of)) end`

/**
 * As it stood on a day behind us, from the dates of its steps. What a draft said before it was changed, and that it had
 * been sent for signature before it was refused, is in its history only.
 */
export const THEN: NoticeState = {
  known: by('n.drafted_on'),
  status: `case when ${by('n.withdrawn_on')} then 'WITHDRAWN' when ${by('n.closed_on')} then 'CLOSED'
    when ${by('n.issued_on')} then coalesce((array['ISSUED', 'RECEIVED', 'REPLIED'])[1 + (${LEAST})], 'ISSUED')
    when ${by('n.signed_on')} then 'SIGNED' when ${by('n.sent_on')} then 'SIGNING' else 'DRAFT' end`,
  due: `case when s.status in ('ISSUED', 'RECEIVED', 'REPLIED', 'CLOSED') then ${DUE} end`,
  done: `coalesce(${ANSWERED_ON}, case when s.status = 'CLOSED' then n.closed_on end)`,
  waits: `${ANSWERED} is not true`,
  once: (step, column) => `case when ${by(`n.${step}_on`)} then ${column} end`,
}
