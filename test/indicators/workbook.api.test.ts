import { beforeAll, describe, expect, test } from 'vitest'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { blank, number, text, Workbook } from './workbook.ts'
import { WorkbookYear } from './workbook-year.ts'

/** The day by which everything of the year was known. */
const FINAL = '2025-01-10'

interface Part {
  value: number | null
}

interface State {
  period: string | null
  value: number | null
  numerator: number | null
  denominator: number | null
  expected: number | null
  gap: number | null
  light: string
  reported: number
  obliged: number
  meeting: number | null
  own: Part | null
  rollUp: Part | null
  difference: number | null
  late: boolean
  source: string | null
  definitionVersion: number | null
  freshUntil: string | null
}

const STATE = `state(place: $place, asOf: $asOf) { period value numerator denominator expected gap light reported obliged
  meeting own { value } rollUp { value } difference late source definitionVersion freshUntil }`

interface Series {
  periods: string[]
  values: (number | null)[]
  numerators: (number | null)[]
  denominators: (number | null)[]
  reported: number[]
}

/** Column of the sheet 状态 → what the API calls it. */
const COLUMNS: Readonly<Record<string, (state: State) => string | number | boolean | null>> = {
  期间: ({ period }) => period,
  值: ({ value }) => value,
  分子: ({ numerator }) => numerator,
  分母: ({ denominator }) => denominator,
  应达: ({ expected }) => expected,
  差: ({ gap }) => gap,
  灯: ({ light }) => light,
  已报: ({ reported }) => reported,
  应报: ({ obliged }) => obliged,
  达标: ({ meeting }) => meeting,
  本级值: ({ own }) => own?.value ?? null,
  汇总值: ({ rollUp }) => rollUp?.value ?? null,
  差额: ({ difference }) => difference,
  补报: ({ period, late }) => (period === null ? null : late ? '是' : '否'),
  来源: ({ period, source }) => (period === null ? null : source),
  口径版本: ({ period, definitionVersion }) => (period === null ? null : definitionVersion),
  新鲜至: ({ freshUntil }) => freshUntil,
}

/** What a row is about, and what only the light of the row is computed with. */
const BESIDE = new Set(['截至', '编号', '地方', '上期值', '上期应达', '上期落后'])

const BLOCKS: Readonly<Record<string, (series: Series, index: number) => number | null>> = {
  结果分子: ({ numerators }, index) => numerators[index] ?? null,
  结果分母: ({ denominators }, index) => denominators[index] ?? null,
  结果值: ({ values }, index) => values[index] ?? null,
  结果已报: ({ reported }, index) => reported[index] ?? 0,
}

let server: TestServer
let book: Workbook
let year: WorkbookYear
let leader: TestClient

beforeAll(async () => {
  book = await Workbook.open(new URL('year-2024.xlsx', import.meta.url))
  server = await createTestServer({ day: '2024-01-02' })
  year = await WorkbookYear.live(server, book)
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
}, 300_000)

/** One field of every indicator at a place, by number, in one request. */
const readAll = async <T>(field: string, place: string, asOf: string): Promise<Map<number, T>> => {
  const fields = [...year.idOf].map(([no, id]) => `i${no}: indicator(id: "${id}") { ${field} }`)
  const { data, errors } = await leader.query<Record<string, T>>(
    `query ($place: ID!, $asOf: Day!) { ${fields.join(' ')} }`,
    { place: year.code(place), asOf },
  )
  if (errors?.[0]) throw new Error(errors[0].message)
  return new Map([...year.idOf.keys()].map(no => [no, data[`i${no}`] as T]))
}

describe('a year computed by hand', () => {
  test('every figure of every place and period, as known when all was in, to the last digit', async () => {
    const found: unknown[] = []
    const wanted: unknown[] = []
    for (const place of year.places) {
      const all = await readAll<{ series: Series }>(
        'series(place: $place, asOf: $asOf) { periods values numerators denominators reported }',
        place,
        FINAL,
      )
      for (const row of book.table('指标')) {
        const sheet = `${row['编号']} ${row['名称']}`
        const series = all.get(Number(row['编号']))?.series
        if (!series) throw new Error(`No series of ${sheet}.`)
        for (const [name, valueAt] of Object.entries(BLOCKS))
          for (const [period, cell] of book.block(sheet, name)?.get(place) ?? []) {
            const index = series.periods.indexOf(period)
            const value = index === -1 ? (name === '结果已报' ? 0 : null) : valueAt(series, index)
            found.push([sheet, place, period, name, value])
            wanted.push([sheet, place, period, name, number(cell)])
          }
      }
    }
    expect(found).toEqual(wanted)
    expect(found).toHaveLength(resultCells(book))
  }, 120_000)

  test('expected value, gap, light, coverage and both figures of the place itself on fifteen days', async () => {
    const rows = book.table('状态')
    const found: unknown[] = []
    const wanted: unknown[] = []
    let compared = 0
    const states = new Map<string, Map<number, { state: State }>>()
    for (const row of rows) {
      const [asOf, place] = [text(row['截至']), text(row['地方'])]
      const key = `${asOf} ${place}`
      if (!states.has(key)) states.set(key, await readAll<{ state: State }>(STATE, place, asOf))
      const state = states.get(key)?.get(Number(row['编号']))?.state
      if (!state) throw new Error(`No state of ${row['编号']} in ${key}.`)
      const cells = Object.entries(COLUMNS)
      const where = [key, Number(row['编号'])]
      compared += cells.length
      found.push([...where, Object.fromEntries(cells.map(([name, of]) => [name, of(state)]))])
      wanted.push([
        ...where,
        Object.fromEntries(cells.map(([name]) => [name, blank(row[name]) ? null : row[name]])),
      ])
    }
    expect(found).toEqual(wanted)
    const columns = Object.keys(rows[0] ?? {}).filter(name => !BESIDE.has(name))
    expect(columns.sort()).toEqual(Object.keys(COLUMNS).sort())
    expect(compared).toBe(rows.length * columns.length)
  }, 240_000)
})

/** Cells of all blocks of results, counted without looking at what was compared. */
function resultCells(workbook: Workbook): number {
  let count = 0
  for (const name of workbook.names) {
    let periods = 0
    for (const row of workbook.rows(name)) {
      const first = text(row[0])
      if (first === '') periods = 0
      else if (first.startsWith('结果')) periods = row.slice(1).filter(cell => !blank(cell)).length
      else count += periods
    }
  }
  return count
}
