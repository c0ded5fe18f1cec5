import { WUJIANG } from '#test/kit/builders.ts'
import type { Bench } from '../bench.ts'
import type { Measurement } from '../measure.ts'
import { boardWorld, measureQuery } from './board-world.ts'

/** ISSUE: p95 at 10,000 tasks. */
const LIMIT_MS = 100

const SEARCH = /* GraphQL */ `
  query ($text: String!, $place: ID) {
    search(text: $text, place: $place) {
      groups { kind more hits { kind id title number owner light on done roles organizationId marks { from to } } }
    }
  }
`

const CASES: readonly { name: string; text: string }[] = [
  { name: 'words in every title 工作', text: '工作' },
  { name: 'a word in one title 第7777项', text: '第7777项' },
  { name: 'initials in every title bsjg', text: 'bsjg' },
  { name: 'syllables wancheng', text: 'wancheng' },
  { name: 'a unit and a word 第7局 完成', text: '第7局 完成' },
  { name: 'a place lgz', text: 'lgz' },
  { name: 'no such word', text: '火星探测器' },
]

const TITLES = {
  name: 'select title where like',
  sql: `select id, title from task where division_code = $1 and title like '%工作%' limit 6`,
  parameters: [WUJIANG],
}

/** The palette at 10,000 tasks, titles in memory, over HTTP. */
export const search: Bench = async ({ databases, seed }) => {
  const rows: Measurement[] = []
  for (const database of databases) {
    const world = await boardWorld(database, seed)
    for (const { name, text } of CASES) {
      const variables = { text, place: WUJIANG }
      const row = await measureQuery(world, {
        bench: 'search',
        name,
        document: SEARCH,
        variables,
        reference: TITLES,
      })
      rows.push({ ...row, limit: LIMIT_MS })
    }
  }
  return rows
}
