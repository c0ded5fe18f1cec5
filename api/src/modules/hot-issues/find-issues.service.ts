import { breath } from '../../platform/breath.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { allow } from '../../platform/guard.ts'
import type { Job } from '../../platform/jobs.ts'
import { write } from '../../platform/write.ts'
import { isOffice, placeScope } from '../access/index.ts'
import { hotGroups } from './find-issues.groups.ts'
import { linkToKnown } from './find-issues.links.ts'
import { namedGroups } from './find-issues.names.ts'
import { PAST_WEEKS, recentPeriod } from './growth.rules.ts'
import { forgetGoneTickets, storeFound } from './hot-issue.service.ts'
import type { RunMemory } from './run-memory.ts'
import { newestTicketDay, takenSince, ticketsOf } from './run-tickets.query.ts'
import { type Ticket, Vocabulary } from './ticket-points.rules.ts'

/** Days of tickets that are grouped. */
const WINDOW_DAYS = 90
/** How far back tickets of a new issue are looked for: its own past. */
const PAST_DAYS = PAST_WEEKS * 7 + 30

/** One run at a time in a jurisdiction: the lock bears its number. */
const LOCK = 512_000_000

const byDay = (one: Ticket, other: Ticket): number =>
  one.receivedOn === other.receivedOn
    ? one.id < other.id
      ? -1
      : 1
    : one.receivedOn < other.receivedOn
      ? -1
      : 1

/** Reads the tickets of the window; those that no issue holds and no person took out of one are free. */
async function readWindow(context: Context, jurisdictionCode: string, today: Day): Promise<RunMemory> {
  const from = addDays(today, 1 - WINDOW_DAYS)
  const oldest = addDays(today, -PAST_DAYS)
  const taken = await takenSince(context, jurisdictionCode, oldest)
  const vocabulary = new Vocabulary()
  const free: Ticket[] = []
  const recent = recentPeriod(today)
  let monthly = 0
  for await (const page of ticketsOf(context, jurisdictionCode, { from, until: today })) {
    // Those in issues are read too: how rare a word is depends on all.
    for (const ticket of page.map(row => vocabulary.read(row))) {
      if (ticket.receivedOn >= recent.from) monthly += 1
      if (!taken.has(ticket.id)) free.push(ticket)
    }
    await breath()
  }
  // What began a matter begins its group.
  return { jurisdictionCode, today, from, oldest, taken, vocabulary, monthly, free: free.sort(byDay) }
}

/** Rounds of a run at most; after two there is hardly ever anything left. */
const MOST_ROUNDS = 5

/** One round: tickets of known issues, then new issues. Returns how many tickets and issues it stored. */
async function round(context: Context, memory: RunMemory, tell: boolean) {
  const { jurisdictionCode } = memory
  const linked = await linkToKnown(context, memory)
  const named = await namedGroups(context, memory, await hotGroups(context, memory))
  const stored = [...linked, ...named.flatMap(({ tickets }) => tickets)].map(({ ticket }) => ticket.id)
  if (stored.length > 0)
    await write(context, jurisdictionCode, step =>
      storeFound(step, context, { jurisdictionCode, linked, named }, tell),
    )
  memory.taken = new Set([...memory.taken, ...stored])
  memory.free = memory.free.filter(({ id }) => !memory.taken.has(id))
  return { tickets: stored.length, issues: named.length }
}

/**
 * Looks for hot issues among the tickets of the last 90 days (up to the newest ticket, where a county brought in old
 * ones): first the tickets that belong to known issues, then groups that are large or growing, until a round finds
 * nothing: running it twice changes nothing more. What people named, put together or took apart stays so. Returns how
 * many issues were found.
 */
export function findHotIssues(context: Context, jurisdictionCode: string): Promise<number> {
  return context.db.exclusively(LOCK + Number(jurisdictionCode.slice(0, 6)), async () => {
    await forgetGoneTickets(context, jurisdictionCode)
    const today = await newestTicketDay(context, jurisdictionCode, context.clock.today())
    if (today === null) return 0
    const memory = await readWindow(context, jurisdictionCode, today)
    let found = 0
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const { tickets, issues } = await round(context, memory, found === 0)
      found += issues
      if (tickets === 0) break
    }
    return found
  })
}

/** Looks for hot issues now. Throws `FORBIDDEN`, `NOT_FOUND`. */
export async function findHotIssuesNow(context: Context, place: string): Promise<number> {
  const { jurisdictionCode } = placeScope(context.viewer, place)
  allow(isOffice(context.viewer, jurisdictionCode), context.viewer)
  return findHotIssues(context, jurisdictionCode)
}

/** Every night, when the day's tickets are in. */
export const hotIssueJob: Job = {
  name: 'hot-issues',
  at: '00:40',
  run: async (context, jurisdictionCode) => ({ found: await findHotIssues(context, jurisdictionCode) }),
}
