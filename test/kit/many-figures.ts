import { addMonths, type Day } from '#api/platform/day.ts'
import { type Period, periodsBetween } from '#api/platform/period.ts'
import { seededRandom } from '#seeds/random.ts'
import { WUJIANG } from './builders.ts'
import { buildIndicator, type IndicatorFacts } from './indicator-world.ts'
import type { TestServer } from './server.ts'

/** How large a world of figures is. The same numbers make the same figures. */
export interface FiguresSize {
  towns: number
  villages: number
  indicators: number
  months: number
  seed: number
}

/** 100 villages × 60 indicators × 72 months. */
export const HUNDRED_VILLAGES: Omit<FiguresSize, 'seed'> = {
  towns: 10,
  villages: 100,
  indicators: 60,
  months: 72,
}

/** One value of one village and month. */
export interface VillageFigure {
  indicatorId: string
  placeCode: string
  period: string
  numerator: number | null
  denominator: number | null
  value: number | null
}

export interface ManyFigures {
  indicatorIds: string[]
  towns: string[]
  villages: string[]
  /** Oldest first; the last one is left for entries by hand. */
  periods: Period[]
  /** Every value of some periods. */
  figures(periods: readonly Period[]): VillageFigure[]
}

/** The month that is being reported on the day of the tests. */
const LAST: Day = '2024-09-01'
const pad = (number: number, digits: number) => String(number).padStart(digits, '0')

/** Half are ratios, a quarter counts, a quarter measured against a line; every tenth place one formula beside them. */
const KINDS = ['RATIO', 'RATIO', 'COUNT', 'MINIMUM'] as const
const kindOf = (no: number) => KINDS[no % KINDS.length] ?? 'RATIO'

function factsOf(no: number): IndicatorFacts {
  const kind = kindOf(no)
  const target = kind === 'RATIO' ? 95 : kind === 'COUNT' ? 90_000 : 50
  return {
    no,
    name: `第${no}项指标`,
    definitions: [
      {
        kind,
        unit: kind === 'RATIO' ? '%' : kind === 'COUNT' ? '件' : '兆',
        direction: kind === 'MINIMUM' ? 'MINIMUM' : 'HIGHER',
        ...(kind === 'MINIMUM' ? { line: 50 } : {}),
      },
    ],
    targets: [{ baselineYear: 2018, baseline: target / 2, targetYear: 2025, target }],
  }
}

/** A county of towns and villages and its library; the figures are for the caller to publish. */
export async function buildManyFigures(server: TestServer, size: FiguresSize): Promise<ManyFigures> {
  const towns = Array.from({ length: size.towns }, (_, index) => `440203${pad(101 + index, 3)}000`)
  const villages = Array.from(
    { length: size.villages },
    (_, index) =>
      `${(towns[index % size.towns] ?? '').slice(0, 9)}${pad(201 + Math.floor(index / size.towns), 3)}`,
  )
  const place = (level: number, parentCode: string | null) => (code: string, index: number) => ({
    code,
    name: level === 4 ? `第${index + 1}镇` : level === 5 ? `第${index + 1}村` : '武江区',
    level,
    parentCode: level === 5 ? `${code.slice(0, 9)}000` : parentCode,
  })
  const { prisma } = server.db
  await prisma.division.createMany({
    data: [[WUJIANG].map(place(3, null)), towns.map(place(4, WUJIANG)), villages.map(place(5, null))].flat(),
  })
  await prisma.jurisdiction.create({ data: { code: WUJIANG, createdAt: server.clock.now() } })
  const indicatorIds: string[] = []
  for (let no = 1; no <= size.indicators; no += 1)
    indicatorIds.push(await buildIndicator(server, factsOf(no)))
  for (let nth = 1; nth <= 2; nth += 1)
    await buildIndicator(server, {
      no: size.indicators + nth,
      feed: 'FORMULA',
      reportLevels: [],
      definitions: [{ kind: 'DERIVED', formula: `[${nth * 4}] - [${nth * 4 + 1}]`, unit: '%' }],
    })
  const periods = periodsBetween('MONTHLY', addMonths(LAST, -size.months), LAST)
  return {
    ...{ indicatorIds, towns, villages, periods },
    figures: some => some.flatMap(period => figuresOf(period, { indicatorIds, villages, seed: size.seed })),
  }
}

function figuresOf(
  period: Period,
  { indicatorIds, villages, seed }: Pick<ManyFigures, 'indicatorIds' | 'villages'> & { seed: number },
): VillageFigure[] {
  const random = seededRandom(seed + Number(period.startsOn.slice(0, 7).replace('-', '')))
  return indicatorIds.flatMap((indicatorId, index) =>
    villages.map(placeCode => {
      const at = { indicatorId, placeCode, period: period.key }
      const kind = kindOf(index + 1)
      const drawn = random()
      if (kind === 'RATIO') {
        const denominator = 20 + Math.floor(drawn * 30)
        return {
          ...at,
          numerator: Math.floor(denominator * (0.6 + random() * 0.4)),
          denominator,
          value: null,
        }
      }
      const value = kind === 'COUNT' ? Math.floor(drawn * 1000) : Math.round((20 + drawn * 90) * 10) / 10
      return { ...at, numerator: null, denominator: null, value }
    }),
  )
}
