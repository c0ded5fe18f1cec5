import type { Context } from '../../platform/context.ts'
import { addDays } from '../../platform/day.ts'
import { cluster, middleOf, NEAR_ENOUGH, NearestMiddle, type Point } from './cluster.rules.ts'
import { groupBy, type NewMember, type RunMemory } from './run-memory.ts'
import { coresOf, issuesSince } from './run-tickets.query.ts'
import type { Ticket } from './ticket-points.rules.ts'

/** An issue without a ticket for so long takes no more. */
const QUIET_DAYS = 182

/** Middles of the known issues in one block, and the issue of each. */
interface KnownMiddles {
  middles: NearestMiddle
  issues: string[]
}

/** The matters a core is about: one, unless a person put several together. */
function mattersOf(points: readonly Point[]): Point[][] {
  const groups = cluster(points)
  if (groups.length === 0) return [[...points]]
  return groups.map(indexes => indexes.map(index => points[index] as Point))
}

function addCore(
  blocks: Map<string, KnownMiddles>,
  id: string,
  tickets: readonly Ticket[],
  { vocabulary }: RunMemory,
) {
  for (const [block, members] of groupBy(tickets, ticket => ticket.block)) {
    const here = blocks.get(block) ?? { middles: new NearestMiddle(), issues: [] }
    for (const matter of mattersOf(members.map(ticket => vocabulary.pointOf(ticket)))) {
      here.middles.add(middleOf(matter))
      here.issues.push(id)
    }
    blocks.set(block, here)
  }
}

/** What each known issue is about, by block. */
async function knownMiddles(context: Context, memory: RunMemory): Promise<Map<string, KnownMiddles>> {
  const { jurisdictionCode, today, vocabulary } = memory
  const known = await issuesSince(context, jurisdictionCode, addDays(today, -QUIET_DAYS))
  const ids = known.map(({ id }) => id)
  const cores = ids.length === 0 ? [] : await coresOf(context, jurisdictionCode, ids)
  const byIssue = groupBy(cores, ({ hotIssueId }) => hotIssueId)
  const blocks = new Map<string, KnownMiddles>()
  for (const id of ids) {
    const tickets = (byIssue.get(id) ?? []).map(row => vocabulary.readOnly(row))
    addCore(blocks, id, tickets, memory)
  }
  return blocks
}

/** Tickets that belong to known issues; they are taken out of the free ones. */
export async function linkToKnown(context: Context, memory: RunMemory): Promise<NewMember[]> {
  const blocks = await knownMiddles(context, memory)
  const linked: NewMember[] = []
  memory.free = memory.free.filter(ticket => {
    const known = blocks.get(ticket.block)
    const found = known?.middles.nearest(memory.vocabulary.pointOf(ticket))
    if (!known || !found || found.nearness < NEAR_ENOUGH) return true
    const hotIssueId = known.issues[found.place] as string
    linked.push({ ticket, hotIssueId, score: Math.min(1, found.nearness) })
    return false
  })
  return linked
}
