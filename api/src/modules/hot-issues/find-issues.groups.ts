import { breath } from '../../platform/breath.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { cluster, middleOf, NEAR_ENOUGH, NearestMiddle, nearness, type Point } from './cluster.rules.ts'
import { isHot, recentPeriod } from './growth.rules.ts'
import { type FoundGroup, type GroupTicket, groupBy, type RunMemory } from './run-memory.ts'
import { ticketsOf } from './run-tickets.query.ts'
import type { Ticket, Vocabulary } from './ticket-points.rules.ts'

const NO_WORDS = new Int32Array()

/** A block with fewer tickets holds no hot issue. */
const FEWEST = 5

/** Groups of one block, with how near each ticket is. */
function groupsOfBlock(block: string, tickets: readonly Ticket[], vocabulary: Vocabulary): FoundGroup[] {
  const points = tickets.map(ticket => vocabulary.pointOf(ticket))
  const pointAt = (index: number) => points[index] as Point
  return cluster(points).map(indexes => {
    const middle = middleOf(indexes.map(pointAt))
    const members = indexes.map(index => ({
      ticket: tickets[index] as Ticket,
      score: Math.min(1, nearness(middle, pointAt(index))),
    }))
    return { block, middle, tickets: members }
  })
}

const countsOf = (tickets: readonly GroupTicket[]): Map<Day, number> => {
  const counts = new Map<Day, number>()
  for (const { ticket } of tickets) counts.set(ticket.receivedOn, (counts.get(ticket.receivedOn) ?? 0) + 1)
  return counts
}

/** Different callers of the last 30 days; a ticket without one counts by itself. */
function callersOf(tickets: readonly GroupTicket[], today: Day): number {
  const { from } = recentPeriod(today)
  const recent = tickets.filter(({ ticket }) => ticket.receivedOn >= from && ticket.receivedOn <= today)
  return new Set(recent.map(({ ticket }) => ticket.callerKey ?? ticket.id)).size
}

const mayBeHot = ({ tickets }: FoundGroup, { today, monthly }: RunMemory): boolean =>
  isHot({ counts: countsOf(tickets), callers: callersOf(tickets, today), monthly }, today)

/** The groups of the free tickets that are hot, judged with their own past. */
export async function hotGroups(context: Context, memory: RunMemory): Promise<FoundGroup[]> {
  const { free, vocabulary } = memory
  const candidates: FoundGroup[] = []
  for (const [block, tickets] of groupBy(free, ticket => ticket.block)) {
    if (tickets.length < FEWEST) continue
    candidates.push(...groupsOfBlock(block, tickets, vocabulary).filter(group => mayBeHot(group, memory)))
    await breath()
  }
  const past = await pastOf(context, memory, candidates)
  for (const [index, tickets] of past.entries()) candidates[index]?.tickets.push(...tickets)
  // With its past known, what seemed to grow may turn out to be as it always was.
  return candidates.filter(group => mayBeHot(group, memory))
}

/** Groups of one block by their middles. */
interface BlockMiddles {
  middles: NearestMiddle
  /** Places of the groups in the list. */
  groups: number[]
}

function middlesByBlock(groups: readonly FoundGroup[]): Map<string, BlockMiddles> {
  const blocks = new Map<string, BlockMiddles>()
  for (const [index, group] of groups.entries()) {
    const here = blocks.get(group.block) ?? { middles: new NearestMiddle(), groups: [] }
    here.middles.add(group.middle)
    here.groups.push(index)
    blocks.set(group.block, here)
  }
  return blocks
}

/** Only tickets of the categories concerned are read. */
function inCategoriesOf(groups: readonly FoundGroup[]): { where: string; values: unknown[] } {
  const all = groups.flatMap(({ tickets }) => tickets.map(({ ticket }) => ticket.categoryId))
  const ids = [...new Set(all)].filter(id => id !== null)
  const where = all.includes(null)
    ? '(c.category_id = any($6::uuid[]) or c.category_id is null)'
    : 'c.category_id = any($6::uuid[])'
  return { where, values: [ids] }
}

/** Tickets of the same matters from before the window, for each group. */
async function pastOf(
  context: Context,
  { jurisdictionCode, from, oldest, taken, vocabulary }: RunMemory,
  groups: readonly FoundGroup[],
): Promise<GroupTicket[][]> {
  const past: GroupTicket[][] = groups.map(() => [])
  if (groups.length === 0) return past
  const blocks = middlesByBlock(groups)
  const days = { from: oldest, until: addDays(from, -1) }
  for await (const page of ticketsOf(context, jurisdictionCode, days, inCategoriesOf(groups))) {
    for (const row of page.filter(({ id }) => !taken.has(id))) {
      const ticket = vocabulary.readOnly(row)
      const here = blocks.get(ticket.block)
      const found = here?.middles.nearest(vocabulary.pointOf(ticket))
      if (!here || !found || found.nearness < NEAR_ENOUGH) continue
      // Placed, its words are not asked for again: years of tickets are held here.
      const placed = { ticket: { ...ticket, features: NO_WORDS }, score: Math.min(1, found.nearness) }
      past[here.groups[found.place] as number]?.push(placed)
    }
    await breath()
  }
  return past
}
