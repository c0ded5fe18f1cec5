import type { Day } from '../../platform/day.ts'
import type { Middle } from './cluster.rules.ts'
import type { Ticket, Vocabulary } from './ticket-points.rules.ts'

/** What a run has in memory. */
export interface RunMemory {
  jurisdictionCode: string
  today: Day
  /** First day of the window that is grouped, and of the past that is looked at for new issues. */
  from: Day
  oldest: Day
  /** Tickets that are in issues, or were taken out by a person. */
  taken: Set<string>
  vocabulary: Vocabulary
  /** Tickets of the last 30 days, in issues or not. */
  monthly: number
  /** Tickets of the window that no issue holds, oldest first. */
  free: Ticket[]
}

/** A ticket of a group, and how near it is to the middle, 0–1. */
export interface GroupTicket {
  ticket: Ticket
  score: number
}

/** Tickets about one matter. */
export interface FoundGroup {
  block: string
  middle: Middle
  tickets: GroupTicket[]
}

/** A group with what an issue says of itself. */
export interface NamedGroup extends FoundGroup {
  title: string
  keywords: string[]
  categoryId: string | null
  placeCode: string
  organizationId: string | null
  firstOn: Day
  lastOn: Day
}

/** A ticket that goes into a known issue. */
export interface NewMember extends GroupTicket {
  hotIssueId: string
}

/** Items by a key, keys in the order they first appear. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
