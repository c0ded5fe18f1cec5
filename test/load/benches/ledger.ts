import { WUJIANG } from '#test/kit/builders.ts'
import type { GraphQLAnswer } from '#test/kit/client.ts'
import type { Bench } from '../bench.ts'
import type { Measurement } from '../measure.ts'
import { type BoardQuery, type BoardWorld, boardWorld, measureQuery } from './board-world.ts'

const LIST = /* GraphQL */ `
  query ($filter: TaskFilter!, $sort: TaskSort, $after: String) {
    tasks(filter: $filter, sort: $sort, first: 50, after: $after) {
      totalCount
      counts { total done open behind near good noData }
      pageInfo { hasNextPage endCursor }
      nodes {
        id no title light state status percent level dueOn dueStatus workingDaysLeft
        milestoneCounts { total done due }
        plan { id title } place { code name }
        lead { organization { id name } light } joint { organization { id name } light }
        can { readDetail }
      }
    }
  }
`

const SAME_ROWS = {
  name: 'select … limit 50',
  sql: 'select * from task where division_code = $1 order by plan_id, position limit 50',
  parameters: [WUJIANG],
}

const CASES: readonly { name: string; filter?: object; sort?: object }[] = [
  { name: 'first page of 50, most urgent first' },
  { name: 'first page, sorted by lead', sort: { key: 'LEAD', direction: 'ASC' } },
  { name: 'first page, overdue in one town', filter: { place: '440203102000', lights: ['BEHIND'] } },
  { name: 'first page, words', filter: { words: '第77' } },
]

interface Page {
  tasks: { pageInfo: { endCursor: string | null } }
}

/** The cursor of a page in the middle of the list. */
async function deepCursor({ leader }: BoardWorld): Promise<string | null> {
  let after: string | null = null
  for (let page = 0; page < 4; page += 1) {
    const document =
      'query ($filter: TaskFilter!, $after: String) { tasks(filter: $filter, first: 200, after: $after) { pageInfo { endCursor } } }'
    const answer: GraphQLAnswer<Page> = await leader.query<Page>(document, {
      filter: { place: WUJIANG },
      after,
    })
    after = answer.data.tasks.pageInfo.endCursor
  }
  return after
}

async function queriesOf(world: BoardWorld): Promise<BoardQuery[]> {
  const query = (name: string, variables: Record<string, unknown>): BoardQuery => ({
    bench: 'ledger',
    name,
    document: LIST,
    variables,
    reference: SAME_ROWS,
  })
  return [
    ...CASES.map(({ name, filter, sort }) => query(name, { filter: { place: WUJIANG, ...filter }, sort })),
    query('page after row 800', { filter: { place: WUJIANG }, after: await deepCursor(world) }),
  ]
}

/** Pages of the ledger with owners, plans and places at 10,000 tasks, over HTTP. */
export const ledger: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) {
    const world = await boardWorld(database, seed)
    for (const query of await queriesOf(world)) rows.push(await measureQuery(world, query))
  }
  return rows
}
