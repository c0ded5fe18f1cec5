import DataLoader from 'dataloader'
import type { Complaint as ComplaintRow } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import { type Day, dateToDay } from '../../platform/day.ts'
import { notFound } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { isId } from '../../platform/id.ts'
import type { Sight } from '../access/index.ts'
import type { RecordKey } from '../attachments/index.ts'
import { jurisdictionsOf, organizationLoader } from '../divisions/index.ts'
import { complaintSight, seesEveryTicket, type TicketForPolicy, type TicketUnit } from './complaint.policy.ts'
import { isProblemTicket } from './complaint.rules.ts'
import type { Complaint } from './complaint.type.ts'

const dayOf = (date: Date | null): Day | null => (date === null ? null : dateToDay(date))

/** A row as it leaves the server, for a viewer with this sight of it; its light is read on `asOf`, or today. */
export function toComplaint(row: ComplaintRow, sight: Sight, asOf: Day | null = null): Complaint {
  const { fingerprint: _fingerprint, hour: _hour, ...rest } = row
  return {
    ...rest,
    placed: row.placeCode !== row.jurisdictionCode,
    receivedOn: dateToDay(row.receivedOn),
    dispatchedOn: dayOf(row.dispatchedOn),
    contactDueOn: dayOf(row.contactDueOn),
    contactedOn: dayOf(row.contactedOn),
    dueOn: dayOf(row.dueOn),
    originalDueOn: dayOf(row.originalDueOn),
    closedOn: dayOf(row.closedOn),
    calledBackOn: dayOf(row.calledBackOn),
    problem: isProblemTicket(row),
    sight,
    asOf,
  }
}

const keyOf = ({ jurisdictionCode, id }: RecordKey): string => `${jurisdictionCode} ${id}`

const UNITS = Symbol('units of tickets')

/** The unit that has a ticket and those that once had it, as its timeline names them; batched over the request. */
export const ticketUnitLoader = (context: Context): DataLoader<RecordKey, TicketUnit[], string> =>
  once(context, UNITS, () => new DataLoader(async keys => readUnits(context, keys), { cacheKeyFn: keyOf }))

const UNITS_OF_TICKETS = `
  select distinct t.division_code as "jurisdictionCode", t.complaint_id as "complaintId", o.id, o.place_code as "placeCode"
  from (
    select c.division_code, c.id as complaint_id, c.organization_id from complaint c
    where c.division_code = any($1::text[]) and c.id = any($2::uuid[])
    union all
    select s.division_code, s.complaint_id, s.organization_id from complaint_step s
    where s.division_code = any($1::text[]) and s.complaint_id = any($2::uuid[])
  ) t
  join organization o on o.division_code = t.division_code and o.id = t.organization_id`

async function readUnits({ db }: Context, keys: readonly RecordKey[]): Promise<TicketUnit[][]> {
  const rows = await db.sql<TicketUnit & { jurisdictionCode: string; complaintId: string }>(
    UNITS_OF_TICKETS,
    [[...new Set(keys.map(key => key.jurisdictionCode))], keys.map(({ id }) => id)],
  )
  const byTicket = new Map<string, TicketUnit[]>(keys.map(key => [keyOf(key), []]))
  for (const { jurisdictionCode, complaintId, ...unit } of rows)
    byTicket.get(keyOf({ jurisdictionCode, id: complaintId }))?.push(unit)
  return keys.map(key => byTicket.get(keyOf(key)) ?? [])
}

/** A ticket with the units a policy must know. */
export async function ticketForPolicy(
  context: Context,
  ticket: Omit<TicketForPolicy, 'units' | 'complainedOf'> & { id: string; complainedOfId: string | null },
): Promise<TicketForPolicy> {
  const { complainedOfId } = ticket
  const [units, complainedOf] = await Promise.all([
    ticketUnitLoader(context).load(ticket),
    complainedOfId === null ? null : organizationLoader(context).load(complainedOfId),
  ])
  return { ...ticket, units, complainedOf }
}

const sightOf = async (context: Context, row: ComplaintRow): Promise<'full' | 'none'> =>
  seesEveryTicket(context.viewer, row.jurisdictionCode)
    ? 'full'
    : complaintSight(context.viewer, { ...row, units: await ticketUnitLoader(context).load(row) })

const TICKETS = Symbol('tickets by id')

/** Tickets by id that the viewer may read; null where there is none to be read. Batched over the request. */
export const complaintLoader = (context: Context): DataLoader<RecordKey, Complaint | null, string> =>
  once(
    context,
    TICKETS,
    () => new DataLoader(async keys => readTickets(context, keys), { cacheKeyFn: keyOf }),
  )

async function readTickets(context: Context, keys: readonly RecordKey[]): Promise<(Complaint | null)[]> {
  const rows = await context.db.prisma.complaint.findMany({
    where: {
      jurisdictionCode: { in: [...new Set(keys.map(key => key.jurisdictionCode))] },
      id: { in: keys.map(({ id }) => id) },
    },
  })
  const seen = await Promise.all(
    rows.map(async row => {
      const sight = await sightOf(context, row)
      return [keyOf(row), sight === 'none' ? null : toComplaint(row, sight)] as const
    }),
  )
  const byId = new Map(seen)
  return keys.map(key => byId.get(keyOf(key)) ?? null)
}

/** After a write: what was read before no longer holds. */
export function forgetTickets(context: Context): void {
  complaintLoader(context).clearAll()
  ticketUnitLoader(context).clearAll()
}

/** The jurisdiction of a ticket, among those of the viewer. Throws `NOT_FOUND`: an unknown id and a foreign one look the same. */
export async function jurisdictionOfTicket({ db, viewer }: Context, id: string): Promise<string> {
  const row = isId(id)
    ? await db.prisma.complaint.findFirst({
        where: { jurisdictionCode: { in: jurisdictionsOf(viewer) }, id },
        select: { jurisdictionCode: true },
      })
    : null
  if (!row) throw notFound('这件工单')
  return row.jurisdictionCode
}

/** A ticket the viewer may read. Throws `NOT_FOUND`; `FORBIDDEN` for one of the viewer's jurisdiction that is others' business. */
export async function requireComplaint(
  context: Context,
  id: string,
  asOf: Day | null = null,
): Promise<Complaint> {
  const jurisdictionCode = await jurisdictionOfTicket(context, id)
  const ticket = await complaintLoader(context).load({ jurisdictionCode, id })
  if (!ticket) throw refusal(context.viewer)
  return { ...ticket, asOf }
}

/** Whether the viewer may open the files of a ticket. */
export async function readsComplaint(
  context: Context,
  jurisdictionCode: string,
  id: string,
): Promise<boolean> {
  return isId(id) && (await complaintLoader(context).load({ jurisdictionCode, id })) !== null
}
