import {
  correctObservation,
  importObservations,
  reviewObservations,
  submitSheet,
} from '#api/modules/observations/index.ts'
import type { Context } from '#api/platform/context.ts'
import { type Day, dayToDate } from '#api/platform/day.ts'
import { type Period, periodOf, readPeriod, shiftPeriod } from '#api/platform/period.ts'
import { EXEMPTIONS, FURTHER, PLANNED } from '../facts/indicator-library.ts'
import { type FigurePlace, type FigureRow, figurePeriods, figuresOf } from '../indicator-figures.rules.ts'
import { HOME, type YearStep } from './world.ts'

const STEWARD = 'steward'
const LIBRARY = [...PLANNED, ...FURTHER]

/** The day on which everything of the year before the library was brought in. */
const BACKLOG: Day = '2023-01-16'
/** Nothing after it was imported. */
const LAST_PERIOD_END: Day = '2024-09-30'
/** Villages that had sent nothing for September 2024 when the others' figures were taken over … */
const OWING: readonly string[] = ['440203102001', '440203102215', '440203103201']
/** … and those whose town sent them in a day later. */
const SENT_BY_TOWN: readonly string[] = ['440203102202', '440203102203', '440203102205', '440203102207']

/** Last-month periods by the month in which they are reported. */
function periodsDue(month: string): Period[] {
  const before = shiftPeriod(periodOf('MONTHLY', `${month}-01`), -1)
  const quarter = periodOf('QUARTERLY', before.endsOn)
  return quarter.endsOn === before.endsOn ? [before, quarter] : [before]
}

const BACKLOG_PERIODS: readonly Period[] = [
  ...figurePeriods('MONTHLY', '2022-12-31'),
  ...figurePeriods('QUARTERLY', '2022-12-31'),
]

const exempt =
  (name: string, day: Day) =>
  (placeCode: string): boolean =>
    EXEMPTIONS.some(
      one =>
        one.name === name &&
        one.places.includes(placeCode) &&
        one.fromOn <= day &&
        (one.untilOn ?? '9999') >= day,
    )

/** What places at home reported for some periods. */
async function rowsOf({ db }: Context, periods: readonly Period[]): Promise<FigureRow[]> {
  const places: FigurePlace[] = await db.prisma.division.findMany({
    where: { code: { startsWith: HOME.slice(0, 6) } },
    select: { code: true, level: true },
    orderBy: { code: 'asc' },
  })
  return periods.flatMap(period =>
    figuresOf(
      period,
      LIBRARY.filter(({ frequency }) => frequency === period.frequency).map(({ name, levels }) => ({
        name,
        levels,
        exempt: exempt(name, period.startsOn),
      })),
      places,
    ),
  )
}

/** Rows with ids in place of names. */
export async function withIds<Row extends { indicator: string }>(
  { db }: Context,
  jurisdictionCode: string,
  rows: readonly Row[],
): Promise<(Omit<Row, 'indicator'> & { indicatorId: string })[]> {
  const library = await db.prisma.indicator.findMany({
    where: { jurisdictionCode, name: { in: [...new Set(rows.map(({ indicator }) => indicator))] } },
    select: { id: true, name: true },
  })
  const idOf = new Map(library.map(({ id, name }) => [name, id]))
  return rows.map(({ indicator, ...row }) => ({ ...row, indicatorId: idOf.get(indicator) ?? '' }))
}

const imported = (on: Day, periods: readonly Period[], leftOut: readonly string[] = []): YearStep => ({
  on,
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const rows = (await rowsOf(context, periods)).filter(({ placeCode }) => !leftOut.includes(placeCode))
      await importObservations(context, HOME, await withIds(context, HOME, rows))
    }),
})

/** Month after month the figures of the month before. */
function monthly(): YearStep[] {
  const steps: YearStep[] = []
  for (const period of figurePeriods('MONTHLY', LAST_PERIOD_END).filter(({ key }) => key >= '2023-01')) {
    const month = shiftPeriod(period, 1).key
    const leftOut = period.endsOn === LAST_PERIOD_END ? [...OWING, ...SENT_BY_TOWN] : []
    steps.push(imported(`${month}-09`, periodsDue(month), leftOut))
  }
  return steps
}

const SEPTEMBER = readPeriod('2024-09') as Period

/** The town sends the sheet of one of its villages. */
const sent = (placeCode: string): YearStep => ({
  on: '2024-10-10',
  run: (_, turn) =>
    turn('town', async context => {
      const rows = (await rowsOf(context, [SEPTEMBER])).filter(row => row.placeCode === placeCode)
      const text = (number: number | undefined) => (number === undefined ? null : String(number))
      await submitSheet(context, {
        place: placeCode,
        frequency: 'MONTHLY',
        period: SEPTEMBER.key,
        rows: (await withIds(context, HOME, rows)).map(({ indicatorId, numerator, denominator, value }) => ({
          indicatorId,
          numerator: text(numerator),
          denominator: text(denominator),
          value: text(value),
          note: '镇里逐项核对过。',
        })),
      })
    }),
})

/** One cell of one of them goes back. */
const returned: YearStep = {
  on: '2024-10-12',
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const row = await cell(context, '村级网络宽带速率', '440203102203', SEPTEMBER)
      await reviewObservations(context, [row], 'RETURN', '请附三次测速的时间和数值，取最低的一次重报。')
    }),
}

/** The latest revision of a cell as a form shows it. */
async function cell({ db }: Context, name: string, placeCode: string, period: Period) {
  const { id: indicatorId } = await db.prisma.indicator.findFirstOrThrow({
    where: { jurisdictionCode: HOME, name },
    select: { id: true },
  })
  return db.prisma.observation.findFirstOrThrow({
    where: { jurisdictionCode: HOME, indicatorId, placeCode, startsOn: dayToDate(period.startsOn) },
    orderBy: { revision: 'desc' },
    select: { id: true, version: true, numerator: true, denominator: true, value: true },
  })
}

interface Correction {
  on: Day
  name: string
  placeCode: string
  period: string
  /** Added to the numerator, or to the value. */
  by: number
  reason: string
}

const CORRECTIONS: readonly Correction[] = [
  {
    on: '2024-04-18',
    name: '依申请办理政务服务事项“一窗”分类受理率',
    placeCode: HOME,
    period: '2024-03',
    by: -4,
    reason: '4个事项已划转，重复计入。',
  },
  {
    on: '2024-08-21',
    name: '村级网络宽带速率',
    placeCode: '440203101205',
    period: '2024-07',
    by: -6,
    reason: '测速点接在镇机房，已到村委会复测。',
  },
]

const corrected = ({ on, name, placeCode, period, by, reason }: Correction): YearStep => ({
  on,
  run: (_, turn) =>
    turn(STEWARD, async context => {
      const { id, version, numerator, denominator, value } = await cell(
        context,
        name,
        placeCode,
        readPeriod(period) as Period,
      )
      await correctObservation(context, {
        id,
        version,
        numerator: numerator && Number(numerator) + by,
        denominator: denominator && Number(denominator),
        value: numerator ? null : Number(value) + by,
        reason,
      })
    }),
})

/** What places at home reported, month by month, and what became of it. */
export const figureSteps = (): YearStep[] => [
  imported(BACKLOG, BACKLOG_PERIODS),
  ...monthly(),
  ...CORRECTIONS.map(corrected),
  ...SENT_BY_TOWN.map(sent),
  returned,
]
