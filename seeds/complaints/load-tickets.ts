import { categoriesOf, sourceOf, type TicketRecord, takeTickets } from '#api/modules/complaints/index.ts'
import { saveOrganizations } from '#api/modules/divisions/index.ts'
import { ALL_AT_ONCE, foldTallies } from '#api/modules/tallies/index.ts'
import type { Context } from '#api/platform/context.ts'
import { write } from '#api/platform/write.ts'
import { divisionFacts } from '../facts/read-facts.ts'
import { HOME } from '../year/world.ts'
import { HOTLINE_UNITS } from './matters.ts'
import { DEMO_SOURCE, type DemoTicket, demoTickets, LAST_DAY } from './tickets.ts'

/** Tickets of one write: long enough to be quick, short enough for an embedded database. */
const BATCH = 3000

/** Departments that only handle tickets; the ledger of plans stays as it is. */
async function saveUnits(context: Context): Promise<Map<string, string>> {
  await write(context, HOME, async step => {
    const drafts = HOTLINE_UNITS.map(unit => ({ ...unit, placeCode: HOME, kind: 'DEPARTMENT' as const }))
    const counts = await saveOrganizations(step, HOME, drafts, context.clock.now())
    const after = { ...counts }
    await step.record({ type: 'ORGANIZATIONS_SAVED', entity: 'Jurisdiction', entityId: HOME, after })
  })
  const rows = await context.db.prisma.organization.findMany({
    where: { jurisdictionCode: HOME },
    select: { id: true, name: true },
  })
  return new Map(rows.map(({ id, name }) => [name, id]))
}

function recordOf(
  { categoryPath, unit, complainedOf, ...ticket }: DemoTicket,
  units: ReadonlyMap<string, string>,
  categoryIds: ReadonlyMap<string, { id: string }>,
): TicketRecord {
  const idOf = (name: string | null): string | null => {
    if (name === null) return null
    const id = units.get(name)
    if (id === undefined) throw new Error(`The demo world has no unit ${name}.`)
    return id
  }
  return {
    ...ticket,
    categoryId: categoryIds.get(categoryPath)?.id ?? null,
    organizationId: idOf(unit),
    complainedOfId: idOf(complainedOf),
  }
}

/**
 * Brings in two years of simulated tickets as those of a hotline of another system. The same again changes nothing, so
 * a load that was interrupted goes on where it stopped.
 */
export async function loadTickets(context: Context, say: (line: string) => void): Promise<void> {
  const today = context.clock.today()
  const day = today < LAST_DAY ? today : LAST_DAY
  const tickets = demoTickets(divisionFacts('wujiang'), new Date(`${day}T08:30:00+08:00`), day)
  say(`  12345 工单 ${tickets.length} 件（模拟） …`)
  const units = await saveUnits(context)
  const paths = [...new Set(tickets.map(({ categoryPath }) => categoryPath))]
  for (let from = 0; from < tickets.length; from += BATCH) {
    const batch = tickets.slice(from, from + BATCH)
    await write(context, HOME, async step => {
      const categories = await categoriesOf(step, HOME, paths)
      const source = await sourceOf(step, HOME, DEMO_SOURCE)
      const records = batch.map(ticket => recordOf(ticket, units, categories))
      const of = { jurisdictionCode: HOME, sourceId: source.id, importId: null }
      const { created, updated, unchanged } = await takeTickets(step, context, { ...of, tickets: records })
      await step.record({
        ...{ type: 'COMPLAINTS_TAKEN', entity: 'ComplaintSource', entityId: source.id },
        after: { created, updated, unchanged },
      })
    })
  }
  await foldTallies(context, () => false, ALL_AT_ONCE)
}
