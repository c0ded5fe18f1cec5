import type { Context } from '#api/platform/context.ts'
import { type Day, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import type {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  ObservationStatus,
  OwnFigure,
  ReportFrequency,
} from '#prisma'
import { WUJIANG } from './builders.ts'

export interface IndicatorFacts {
  name: string
  jurisdictionCode?: string
  kind?: IndicatorKind
  direction?: IndicatorDirection
  feed?: IndicatorFeed
  unit?: string | null
  decimals?: number
  cumulative?: boolean
  numeratorItem?: string
  denominatorItem?: string
  ownerId?: string
  reportLevels?: readonly number[]
  frequency?: ReportFrequency
  ownFigure?: OwnFigure
  line?: number
  /** Places that do not report it, for ever. */
  exempt?: readonly string[]
}

let no = 500

/** An indicator in use with its first definition, written straight into the database; returns the id. */
export async function buildReportedIndicator(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  facts: IndicatorFacts,
): Promise<string> {
  no += 1
  const [id, jurisdictionCode] = [newId(), facts.jurisdictionCode ?? WUJIANG]
  const since: Day = '2021-01-01'
  const known = { createdAt: clock.now(), createdBy: '测试' }
  await db.prisma.indicator.create({
    data: {
      ...{
        jurisdictionCode,
        id,
        no,
        position: no,
        name: facts.name,
        comparator: '>=',
        createdAt: clock.now(),
      },
      ...{ status: 'ACTIVE' as const, feed: facts.feed ?? 'REPORTED', ownerId: facts.ownerId ?? null },
      ...{ reportLevels: [...(facts.reportLevels ?? [5])], frequency: facts.frequency ?? 'MONTHLY' },
      ownFigure: facts.ownFigure ?? 'WHOLE',
    },
  })
  await db.prisma.indicatorDefinition.create({
    data: {
      ...{ jurisdictionCode, indicatorId: id, version: 1, ...known, definition: '测试口径' },
      ...{ validFrom: dayToDate(since), knownOn: dayToDate(since), cumulative: facts.cumulative ?? false },
      ...{
        kind: facts.kind ?? 'RATIO',
        direction: facts.direction ?? 'HIGHER',
        decimals: facts.decimals ?? 1,
      },
      ...{ unit: facts.unit === undefined ? '%' : facts.unit, line: facts.line ?? null },
      ...{ numeratorItem: facts.numeratorItem ?? null, denominatorItem: facts.denominatorItem ?? null },
    },
  })
  await db.prisma.indicatorExemption.createMany({
    data: (facts.exempt ?? []).map(placeCode => ({
      ...{
        jurisdictionCode,
        indicatorId: id,
        placeCode,
        fromOn: dayToDate(since),
        reason: '没有这项业务。',
        ...known,
      },
    })),
  })
  return id
}

export interface ObservationFacts {
  indicatorId: string
  placeCode?: string
  startsOn: Day
  status?: ObservationStatus
  numerator?: number
  denominator?: number
  value: number
}

/** A value as a place submitted it, written straight into the database without its figures; returns the id. */
export async function buildObservation(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { indicatorId, placeCode, startsOn, status, ...amounts }: ObservationFacts,
): Promise<string> {
  const id = newId()
  const [today, now] = [dayToDate(clock.today()), clock.now()]
  await db.prisma.observation.create({
    data: {
      ...{ jurisdictionCode: WUJIANG, id, indicatorId, placeCode: placeCode ?? WUJIANG, ...amounts },
      ...{ startsOn: dayToDate(startsOn), revision: 1, definitionVersion: 1, entry: 'WEB' as const },
      ...{ status: status ?? 'SUBMITTED', submittedOn: today, submittedAt: now, submittedBy: '测试' },
      ...(status === 'PUBLISHED' ? { publishedOn: today, publishedAt: now, publishedBy: '测试' } : {}),
    },
  })
  return id
}
