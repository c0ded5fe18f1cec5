import { Decimal } from 'decimal.js'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { IndicatorKind, OwnFigure } from '#prisma'
import { buildPlaces, JIANGWAN, LONGGUI, WUJIANG } from '#test/kit/builders.ts'
import { buildFigures, buildIndicator, type OwnFigureFacts } from '#test/kit/indicator-world.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import type { Day } from '../../platform/day.ts'
import { countStatements } from '../../platform/statements.ts'
import { FIGURE_COLUMNS, type StoredFigure, toFigure } from './figure.rows.ts'
import type { FigureRow } from './figure.sheet.ts'
import { percentage } from './roll-up.rules.ts'

let server: TestServer

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  await server.db.prisma.division.createMany({
    data: [1, 2, 3].flatMap(index => [
      { code: `44020310220${index}`, name: `龙归村${index}`, level: 5, parentCode: LONGGUI },
      { code: `44020310320${index}`, name: `江湾村${index}`, level: 5, parentCode: JIANGWAN },
    ]),
  })
})

beforeEach(async () => {
  await server.db.script(
    'truncate indicator_figure, indicator_target, indicator_definition, indicator_exemption, indicator_task, indicator cascade',
  )
})

const village = (town: 2 | 3, index: number) => `44020310${town}20${index}`
const ratio = (placeCode: string, numerator: number, denominator: number, late = false): OwnFigureFacts => ({
  placeCode,
  numerator: new Decimal(numerator),
  denominator: new Decimal(denominator),
  value: percentage(new Decimal(numerator), new Decimal(denominator)) ?? undefined,
  late,
})

async function stored(asOf: Day = '9999-12-31'): Promise<FigureRow[]> {
  const rows = await server.db.sql<StoredFigure>(
    `select distinct on (f.indicator_id, f.place_code, f.starts_on) ${FIGURE_COLUMNS}
     from indicator_figure f where f.known_on <= $1
     order by f.indicator_id, f.place_code, f.starts_on, f.known_on desc`,
    [asOf],
  )
  return rows.map(toFigure)
}

async function figure(indicatorId: string, placeCode: string, startsOn: Day, asOf?: Day) {
  const found = (await stored(asOf)).find(
    row => row.indicatorId === indicatorId && row.placeCode === placeCode && row.startsOn === startsOn,
  )
  return found
    ? `${found.value ?? '–'} = ${found.numerator ?? '–'}/${found.denominator ?? '–'} (${found.reported})`
    : null
}

