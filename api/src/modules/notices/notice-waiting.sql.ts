/** What waits for an answer on a day: SQL over notice `n`, its recipient `r` and the day as `d.as_of`; $1 jurisdiction. */

/** A reply of recipient `r` that stood on the day of `d`: handed in by then, and not sent back by then. */
export const ANSWERED = `(r.replied_on <= d.as_of or exists (
  select 1 from reply p where p.division_code = $1 and p.subject = 'NOTICE' and p.subject_id = n.id
    and p.organization_id = r.organization_id and p.submitted_on <= d.as_of
    and (p.status <> 'RETURNED' or p.reviewed_on > d.as_of)))`

const returned = (when: string): string => `exists (
  select 1 from reply p where p.division_code = $1 and p.subject = 'NOTICE' and p.subject_id = n.id
    and p.organization_id = r.organization_id and p.status = 'RETURNED' and ${when})`

/** The date in force on the day: sending an answer back sets another, until then the first one held. */
export const DUE = `case when ${returned('p.reviewed_on > d.as_of')} and not ${returned('p.reviewed_on <= d.as_of')}
  then n.original_reply_due_on else coalesce(r.reply_due_on, n.reply_due_on) end`

/** 督查通报 tells and waits for nobody's answer. */
export const OUT = `n.issued_on <= d.as_of and n.kind <> 'CIRCULAR'
  and (n.closed_on is null or n.closed_on > d.as_of) and (n.withdrawn_on is null or n.withdrawn_on > d.as_of)`

/** What a waiting notice is asked for: any, one past the date of an answer, or one that is near and not past it. */
export const NoticeWaiting = { ANY: 'ANY', OVERDUE: 'OVERDUE', NEAR: 'NEAR' } as const
export type NoticeWaiting = (typeof NoticeWaiting)[keyof typeof NoticeWaiting]

const HAVING: Readonly<Record<NoticeWaiting, string>> = {
  ANY: 'true',
  OVERDUE: `bool_or(${DUE} < d.as_of)`,
  NEAR: `bool_or(${DUE} <= $3::date) and bool_or(${DUE} < d.as_of) is not true`,
}

/** Ids of the notices that waited for somebody's answer on the day `$2`, near until `$3`; as the cockpit counts them. */
export const waitingOn = (which: NoticeWaiting): string => `
  select n.id from (select $2::date as as_of) d join notice n on n.division_code = $1 and ${OUT}
  join notice_recipient r on r.division_code = n.division_code and r.notice_id = n.id
  where ${ANSWERED} is not true group by n.id having ${HAVING[which]}`
