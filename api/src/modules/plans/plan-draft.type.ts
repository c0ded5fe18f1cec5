import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { DueStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { SourceRange } from '../../platform/source-range.type.ts'
import { GroupRule, Organization } from '../divisions/index.ts'

export { DueStatus }

export const DraftKind = { TASK: 'TASK', GUARANTEE: 'GUARANTEE', OBJECTIVE: 'OBJECTIVE' } as const
export type DraftKind = (typeof DraftKind)[keyof typeof DraftKind]

export const DraftTaskState = { PENDING: 'PENDING', CONFIRMED: 'CONFIRMED', REMOVED: 'REMOVED' } as const
export type DraftTaskState = (typeof DraftTaskState)[keyof typeof DraftTaskState]

registerEnumType(DueStatus, {
  name: 'DueStatus',
  description: 'DATED, UNKNOWN 待明确, ONGOING 长期坚持, RECURRING every year, month or quarter.',
})
registerEnumType(DraftKind, {
  name: 'DraftKind',
  description: 'A task, a 保障措施, or an objective, which is not made a task of the ledger.',
})
registerEnumType(DraftTaskState, {
  name: 'DraftTaskState',
  description: 'Not looked at yet, confirmed by a person, or said to be no task.',
})

@Reached()
@ObjectType({ description: 'A due date as read or edited.' })
export class DraftMilestone {
  @Field(() => DueStatus, { description: 'DATED, or why there is no date.' })
  status: DueStatus

  @Field(() => DayScalar, { nullable: true, description: 'Only of a DATED one.' })
  due: Day | null

  @Field(() => String, { description: "The plan's words for the date." })
  words: string

  @Field(() => String, { description: 'What is due.' })
  deliverable: string

  @Field(() => SourceRange, { nullable: true, description: 'Its words; null when a person typed it in.' })
  source: SourceRange | null

  @Field(() => Boolean, {
    description:
      'A person decided that it is only striven for (力争): not assessed, not put into the ledger.',
  })
  reference: boolean
}

@Reached()
@ObjectType({ description: 'A unit, or words for several, as read or edited.' })
export class DraftOwner {
  @Field(() => String, { description: 'As written in the plan.' })
  name: string

  @Field(() => GroupRule, {
    nullable: true,
    description: 'Set when the words stand for several organizations.',
  })
  groupRule: GroupRule | null

  @Field(() => [Organization], {
    description:
      'The organizations it stands for: one for a plain name, several for a group, none when not known yet (a plain name is then created on confirming).',
  })
  organizations: Organization[]

  @Field(() => SourceRange, { nullable: true, description: 'Its words; null when a person typed it in.' })
  source: SourceRange | null
}

@Reached()
@ObjectType({ description: 'A quantified goal as read or edited.' })
export class DraftTarget {
  @Field(() => String, { description: 'The goal in words.' })
  text: string

  @Field(() => Float, { nullable: true, description: 'Its number, in `unit`.' })
  value: number | null

  @Field(() => String, { nullable: true, description: 'Unit of the number.' })
  unit: string | null

  @Field(() => String, { description: '=, >=, >, <= or <.' })
  comparator: string

  @Field(() => SourceRange, { nullable: true, description: 'Its words; null when a person typed it in.' })
  source: SourceRange | null
}

@Reached()
@ObjectType({ description: 'A task of a draft ledger.' })
export class DraftTask {
  @Field(() => ID, { description: 'Unique in its draft only: t1, t2 …' })
  id: string

  @Field(() => DraftTaskState, { description: 'Whether a person has looked at it.' })
  state: DraftTaskState

  @Field(() => String, { description: 'Number as printed.' })
  no: string

  @Field(() => DraftKind, { description: 'Task, 保障措施 or objective.' })
  kind: DraftKind

  @Field(() => String, { description: 'Heading path, outermost first.' })
  section: string

  @Field(() => ID, { nullable: true, description: 'Draft id of the parent task.' })
  parentId: string | null

  @Field(() => String, { description: 'Short title.' })
  title: string

  @Field(() => String, { description: 'Requirement, repaired.' })
  text: string

  @Field(() => [DraftMilestone], { description: 'Its due dates.' })
  milestones: DraftMilestone[]

  @Field(() => [DraftOwner], { description: '牵头单位.' })
  lead: DraftOwner[]

  @Field(() => [DraftOwner], { description: '配合单位.' })
  joint: DraftOwner[]

  @Field(() => [DraftTarget], { description: 'Its quantified goals.' })
  targets: DraftTarget[]

  @Field(() => SourceRange, { description: 'Where it stands; empty for one that was added by hand.' })
  source: SourceRange

  @Field(() => SourceRange, { description: 'Where its title stands.' })
  titleSource: SourceRange

  @Field(() => String, { nullable: true, description: 'Remark of the office.' })
  note: string | null
}

@Reached()
@ObjectType({ description: 'A row of an annex table, as read or edited.' })
export class DraftIndicator {
  @Field(() => ID, { description: 'Unique in its draft only: i1, i2 …' })
  id: string

  @Field(() => String, { description: 'Name.' })
  name: string

  @Field(() => String, { nullable: true, description: 'province, city, county, town or village.' })
  level: string | null

  @Field(() => String, { nullable: true, description: 'Unit of baseline and target.' })
  unit: string | null

  @Field(() => Int, { nullable: true, description: 'Year of the baseline.' })
  baselineYear: number | null

  @Field(() => Float, { nullable: true, description: 'Baseline in `unit`.' })
  baseline: number | null

  @Field(() => Int, { nullable: true, description: 'Year of the target.' })
  targetYear: number | null

  @Field(() => Float, { nullable: true, description: 'Target in `unit`.' })
  target: number | null

  @Field(() => String, { nullable: true, description: 'A target that is no number.' })
  targetText: string | null

  @Field(() => String, { description: '=, >=, >, <= or <.' })
  comparator: string

  @Field(() => SourceRange, { description: 'Its row in the original text.' })
  source: SourceRange

  @Field(() => Boolean, { description: 'A person said that it is none.' })
  removed: boolean
}

@Reached()
@ObjectType({ description: 'Something a person must look at.' })
export class DraftWarning {
  @Field(() => ID, { description: 'Unique in its draft only: w1, w2 …' })
  id: string

  @Field(() => String, { description: 'Stable code of its kind, to group by.' })
  code: string

  @Field(() => String, { description: 'What to look at, in plain words.' })
  message: string

  @Field(() => SourceRange, { description: 'The words it is about.' })
  source: SourceRange

  @Field(() => ID, { nullable: true, description: 'Draft task it lies in.' })
  taskId: string | null

  @Field(() => String, { nullable: true, description: 'How it was resolved, in words; null while open.' })
  resolution: string | null
}

@Reached()
@ObjectType({ description: 'A kind of certain repair made before reading.' })
export class DraftRepair {
  @Field(() => String, { description: 'What was repaired.' })
  kind: string

  @Field(() => Int, { description: 'How many times.' })
  count: number
}

@Reached()
@ObjectType({ description: 'How far the work on a draft has come.' })
export class DraftProgress {
  @Field(() => Int, { description: 'Tasks that were not removed.' })
  total: number

  @Field(() => Int, { description: 'Of these, confirmed by a person.' })
  confirmed: number

  @Field(() => Int, { description: 'Said to be no task.' })
  removed: number

  @Field(() => Int, { description: 'Warnings not resolved yet.' })
  openWarnings: number
}

@Reached()
@ObjectType({ description: 'The draft ledger of a plan: as read, with the edits of the office.' })
export class PlanDraft {
  @Field(() => ID, { description: 'The plan.' })
  planId: string

  @Field(() => Int, { description: 'Counts the edits; give it back with the next one.' })
  version: number

  @Field(() => String, { description: 'Title; empty where the document has none.' })
  title: string

  @Field(() => String, { nullable: true, description: '文号.' })
  documentNumber: string | null

  @Field(() => String, { nullable: true, description: '发文机关.' })
  issuer: string | null

  @Field(() => DayScalar, { nullable: true, description: '印发日期.' })
  issuedOn: Day | null

  @Field(() => [DraftTask], { description: 'In the order of the ledger to be made.' })
  tasks: DraftTask[]

  @Field(() => [DraftIndicator], { description: 'In the order of the document.' })
  indicators: DraftIndicator[]

  @Field(() => [DraftWarning], { description: 'Open and resolved ones.' })
  warnings: DraftWarning[]

  @Field(() => [DraftRepair], { description: 'What was repaired before reading.' })
  repairs: DraftRepair[]

  @Field(() => DraftProgress, { description: 'How far the work has come.' })
  progress: DraftProgress

  @Field(() => [String], {
    description: 'Why the ledger cannot be made yet, as sentences; empty when it can.',
  })
  blockers: string[]

  @Field(() => Boolean, { description: 'Whether an edit can be undone.' })
  canUndo: boolean

  @Field(() => Boolean, { description: 'Whether an undone edit can be done again.' })
  canRedo: boolean
}