describe('putting figures', () => {
  it('adds up the places above, and only them, in at most ten statements', async () => {
    const id = await buildIndicator(server, { no: 1 })
    await buildFigures(server.context, '2024-09-05', [
      {
        indicatorId: id,
        startsOn: '2024-08-01',
        own: [ratio(village(2, 1), 1, 2), ratio(village(3, 1), 9, 10)],
      },
    ])
    const { statements } = await countStatements(() =>
      buildFigures(server.context, '2024-09-06', [
        { indicatorId: id, startsOn: '2024-08-01', own: [ratio(village(2, 2), 1, 1)] },
      ]),
    )
    // Two more write the audit entry and the event.
    expect(statements.length).toBeLessThanOrEqual(12)
    expect(await figure(id, LONGGUI, '2024-08-01')).toBe('66.666667 = 2/3 (2)')
    expect(await figure(id, WUJIANG, '2024-08-01')).toBe('84.615385 = 11/13 (3)')
    expect(await figure(id, WUJIANG, '2024-08-01', '2024-09-05')).toBe('83.333333 = 10/12 (2)')
    const jiangwan = (await stored()).find(row => row.placeCode === JIANGWAN)
    expect(jiangwan?.knownOn).toBe('2024-09-05')
  })

  it('overwrites on the same day, keeps the old value on a later one, and marks it corrected', async () => {
    const id = await buildIndicator(server, { no: 1 })
    const put = (day: Day, above: number) =>
      buildFigures(server.context, day, [
        { indicatorId: id, startsOn: '2024-08-01', own: [ratio(village(2, 1), above, 4)] },
      ])
    await put('2024-09-05', 1)
    await put('2024-09-05', 2)
    expect((await stored()).map(({ corrected }) => corrected)).toEqual([false, false, false])
    await put('2024-09-20', 3)
    expect(await figure(id, WUJIANG, '2024-08-01', '2024-09-19')).toBe('50 = 2/4 (1)')
    expect(await figure(id, WUJIANG, '2024-08-01')).toBe('75 = 3/4 (1)')
    expect((await stored()).map(({ corrected }) => corrected)).toEqual([true, true, true])
  })

  it('calls nothing corrected that is only said again, or that a ledger counts while its period runs', async () => {
    const reported = await buildIndicator(server, { no: 1 })
    const counted = await buildIndicator(server, { no: 2, feed: 'SYSTEMS' })
    const put = (indicatorId: string, day: Day, above: number) =>
      buildFigures(server.context, day, [
        { indicatorId, startsOn: '2024-09-01', own: [ratio(village(2, 1), above, 4)] },
      ])
    const corrected = async (indicatorId: string) =>
      (await stored()).filter(row => row.indicatorId === indicatorId && row.corrected).length
    await put(reported, '2024-10-05', 1)
    await put(reported, '2024-10-06', 1)
    expect(await corrected(reported)).toBe(0)
    await put(counted, '2024-09-05', 1)
    await put(counted, '2024-09-25', 2)
    expect(await corrected(counted)).toBe(0)
    await put(counted, '2024-10-12', 3)
    expect(await corrected(counted)).toBe(3)
  })

  it('takes a figure back when all of it is empty', async () => {
    const id = await buildIndicator(server, { no: 1 })
    const entry = (own: OwnFigureFacts[]) => [{ indicatorId: id, startsOn: '2024-08-01', own }]
    await buildFigures(
      server.context,
      '2024-09-05',
      entry([ratio(village(2, 1), 1, 4), ratio(village(2, 2), 1, 1)]),
    )
    await buildFigures(server.context, '2024-09-06', entry([{ placeCode: village(2, 1) }]))
    expect(await figure(id, village(2, 1), '2024-08-01')).toBe('– = –/– (0)')
    expect(await figure(id, WUJIANG, '2024-08-01')).toBe('100 = 1/1 (1)')
  })

  it('computes formulas of formulas at every place that changed, and for the period they speak of', async () => {
    const monthly = await buildIndicator(server, { no: 1, definitions: [{ kind: 'COUNT', unit: '件' }] })
    const other = await buildIndicator(server, { no: 2, definitions: [{ kind: 'COUNT', unit: '件' }] })
    const share = await buildIndicator(server, {
      no: 3,
      feed: 'FORMULA',
      definitions: [{ kind: 'DERIVED', formula: '[1] / [2] * 100' }],
    })
    const quarterly = await buildIndicator(server, {
      no: 4,
      feed: 'FORMULA',
      frequency: 'QUARTERLY',
      definitions: [{ kind: 'DERIVED', formula: '100 - [3]' }],
    })
    const count = (placeCode: string, value: number) => ({ placeCode, value: new Decimal(value) })
    const own = (a: number, b: number) => [count(village(2, 1), a), count(village(3, 1), b)]
    await buildFigures(server.context, '2024-10-08', [
      { indicatorId: monthly, startsOn: '2024-09-01', own: own(1, 2) },
      { indicatorId: other, startsOn: '2024-09-01', own: own(3, 5) },
    ])
    expect(await figure(share, village(2, 1), '2024-09-01')).toBe('33.333333 = –/– (1)')
    expect(await figure(share, WUJIANG, '2024-09-01')).toBe('37.5 = –/– (2)')
    expect(await figure(quarterly, WUJIANG, '2024-07-01')).toBe('62.5 = –/– (2)')
    await buildFigures(server.context, '2024-10-09', [
      { indicatorId: monthly, startsOn: '2024-09-01', own: [count(village(3, 1), 3)] },
    ])
    expect(await figure(quarterly, WUJIANG, '2024-07-01')).toBe('50 = –/– (2)')
    expect(await figure(quarterly, WUJIANG, '2024-07-01', '2024-10-08')).toBe('62.5 = –/– (2)')
  })

  it('makes each period under the definition in force at its start', async () => {
    const id = await buildIndicator(server, {
      no: 1,
      definitions: [
        { kind: 'MINIMUM', unit: '兆', line: 50 },
        { kind: 'MINIMUM', unit: '兆', line: 100, validFrom: '2024-07-01' },
      ],
    })
    const own = [60, 120].map((value, index) => ({
      placeCode: village(2, index + 1),
      value: new Decimal(value),
    }))
    await buildFigures(server.context, '2024-08-05', [
      { indicatorId: id, startsOn: '2024-06-01', own },
      { indicatorId: id, startsOn: '2024-07-01', own },
    ])
    expect(await figure(id, WUJIANG, '2024-06-01')).toBe('100 = 2/2 (2)')
    expect(await figure(id, WUJIANG, '2024-07-01')).toBe('50 = 1/2 (2)')
  })

  it('refuses a place outside the jurisdiction', async () => {
    const id = await buildIndicator(server, { no: 1 })
    const own = [ratio('350702000000', 1, 2)]
    await expect(
      buildFigures(server.context, '2024-09-05', [{ indicatorId: id, startsOn: '2024-08-01', own }]),
    ).rejects.toThrow('no place')
  })
})

interface Report {
  indicator: number
  place: string
  startsOn: Day
  knownOn: Day
  above: number
  below: number
  late: boolean
}

const LIBRARY: { kind: IndicatorKind; ownFigure: OwnFigure }[] = [
  { kind: 'RATIO', ownFigure: 'PART' },
  { kind: 'RATIO', ownFigure: 'WHOLE' },
  { kind: 'COUNT', ownFigure: 'PART' },
  { kind: 'MINIMUM', ownFigure: 'WHOLE' },
]
const LINE = 50

