import type { ComplaintClass, ComplaintSatisfaction, ComplaintState, ComplaintUrgency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { complaintSeverity } from './complaint-light.rules.ts'
import type { ComplaintView } from './complaint-list.sql.ts'

/** A ticket as a sheet shows it: everything masked. */
export interface ExportRow {
  external_id: string
  source: string
  title: string
  content: string | null
  answer: string | null
  address: string | null
  class: ComplaintClass
  urgency: ComplaintUrgency
  channel: string | null
  category: string | null
  place: string | null
  unit: string | null
  unit_words: string | null
  state: ComplaintState
  severity: number
  received_at: Date
  dispatched_at: Date | null
  due_on: Day | null
  closed_on: Day | null
  on_time: boolean | null
  returns: number
  reworks: number
  units: number
  called_back_on: Day | null
  answered: boolean | null
  resolved: boolean | null
  satisfaction: ComplaintSatisfaction | null
  excluded: boolean
}

const ROWS = `
  select c.external_id, s.name as source, c.title, t.content, t.answer, t.address, c.class, c.urgency, h.name as channel,
    g.path as category, d.name as place, o.name as unit, c.unit_words, c.state, ${complaintSeverity('$3', '$4')} as severity,
    c.received_at, c.dispatched_at, c.due_on, c.closed_on, c.on_time, c.returns, c.reworks, c.units, c.called_back_on,
    c.answered, c.resolved, c.satisfaction, c.excluded
  from unnest($2::uuid[]) with ordinality as asked(id, no)
  join complaint c on c.division_code = $1 and c.id = asked.id
  join complaint_source s on s.division_code = $1 and s.id = c.source_id
  left join complaint_text t on t.division_code = $1 and t.complaint_id = c.id
  left join complaint_channel h on h.division_code = $1 and h.id = c.channel_id
  left join complaint_category g on g.division_code = $1 and g.id = c.category_id
  left join organization o on o.division_code = $1 and o.id = c.organization_id
  left join division d on d.code = c.place_code
  order by asked.no`

/** Rows of these tickets, in their order; the caller has asked whether the viewer may read them. */
export const exportRows = (
  { db }: Context,
  { scope, asOf, nearUntil }: ComplaintView,
  ids: readonly string[],
): Promise<ExportRow[]> => db.sql<ExportRow>(ROWS, [scope.jurisdictionCode, ids, asOf, nearUntil])
