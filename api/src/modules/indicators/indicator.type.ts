import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Reached } from '../../platform/guard.ts'
import { SourceRange } from '../../platform/source-range.type.ts'
import {
  IndicatorFeed,
  IndicatorMeasure,
  IndicatorStatus,
  OwnFigure,
  ReportFrequency,
} from './indicator.enums.ts'
import type { LibraryIndicator } from './indicator.facts.ts'

/** An indicator of the library; what may change over time is added by the resolver. */
@Reached()
@ObjectType({ description: '指标: what a plan measures, from a baseline to a target.' })
export class Indicator {
  /** Everything the library knows of it. */
  library: LibraryIndicator

  @Field(() => ID, { description: 'Identifier.' })
  id: string

  jurisdictionCode: string

  planId: string | null

  @Field(() => String, { description: 'Name as the plan prints it.' })
  name: string

  @Field(() => String, {
    nullable: true,
    description: 'province, city, county, town or village it is measured at; null: the jurisdiction itself.',
  })
  level: string | null

  @Field(() => String, {
    description: 'How the value must stand to the target: =, >=, >, <= or <. <= and <: lower is better.',
  })
  comparator: string

  @Field(() => SourceRange, { nullable: true, description: 'Its row in the text of the plan.' })
  source: SourceRange | null

  @Field(() => Int, { description: '指标编号, unique in the jurisdiction; formulas name it: [7].' })
  no: number

  @Field(() => IndicatorStatus, { description: 'Where it stands in the library.' })
  status: IndicatorStatus

  @Field(() => IndicatorFeed, { description: 'Where the figures come from.' })
  feed: IndicatorFeed

  @Field(() => IndicatorMeasure, {
    nullable: true,
    description: 'Which rate of the systems ledger or of tickets feeds it.',
  })
  measure: IndicatorMeasure | null

  @Field(() => String, { nullable: true, description: '数据来源.' })
  dataSource: string | null

  @Field(() => [Int], { description: 'Levels that report: 3 county, 4 town, 5 village.' })
  reportLevels: number[]

  @Field(() => ReportFrequency, { description: 'How often it is reported.' })
  frequency: ReportFrequency

  @Field(() => OwnFigure, { description: 'What the own figure of a place with places below stands for.' })
  ownFigure: OwnFigure

  @Field(() => Int, { description: 'Counts the writes; a form sends it back.' })
  version: number
}

/** The record a screen reads of an indicator of the library. */
export const toIndicator = (library: LibraryIndicator): Indicator => ({
  library,
  id: library.id,
  jurisdictionCode: library.jurisdictionCode,
  planId: library.planId,
  name: library.name,
  level: library.level,
  comparator: library.comparator,
  source: library.source,
  no: library.no,
  status: library.status,
  feed: library.feed,
  measure: library.measure as IndicatorMeasure | null,
  dataSource: library.dataSource,
  reportLevels: library.reportLevels,
  frequency: library.frequency,
  ownFigure: library.ownFigure,
  version: library.version,
})
