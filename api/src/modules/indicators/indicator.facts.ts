import type { Decimal } from 'decimal.js'
import type {
  IndicatorDirection,
  IndicatorFeed,
  IndicatorKind,
  IndicatorStatus,
  OwnFigure,
  ReportFrequency,
} from '#prisma'
import type { Day } from '../../platform/day.ts'
import type { SourceRange } from '../../platform/source-range.type.ts'

/** 口径 in one version. Numbers are exact; a unit belongs to every value computed under it. */
export interface Definition {
  version: number
  /** First day of the first period it holds for. */
  validFrom: Day
  /** The day it was entered. */
  knownOn: Day
  kind: IndicatorKind
  direction: IndicatorDirection
  unit: string | null
  /** Digits after the point on screen. */
  decimals: number
  cumulative: boolean
  /** In words; empty while nobody has written it. */
  definition: string
  numeratorItem: string | null
  denominatorItem: string | null
  excluded: string | null
  /** Line of a minimum-type indicator; null: its target is the line. */
  line: Decimal | null
  /** As typed: [7] / [8] * 100. */
  formula: string | null
  reason: string | null
  createdBy: string
}

export interface YearValue {
  year: number
  value: Decimal
}

/** Baseline, yearly targets and target; each year is meant at its end. */
export interface Target {
  id: string
  /** Level it holds for; null with `placeCode` null: for the indicator as a whole. */
  level: number | null
  placeCode: string | null
  baselineYear: number | null
  baseline: Decimal | null
  targetYear: number | null
  target: Decimal | null
  targetText: string | null
  /** Rising years between the two. */
  yearly: YearValue[]
  /** The day from which it is known. */
  knownOn: Day
  reason: string | null
  createdBy: string
}

/** A place that does not report an indicator although its level does. */
export interface Exemption {
  placeCode: string
  fromOn: Day
  /** Last day; null: until further notice. */
  untilOn: Day | null
  reason: string
  createdBy: string
}

/** All that the library knows of an indicator, as plain facts. */
export interface LibraryIndicator {
  jurisdictionCode: string
  id: string
  /** 指标编号, unique in the jurisdiction. */
  no: number
  planId: string | null
  position: number
  name: string
  /** province … village as the plan prints it; null: the jurisdiction itself. */
  level: string | null
  comparator: string
  /** Its row in the text of the plan. */
  source: SourceRange | null
  status: IndicatorStatus
  feed: IndicatorFeed
  /** Rate that feeds it: of the systems ledger (CLOUD …) or of tickets (ON_TIME …). */
  measure: string | null
  dataSource: string | null
  ownerId: string | null
  /** Levels that report: 3 county, 4 town, 5 village. */
  reportLevels: number[]
  frequency: ReportFrequency
  ownFigure: OwnFigure
  version: number
  /** Oldest first; there is always one. */
  definitions: Definition[]
  /** Oldest first. */
  targets: Target[]
  exemptions: Exemption[]
}

/** A division as the rules see it. */
export interface LeveledPlace {
  code: string
  level: number
  /** First day it is no more. */
  retiredOn?: Date | null
}
