import type { Context } from '../../platform/context.ts'
import { listComplaints, ticketLight } from '../complaints/index.ts'
import { isWithin, organizationLoader } from '../divisions/index.ts'
import { lightsAt } from '../figures/index.ts'
import { hotIssuesById } from '../hot-issues/index.ts'
import { noticeLoader } from '../notices/index.ts'
import { systemsAt } from '../systems/index.ts'
import { findTasks, type Task, taskView } from '../tasks/index.ts'
import { fold, joinSpans, standOf } from './match.rules.ts'
import type { Found } from './rank.rules.ts'
import { SearchKind } from './search.enums.ts'
import { searchSight } from './search.policy.ts'
import type { Search } from './search.query.ts'
import type { SearchHit } from './search.type.ts'
import type { TitleKind } from './title-entry.ts'

/** What the lists know of a record beyond its title, as the viewer may see it now. */
type Facts = Partial<Pick<SearchHit, 'light' | 'on' | 'done'>>

/** Records by id as the viewer may see them; those that are missing are not found. */
type FactReader = (context: Context, input: Search, ids: readonly string[]) => Promise<Map<string, Facts>>

/** The roots of the viewer in the jurisdiction, the one that holds the place looked at first. */
function rootsOf({ viewer }: Context, { jurisdictionCode, place }: Search, kind: SearchKind): string[] {
  const { roots } = searchSight(viewer, jurisdictionCode, kind)
  return [...roots].sort((one, other) => Number(isWithin(place, other)) - Number(isWithin(place, one)))
}

/** Reads at one root after the other until everything is found; nearly everybody has one. */
async function atRoots(
  roots: readonly string[],
  ids: readonly string[],
  read: (root: string, ids: string[]) => Promise<Map<string, Facts>>,
): Promise<Map<string, Facts>> {
  const found = new Map<string, Facts>()
  for (const root of roots) {
    const missing = ids.filter(id => !found.has(id))
    if (missing.length === 0) break
    for (const [id, facts] of await read(root, missing)) found.set(id, facts)
  }
  return found
}

const taskFacts = ({ id, light, dueOn, state }: Task): [string, Facts] => [
  id,
  { light, on: dueOn, done: state === 'DONE' },
]

const readTasks: FactReader = (context, input, ids) =>
  atRoots(rootsOf(context, input, SearchKind.TASK), ids, async (root, missing) => {
    const view = await taskView(context, root)
    const tasks = await findTasks(context, view, parameter => `t.id = any(${parameter(missing)}::uuid[])`)
    return new Map(tasks.map(taskFacts))
  })

const readNotices: FactReader = async (context, { jurisdictionCode }, ids) => {
  const read = await noticeLoader(context).loadMany(ids.map(id => ({ jurisdictionCode, id })))
  const notices = read.flatMap(one => (one instanceof Error ? [] : one))
  return new Map(
    notices.map(({ id, light, replyDueOn, status }) => [
      id,
      { light, on: replyDueOn, done: status === 'CLOSED' || status === 'WITHDRAWN' },
    ]),
  )
}

const readSystems: FactReader = (context, input, ids) =>
  atRoots(rootsOf(context, input, SearchKind.SYSTEM), ids, async (root, missing) => {
    const systems = await systemsAt(context, root, missing)
    return new Map(systems.map(({ id, light, cloudDueOn }) => [id, { light, on: cloudDueOn }]))
  })

const readHotIssues: FactReader = async (context, { jurisdictionCode }, ids) => {
  const issues = ids.length === 0 ? [] : await hotIssuesById(context, jurisdictionCode, ids)
  return new Map(issues.map(({ id, light, lastOn }) => [id, { light, on: lastOn }]))
}

/** At the place looked at where it is the viewer's, else at the viewer's own. */
const readIndicators: FactReader = async (context, input, ids) => {
  const [root] = rootsOf(context, input, SearchKind.INDICATOR)
  if (root === undefined || ids.length === 0) return new Map()
  const at = isWithin(input.place, root) ? input.place : root
  const lights = await lightsAt(context, at, ids)
  // What is not in use has no light, and is found all the same.
  return new Map(ids.map(id => [id, { light: lights.get(id) ?? null }]))
}

/** Kinds of which memory does not know everything: the light, and whether the viewer really sees it. */
const READERS: Partial<Record<TitleKind, FactReader>> = {
  TASK: readTasks,
  NOTICE: readNotices,
  SYSTEM: readSystems,
  HOT_ISSUE: readHotIssues,
  INDICATOR: readIndicators,
}

/** Of hot issues memory does not know whose they are: so many more are looked at. */
const LOOKED_AT = { HOT_ISSUE: 60 } as const

/** The best of what was found, with what their lists show the viewer; one more than asked for where there are more. */
export async function hitsOf(
  context: Context,
  input: Search,
  kind: TitleKind,
  found: readonly Found[],
): Promise<SearchHit[]> {
  const size = kind === SearchKind.HOT_ISSUE ? LOOKED_AT.HOT_ISSUE : input.size + 1
  const best = found.slice(0, size)
  const read = READERS[kind]
  if (!read) return best.map(one => toHit(one, {}))
  const facts = await read(
    context,
    input,
    best.map(({ entry }) => entry.id),
  )
  return best.flatMap(one => {
    const known = facts.get(one.entry.id)
    return known ? [toHit(one, known)] : []
  })
}

const toHit = ({ entry, marks }: Found, facts: Facts): SearchHit => ({
  ...{ kind: entry.kind, id: entry.id, title: entry.title, number: entry.number, owner: entry.owner, marks },
  light: facts.light ?? null,
  on: facts.on ?? null,
  done: facts.done ?? entry.done,
  roles: [...entry.roles],
  organizationId: entry.kind === SearchKind.PERSON ? (entry.units[0] ?? null) : null,
})

/** A word of one character, or of a few letters, stands in too many tickets to tell anything. */
const isTelling = (word: string): boolean => /[\u3400-\u9fff]{2}|\d{4}/.test(word)

/** Tickets by their own full-text search, within the rights of their list. */
export async function readTickets(context: Context, input: Search): Promise<SearchHit[]> {
  const [root] = rootsOf(context, input, SearchKind.COMPLAINT)
  if (root === undefined || !input.words.some(isTelling)) return []
  const filter = { search: input.text }
  const { nodes } = await listComplaints(context, { place: root, filter, first: input.size + 1 })
  return Promise.all(
    nodes.map(async ticket => ({
      ...{ kind: SearchKind.COMPLAINT, id: ticket.id, title: ticket.title, number: ticket.externalId },
      marks: marksIn(ticket.title, input.words),
      owner: await unitName(context, ticket.organizationId),
      ...{ light: await ticketLight(context, ticket), on: ticket.dueOn, done: ticket.closedOn !== null },
      ...{ roles: [], organizationId: null },
    })),
  )
}

const unitName = async (context: Context, id: string | null): Promise<string | null> =>
  id === null ? null : ((await organizationLoader(context).load(id))?.name ?? null)

const marksIn = (title: string, words: readonly string[]) => {
  const folded = fold(title)
  return joinSpans(words.flatMap(word => standOf(folded, word) ?? []))
}
