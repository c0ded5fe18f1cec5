import type { Decimal } from 'decimal.js'
import type { FigureEntry } from '#api/modules/figures/index.ts'
import { putFigures } from '#api/modules/figures/index.ts'
import type { Context } from '#api/platform/context.ts'
import { type Day, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { write } from '#api/platform/write.ts'
import type {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  IndicatorStatus,
  OwnFigure,
  ReportFrequency,
} from '#prisma'
import { WUJIANG } from './builders.ts'

type World = Pick<Context, 'db' | 'clock'>

export interface DefinitionFacts {
  kind?: IndicatorKind
  direction?: IndicatorDirection
  unit?: string | null
  decimals?: number
  definition?: string
  numeratorItem?: string
  line?: number
  formula?: string
  validFrom?: Day
  knownOn?: Day
}

export interface TargetFacts {
  level?: number
  placeCode?: string
  baselineYear?: number
  baseline?: number
  targetYear?: number
  target?: number
  yearly?: { year: number; value: number }[]
  knownOn?: Day
}

export interface IndicatorFacts {
  no: number
  name?: string
  jurisdictionCode?: string
  status?: IndicatorStatus
  feed?: IndicatorFeed
  reportLevels?: number[]
  frequency?: ReportFrequency
  ownFigure?: OwnFigure
  planId?: string
  definitions?: DefinitionFacts[]
  targets?: TargetFacts[]
}

const LONG_AGO = '2021-01-01'

/** An indicator in use, with its definitions and targets, written straight into the database; returns its id. */
export async function buildIndicator({ db, clock }: World, facts: IndicatorFacts): Promise<string> {
  const id = newId()
  const jurisdictionCode = facts.jurisdictionCode ?? WUJIANG
  const made = { jurisdictionCode, indicatorId: id, createdAt: clock.now(), createdBy: '测试' }
  await db.prisma.indicator.create({
    data: {
      jurisdictionCode,
      id,
      no: facts.no,
      position: facts.no,
      planId: facts.planId ?? null,
      name: facts.name ?? `指标${facts.no}`,
      comparator: '>=',
      status: facts.status ?? 'ACTIVE',
      feed: facts.feed ?? 'REPORTED',
      reportLevels: facts.reportLevels ?? [5],
      frequency: facts.frequency ?? 'MONTHLY',
      ownFigure: facts.ownFigure ?? 'WHOLE',
      createdAt: clock.now(),
    },
  })
  await db.prisma.indicatorDefinition.createMany({
    data: (facts.definitions ?? [{}]).map((definition, index) => ({
      ...made,
      version: index + 1,
      validFrom: dayToDate(definition.validFrom ?? LONG_AGO),
      knownOn: dayToDate(definition.knownOn ?? LONG_AGO),
      kind: definition.kind ?? 'RATIO',
      direction: definition.direction ?? 'HIGHER',
      unit: definition.unit === undefined ? '%' : definition.unit,
      decimals: definition.decimals ?? 1,
      definition: definition.definition ?? '测试口径',
      numeratorItem: definition.numeratorItem ?? null,
      line: definition.line ?? null,
      formula: definition.formula ?? null,
    })),
  })
  await db.prisma.indicatorTarget.createMany({
    data: (facts.targets ?? []).map(({ knownOn, ...target }) => ({
      ...made,
      ...target,
      id: newId(),
      knownOn: dayToDate(knownOn ?? LONG_AGO),
    })),
  })
  return id
}

export type OwnFigureFacts = Partial<Record<'numerator' | 'denominator' | 'value', Decimal>> & {
  placeCode: string
  late?: boolean
}

/** Publishes own figures as whoever feeds them does. */
export async function buildFigures(
  context: Context,
  knownOn: Day,
  entries: readonly (Omit<FigureEntry, 'own'> & { own: readonly OwnFigureFacts[] })[],
  jurisdictionCode = WUJIANG,
): Promise<void> {
  await write(context, jurisdictionCode, async step => {
    await putFigures(step, context, {
      jurisdictionCode,
      knownOn,
      entries: entries.map(({ own, ...entry }) => ({
        ...entry,
        own: own.map(part => ({
          numerator: null,
          denominator: null,
          value: null,
          late: false,
          ...part,
        })),
      })),
    })
    await step.record({ type: 'OBSERVATIONS_PUBLISHED', entity: 'Jurisdiction', entityId: jurisdictionCode })
  })
}
