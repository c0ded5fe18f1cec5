import type { Day } from '#api/platform/day.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { readHistory } from './history.ts'
import { type Shown, shownOn } from './recompute.ts'
import { replay } from './replay.ts'
import type { YearWorld } from './world.ts'

export interface CheckResult {
  days: Day[]
  /** Tasks times days. */
  compared: number
  /** One line each: the task, the day, what the API shows and what the history says. */
  differences: string[]
}

const PAGE = `query ($filter: TaskFilter!, $asOf: Day, $after: String) { tasks(filter: $filter, asOf: $asOf, first: 200,
  after: $after, sort: { key: PLAN, direction: ASC }) { totalCount pageInfo { endCursor hasNextPage }
  nodes { id light status state percent round dueOn doneOn milestoneCounts { done } } } }`

interface Page {
  tasks: {
    totalCount: number
    pageInfo: { endCursor: string | null; hasNextPage: boolean }
    nodes: (Omit<Shown, 'milestonesDone'> & { id: string; milestoneCounts: { done: number } })[]
  }
}

/** What the API shows of every task on a day. */
async function shownByApi({ supervisor }: YearWorld, asOf: Day): Promise<Map<string, Shown>> {
  const found = new Map<string, Shown>()
  for (let after: string | null = null; ; ) {
    const answer = await supervisor.query<Page>(PAGE, { filter: { place: WUJIANG }, asOf, after })
    if (answer.errors) throw new Error(answer.errors[0]?.message)
    const page: Page['tasks'] = answer.data.tasks
    for (const { id, milestoneCounts, ...shown } of page.nodes)
      found.set(id, { ...shown, milestonesDone: milestoneCounts.done })
    after = page.pageInfo.endCursor
    if (!page.pageInfo.hasNextPage) return found
  }
}

const KEYS = ['status', 'state', 'round', 'percent', 'light', 'dueOn', 'doneOn', 'milestonesDone'] as const

/** Compares what the API shows of every task on these days with a recomputation from the history. */
export async function checkDays(world: YearWorld, days: readonly Day[]): Promise<CheckResult> {
  const result: CheckResult = { days: [...days], compared: 0, differences: [] }
  const histories = (await readHistory(world.server)).map(history => ({
    history,
    standings: replay(history),
  }))
  const lost = world.files.length - histories.length
  if (lost !== 0) result.differences.push(`${lost} tasks are lost`)
  for (const day of days) {
    const shown = await shownByApi(world, day)
    for (const { history, standings } of histories) {
      const { id } = history.task
      const expected = shownOn(history, standings, day)
      const found = shown.get(id)
      result.compared += 1
      const wrong = KEYS.filter(key => found?.[key] !== expected[key])
      for (const key of wrong)
        result.differences.push(`${id} on ${day}: ${key} ${found?.[key]}, by its history ${expected[key]}`)
    }
  }
  return result
}

/** Years and kinds whose numbers have a gap or occur twice, as lines. */
export async function checkNumbers({ server }: YearWorld): Promise<{ numbers: number; faults: string[] }> {
  const rows = await server.db.sql<{
    kind: string
    year: number
    count: number
    distinct: number
    last: number
  }>(
    `select kind::text, year::int, count(*)::int as count, count(distinct number)::int as distinct, max(number)::int as last
     from notice where division_code = $1 and number is not null group by kind, year order by kind, year`,
    [WUJIANG],
  )
  const ledger = await server.db.sql<{ count: number; distinct: number }>(
    `select count(ledger_no)::int as count, count(distinct ledger_no)::int as distinct from task where division_code = $1`,
    [WUJIANG],
  )
  const faults = rows
    .filter(({ count, distinct, last }) => count !== distinct || count !== last)
    .map(({ kind, year, count, last }) => `${kind} ${year}: ${count} numbers up to ${last}`)
  if (ledger[0]?.count !== ledger[0]?.distinct) faults.push('立项编号 given twice')
  return { numbers: rows.reduce((sum, { count }) => sum + count, 0), faults }
}