function madeOf(kind: IndicatorKind, all: readonly Report[], single: boolean): string | null {
  const sum = (of: (report: Report) => number) => all.reduce((total, report) => total + of(report), 0)
  const share = (above: number, below: number) =>
    percentage(new Decimal(above), new Decimal(below))?.toFixed() ?? null
  if (kind === 'RATIO')
    return share(
      sum(report => report.above),
      sum(report => report.below),
    )
  if (kind === 'COUNT') return String(sum(report => report.above))
  return single
    ? String(all[0]?.above)
    : share(
        sum(report => Number(report.above >= LINE)),
        all.length,
      )
}

/** A figure made from scratch: every report at or below the place that is known, added in one go or level by level. */
function rebuilt(reports: readonly Report[], indicator: number, place: string, startsOn: Day, day: Day) {
  const { kind, ownFigure } = LIBRARY[indicator]!
  const known = reports.filter(
    report => report.indicator === indicator && report.startsOn === startsOn && report.knownOn <= day,
  )
  const latest = (code: string) =>
    known.filter(report => report.place === code).sort((a, b) => (a.knownOn < b.knownOn ? 1 : -1))[0]
  const below = (code: string) =>
    code === WUJIANG
      ? [LONGGUI, JIANGWAN]
      : code === LONGGUI
        ? ['440203102200', 1, 2, 3].map(index => (typeof index === 'string' ? index : village(2, index)))
        : code === JIANGWAN
          ? [1, 2, 3].map(index => village(3, index))
          : []
  const counted = (code: string): Report[] => {
    const own = latest(code)
    const under = below(code).flatMap(counted)
    if (!own) return under
    return ownFigure === 'PART' || under.length === 0 ? [own, ...under] : under
  }
  const all = counted(place)
  const reported = [place, ...below(place).flatMap(code => [code, ...below(code)])].filter(latest).length
  const single = all.length === 1 && all[0]?.place === place
  const value = all.length === 0 ? null : madeOf(kind, all, single)
  return { value, reported, late: all.some(report => report.late) }
}

describe('figures written in any order', () => {
  const seed = Date.now() % 100_000
  let state = seed
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
  const shuffled = <T>(values: readonly T[]): T[] =>
    values
      .map(value => ({ value, at: random(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value)
  const PLACES = [
    WUJIANG,
    LONGGUI,
    JIANGWAN,
    '440203102200',
    ...[1, 2, 3].flatMap(i => [village(2, i), village(3, i)]),
  ]
  const DAYS = ['2024-09-05', '2024-09-06', '2024-09-10', '2024-09-20', '2024-10-02']
  const PERIODS = ['2024-07-01', '2024-08-01']

  it(`equal a rebuild from scratch on every day they were known, row for row (seed ${seed})`, async () => {
    const ids: string[] = []
    for (const [index, { kind, ownFigure }] of LIBRARY.entries())
      ids.push(
        await buildIndicator(server, {
          no: index + 1,
          ownFigure,
          reportLevels: [3, 4, 5],
          definitions: [{ kind, ...(kind === 'MINIMUM' ? { line: LINE } : {}) }],
        }),
      )
    const keys = LIBRARY.flatMap((_, indicator) =>
      PLACES.flatMap(place =>
        PERIODS.flatMap(startsOn => DAYS.map(knownOn => ({ indicator, place, startsOn, knownOn }))),
      ),
    )
    const reports: Report[] = shuffled(keys)
      .slice(0, 110)
      .map((key, index) => {
        const below = 1000 + index
        return { ...key, below, above: random(below), late: random(4) === 0 }
      })
      .map(report =>
        report.indicator === 3 ? { ...report, above: random(100) + report.below / 1e5 } : report,
      )
    const groups = new Map<string, Report[]>()
    // Some of a day come together, others one by one.
    for (const report of shuffled(reports)) {
      const group = `${report.knownOn} ${random(4)}`
      groups.set(group, [...(groups.get(group) ?? []), report])
    }
    for (const group of shuffled([...groups.values()]))
      await buildFigures(
        server.context,
        group[0]!.knownOn,
        group.map(({ indicator, place, startsOn, above, below, late }) => ({
          indicatorId: ids[indicator]!,
          startsOn,
          own: [
            LIBRARY[indicator]!.kind === 'RATIO'
              ? ratio(place, above, below, late)
              : { placeCode: place, value: new Decimal(above), late },
          ],
        })),
      )
    for (const day of DAYS) {
      const rows = await stored(day)
      for (const { indicator, place, startsOn } of keys.filter(key => key.knownOn === DAYS[0])) {
        const row = rows.find(
          found =>
            found.indicatorId === ids[indicator] && found.placeCode === place && found.startsOn === startsOn,
        )
        const seen = {
          value: row?.value?.toFixed() ?? null,
          reported: row?.reported ?? 0,
          late: row?.late ?? false,
        }
        expect({ day, indicator, place, startsOn, ...seen }).toEqual({
          day,
          indicator,
          place,
          startsOn,
          ...rebuilt(reports, indicator, place, startsOn, day),
        })
      }
    }
  })
})
