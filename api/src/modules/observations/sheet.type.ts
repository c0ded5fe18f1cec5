import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { Division } from '../divisions/index.ts'
import { Indicator, IndicatorDefinition, ReportFrequency } from '../indicators/index.ts'
import { Light } from '../tasks/index.ts'
import { FaultCell, FaultSeverity } from './observation.enums.ts'
import { Observation } from './observation.type.ts'

@Reached()
@ObjectType({ description: '填报期: one period of one frequency with the days of its reporting.' })
export class ReportingPeriod {
  @Field(() => ReportFrequency, { description: 'How often.' })
  frequency: ReportFrequency

  @Field(() => String, { description: '2024-09, 2024-Q3, 2024-H1, 2024.' })
  period: string

  @Field(() => String, { description: '2024年9月, 2024年三季度.' })
  words: string

  @Field(() => DayScalar, { description: 'Last day of the period.' })
  endsOn: Day

  @Field(() => DayScalar, { description: 'First day on which figures may be entered.' })
  opensOn: Day

  @Field(() => DayScalar, { description: 'By when figures are due.' })
  dueOn: Day

  @Field(() => DayScalar, { description: 'Last day on which places may enter figures.' })
  closesOn: Day

  @Field(() => Boolean, { description: 'Open today.' })
  open: boolean
}

@Reached()
@ObjectType({ description: 'One sheet a place owes or owed.' })
export class SheetHead {
  @Field(() => Division, { description: 'Whose sheet.' })
  place: Division

  @Field(() => ReportingPeriod, { description: 'The period.' })
  reporting: ReportingPeriod

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Until when it was opened again for this place; null if it was not.',
  })
  reopenedUntil: Day | null

  @Field(() => Light, { description: 'By the due date, until everything is there; made up late: NEAR.' })
  light: Light

  @Field(() => Int, { description: 'Indicators to report.' })
  owed: number

  @Field(() => Int, { description: 'Of these waiting for review or reviewed.' })
  submitted: number

  @Field(() => Int, { description: 'Of these published.' })
  published: number

  @Field(() => Int, { description: 'Of these sent back.' })
  returned: number

  @Field(() => Boolean, { description: 'Whether the viewer may enter figures now.' })
  canEnter: boolean
}

@Reached()
@ObjectType({ description: 'One indicator on a sheet.' })
export class SheetRow {
  @Field(() => Indicator, { description: 'The indicator.' })
  indicator: Indicator

  @Field(() => IndicatorDefinition, { description: 'In force in the period.' })
  definition: IndicatorDefinition

  @Field(() => String, { nullable: true, description: 'Typed, submitted, or known from another row.' })
  numerator: string | null

  @Field(() => String, { nullable: true, description: 'Typed, submitted, or known from another row.' })
  denominator: string | null

  @Field(() => String, { nullable: true, description: 'Typed, submitted, or known from another row.' })
  value: string | null

  @Field(() => String, { nullable: true, description: 'Note on a doubt.' })
  note: string | null

  @Field(() => Observation, { nullable: true, description: 'What was submitted, in its latest revision.' })
  observation: Observation | null

  @Field(() => String, { nullable: true, description: 'The period before that has a value.' })
  beforePeriod: string | null

  @Field(() => Float, { nullable: true, description: '分子 of the period before.' })
  beforeNumerator: number | null

  @Field(() => Float, { nullable: true, description: '分母 of the period before.' })
  beforeDenominator: number | null

  @Field(() => Float, { nullable: true, description: 'Value of the period before.' })
  beforeValue: number | null

  @Field(() => Boolean, { description: 'Whether the viewer may enter this row now.' })
  canEnter: boolean
}

@Reached()
@ObjectType({ description: 'Everything a place owes in a period, on one sheet.' })
export class ReportingSheet {
  @Field(() => SheetHead, { description: 'Whose, when, how far.' })
  head: SheetHead

  @Field(() => [SheetRow], { description: 'In the order of the library.' })
  rows: SheetRow[]

  @Field(() => InstantScalar, { nullable: true, description: 'When the draft was saved; null without one.' })
  draftSavedAt: Date | null

  @Field(() => String, { nullable: true, description: 'Who saved it.' })
  draftSavedBy: string | null
}

@Reached()
@ObjectType({ description: 'One thing wrong with, or to be asked about, one cell.' })
export class CellFault {
  @Field(() => Division, { nullable: true, description: 'Whose cell.' })
  place: Division | null

  @Field(() => ID, { nullable: true, description: 'Of which indicator; null: of the sheet as a whole.' })
  indicatorId: string | null

  @Field(() => String, { nullable: true, description: 'Its name.' })
  indicatorName: string | null

  @Field(() => Int, { nullable: true, description: 'Row of an uploaded sheet, as Excel counts.' })
  row: number | null

  @Field(() => FaultCell, { description: 'Which cell.' })
  cell: FaultCell

  @Field(() => String, { description: 'Head of the column, or what the cell is called.' })
  column: string

  @Field(() => String, { nullable: true, description: 'What stands there.' })
  typed: string | null

  @Field(() => FaultSeverity, { description: 'ERROR must be put right; DOUBT needs a note in the row.' })
  severity: FaultSeverity

  @Field(() => String, { description: 'What is wrong.' })
  reason: string

  @Field(() => String, { description: 'What to do.' })
  fix: string
}

@Reached()
@ObjectType({ description: 'What came of a check or a submission.' })
export class SheetOutcome {
  @Field(() => Int, { description: 'Rows that were filled in.' })
  rows: number

  @Field(() => Int, { description: 'Of these without a fault, and new.' })
  ready: number

  @Field(() => Int, { description: 'Of these submitted just now.' })
  submitted: number

  @Field(() => Int, { description: 'Rows that stand already with the same figures.' })
  unchanged: number

  @Field(() => [CellFault], { description: 'Everything that is wrong, all at once.' })
  faults: CellFault[]

  @Field(() => ReportingSheet, { description: 'The sheet as it is now.' })
  sheet: ReportingSheet
}
