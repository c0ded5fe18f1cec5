import { workingDaysBetween } from '../../platform/calendar.ts'
import { type Context, neverKept } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/day.ts'
import {
  DOING_ROLES,
  grantsIn,
  managesComplaints,
  OPERATOR_ROLES,
  placeScope,
  SEES_INDICATORS,
} from '../access/index.ts'
import { codeRange, ruleSettings } from '../divisions/index.ts'
import { type Parameter, parameters } from '../tasks/index.ts'
import { complaintLoader } from './complaint.query.ts'
import type { ComplaintDesk, ComplaintDeskGroup } from './complaint-desk.type.ts'

const MOST_SHOWN = 50

/** One pile of the desk: which tickets, which of them are late, and what makes one more pressing. */
interface Pile {
  key: string
  where: string
  behind: string
  order: string
}

const URGENCY = `case c.urgency when 'CRITICAL' then 0 when 'URGENT' then 1 else 2 end`

/** Tickets that live here, found by their sources: the many that were imported are not looked at. */
const OWN = `c.own and c.source_id in (select s.id from complaint_source s where s.division_code = $1 and s.own)`

/** The time of the desk as parameters; one that is not used must not be made. */
interface DeskGround {
  now: () => string
  today: string
}

/** What the units the viewer works for have to do. */
function unitPiles(units: string, { now, today }: DeskGround): Pile[] {
  const mine = (state: string) => `c.state = '${state}' and c.own and c.organization_id in (${units})`
  return [
    {
      ...{ key: 'SIGN', where: mine('DISPATCHED'), behind: `c.sign_due_at < ${now()}::timestamptz` },
      order: 'c.sign_due_at',
    },
    {
      ...{ key: 'CONTACT', where: `${mine('HANDLING')} and c.contacted_on is null` },
      ...{ behind: `c.contact_due_on < ${today}::date`, order: 'c.contact_due_on' },
    },
    {
      ...{ key: 'HANDLE', where: `${mine('HANDLING')} and c.contacted_on is not null` },
      ...{ behind: `c.due_on < ${today}::date`, order: 'c.due_on' },
    },
  ]
}

const DAY_OF = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`

/** What the office and the data steward have to do; late is what waits longer than they give themselves. */
function managerPiles(place: string, waitedSince: string, viewerId: string, { today }: DeskGround): Pile[] {
  const own = (state: string) => `${OWN} and ${place} and c.state = '${state}'`
  const asked = (column: string) => `(select min(r.${column}) from complaint_request r
    where r.division_code = c.division_code and r.complaint_id = c.id and r.status = 'PENDING'
      and r.asked_by_id is distinct from ${viewerId}::uuid)`
  const decidable = `${place} and c.id in (select r.complaint_id from complaint_request r
    where r.division_code = $1 and r.status = 'PENDING' and r.asked_by_id is distinct from ${viewerId}::uuid)`
  return [
    {
      ...{ key: 'DISPATCH', where: own('RECEIVED'), order: 'c.received_at' },
      behind: `coalesce(c.due_on, c.received_on) < ${today}::date`,
    },
    {
      ...{ key: 'CALL_BACK', where: own('FINISHED'), order: 'c.finished_at' },
      behind: `${DAY_OF('c.finished_at')} < ${waitedSince}::date`,
    },
    {
      ...{ key: 'DECIDE', where: decidable, order: asked('asked_at') },
      behind: `${asked('asked_on')} < ${waitedSince}::date`,
    },
    {
      ...{ key: 'ARCHIVE', where: own('CALLED_BACK'), behind: `c.called_back_on < ${waitedSince}::date` },
      order: `case when c.answered and (not c.resolved or c.satisfaction = 'DISSATISFIED') then 0 else 1 end, c.called_back_on`,
    },
  ]
}

const pileSql = ({ key, where, behind, order }: Pile): string => `
  select '${key}' as key, count(*)::int as count, (count(*) filter (where late))::int as behind,
    coalesce(json_agg(id order by place_in_pile) filter (where place_in_pile <= ${MOST_SHOWN}), '[]') as ids
  from (
    select c.id, ${behind} as late, row_number() over (order by ${URGENCY}, ${order}, c.id) as place_in_pile
    from complaint c where c.division_code = $1 and ${where}
  ) pile`

interface PileRow {
  key: string
  count: number
  behind: number
  ids: string[]
}

/** The organizations the viewer works for in a jurisdiction, as SQL; null when there are none. */
function unitsOf(context: Context, jurisdictionCode: string, parameter: Parameter): string | null {
  const isOneOf = (roles: readonly string[]) => (grant: { role: string }) => roles.includes(grant.role)
  const grants = grantsIn(context.viewer, jurisdictionCode)
  const ids = grants.filter(isOneOf(DOING_ROLES)).flatMap(({ organizationId }) => organizationId ?? [])
  const ways = grants.filter(isOneOf(OPERATOR_ROLES)).map(({ scopeCode }) => {
    const { from, to } = codeRange(scopeCode)
    return `o.place_code between ${parameter(from)} and ${parameter(to)}`
  })
  if (ids.length > 0) ways.push(`o.id = any(${parameter(ids)}::uuid[])`)
  if (ways.length === 0) return null
  return `select o.id from organization o where o.division_code = $1 and (${ways.join(' or ')})`
}

/** The last day that waits no longer than `days` working days until today. */
function waitedSince(today: Day, days: number): Day {
  let day = today
  while (workingDaysBetween(day, today) < days) day = addDays(day, -1)
  return day
}

/**
 * What of the tickets waits for the viewer: piles of the units worked for, and those of the office and the data steward.
 * Leaders have none. Throws as `placeScope` does. One statement for all piles.
 */
export async function complaintDesk(context: Context, place: string): Promise<ComplaintDesk> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SEES_INDICATORS)
  // Whether signing is late changes with the hour, not with the data.
  neverKept(context)
  const { reviewWorkingDays } = await ruleSettings(context, jurisdictionCode)
  const { values, parameter } = parameters(jurisdictionCode)
  const today = context.clock.today()
  const ground = {
    now: () => parameter(context.clock.now().toISOString()),
    today: parameter(today),
  }
  const units = unitsOf(context, jurisdictionCode, parameter)
  const piles = units === null ? [] : unitPiles(units, ground)
  if (managesComplaints(context.viewer, jurisdictionCode)) {
    const { from, to } = codeRange(place)
    const within =
      place === jurisdictionCode ? 'true' : `c.place_code between ${parameter(from)} and ${parameter(to)}`
    const since = parameter(waitedSince(today, reviewWorkingDays))
    piles.push(...managerPiles(within, since, parameter(context.viewer?.id ?? null), ground))
  }
  if (piles.length === 0) return { groups: [] }
  const rows = await context.db.sql<PileRow>(piles.map(pileSql).join(' union all '), values)
  const groups = await Promise.all(rows.map(row => groupOf(context, jurisdictionCode, row)))
  const order = piles.map(({ key }) => key)
  return { groups: groups.sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key)) }
}

async function groupOf(
  context: Context,
  jurisdictionCode: string,
  { key, count, behind, ids }: PileRow,
): Promise<ComplaintDeskGroup> {
  const found = await Promise.all(ids.map(id => complaintLoader(context).load({ jurisdictionCode, id })))
  return { key, count, behind, complaints: found.filter(ticket => ticket !== null) }
}
