import { Field, Float, ID, InputType, Int } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { SourceRangeInput } from '../../platform/source-range.type.ts'
import { GroupRule } from '../divisions/index.ts'
import { DraftKind, DraftTaskState, DueStatus } from './plan-draft.type.ts'

// What the fields may hold is checked in draft.rules.ts, where every edit passes.

@InputType({ description: 'A unit, or words for several.' })
export class DraftOwnerInput {
  @Field(() => String, { description: 'As written in the plan.' })
  name: string

  @Field(() => GroupRule, { nullable: true, description: 'How the words are expanded; null = as they say.' })
  groupRule?: GroupRule | null

  @Field(() => [ID], {
    nullable: true,
    description: 'Chosen by hand for a MANUAL group or to link a name to an organization.',
  })
  organizationIds?: string[] | null

  @Field(() => SourceRangeInput, { nullable: true, description: 'Its words in the original text.' })
  source?: SourceRangeInput | null
}

@InputType({ description: 'A due date.' })
export class DraftMilestoneInput {
  @Field(() => DueStatus, { description: 'DATED, or why there is no date.' })
  status: DueStatus

  @Field(() => DayScalar, { nullable: true, description: 'Demanded when DATED, refused otherwise.' })
  due?: Day | null

  @Field(() => String, { description: "The plan's words for the date." })
  words: string

  @Field(() => String, { description: 'What is due.' })
  deliverable: string

  @Field(() => SourceRangeInput, { nullable: true, description: 'Its words in the original text.' })
  source?: SourceRangeInput | null

  @Field(() => Boolean, { defaultValue: false, description: 'Only striven for: not put into the ledger.' })
  reference: boolean
}

@InputType({ description: 'A quantified goal.' })
export class DraftTargetInput {
  @Field(() => String, { description: 'The goal in words.' })
  text: string

  @Field(() => Float, { nullable: true, description: 'Its number, in `unit`.' })
  value?: number | null

  @Field(() => String, { nullable: true, description: 'Unit of the number.' })
  unit?: string | null

  @Field(() => String, { description: '=, >=, >, <= or <.' })
  comparator: string

  @Field(() => SourceRangeInput, { nullable: true, description: 'Its words in the original text.' })
  source?: SourceRangeInput | null
}

@InputType({ description: 'What the document says of itself. Only the given fields change.' })
export class DraftHeaderInput {
  @Field(() => String, { nullable: true, description: 'Title; not blank.' })
  title?: string | null

  @Field(() => String, { nullable: true, description: '文号.' })
  documentNumber?: string | null

  @Field(() => String, { nullable: true, description: '发文机关.' })
  issuer?: string | null

  @Field(() => DayScalar, { nullable: true, description: '印发日期.' })
  issuedOn?: Day | null
}

@InputType({ description: 'Changes a task. Only the given fields change; a list is given whole.' })
export class DraftTaskInput {
  @Field(() => ID, { description: 'Draft id of the task.' })
  id: string

  @Field(() => String, { nullable: true, description: 'Number as printed.' })
  no?: string | null

  @Field(() => DraftKind, { nullable: true, description: 'Task, 保障措施 or objective.' })
  kind?: DraftKind | null

  @Field(() => String, { nullable: true, description: 'Short title; not blank.' })
  title?: string | null

  @Field(() => String, { nullable: true, description: 'Requirement.' })
  text?: string | null

  @Field(() => [DraftMilestoneInput], { nullable: true, description: 'All due dates.' })
  milestones?: DraftMilestoneInput[] | null

  @Field(() => [DraftOwnerInput], { nullable: true, description: 'All 牵头单位; they leave the joint ones.' })
  lead?: DraftOwnerInput[] | null

  @Field(() => [DraftOwnerInput], { nullable: true, description: 'All 配合单位; they leave the leads.' })
  joint?: DraftOwnerInput[] | null

  @Field(() => [DraftTargetInput], { nullable: true, description: 'All quantified goals.' })
  targets?: DraftTargetInput[] | null

  @Field(() => String, { nullable: true, description: 'Remark of the office; null takes it away.' })
  note?: string | null

  @Field(() => ID, { nullable: true, description: 'Draft id of the parent task; null = none.' })
  parentId?: string | null
}

@InputType({ description: 'Changes an indicator. Only the given fields change.' })
export class DraftIndicatorInput {
  @Field(() => ID, { description: 'Draft id of the indicator.' })
  id: string

  @Field(() => String, { nullable: true, description: 'Name; not blank.' })
  name?: string | null

  @Field(() => String, { nullable: true, description: 'province, city, county, town or village.' })
  level?: string | null

  @Field(() => String, { nullable: true, description: 'Unit of baseline and target.' })
  unit?: string | null

  @Field(() => Int, { nullable: true, description: 'Year of the baseline.' })
  baselineYear?: number | null

  @Field(() => Float, { nullable: true, description: 'Baseline in `unit`.' })
  baseline?: number | null

  @Field(() => Int, { nullable: true, description: 'Year of the target.' })
  targetYear?: number | null

  @Field(() => Float, { nullable: true, description: 'Target in `unit`.' })
  target?: number | null

  @Field(() => String, { nullable: true, description: 'A target that is no number.' })
  targetText?: string | null

  @Field(() => String, { nullable: true, description: '=, >=, >, <= or <.' })
  comparator?: string | null

  @Field(() => Boolean, { nullable: true, description: 'True: it is none.' })
  removed?: boolean | null
}

@InputType({
  description:
    'Cuts a task in two at a character of its text; the second part gets the milestones, targets and owners whose source lies behind it. A part that would have no lead keeps the owners of the whole.',
})
export class DraftSplitInput {
  @Field(() => ID, { description: 'Draft id of the task.' })
  id: string

  @Field(() => Int, { description: 'UTF-16 unit of the text the second part begins with.' })
  at: number

  @Field(() => String, { nullable: true, description: 'Title of the second part; else its first clause.' })
  secondTitle?: string | null
}

@InputType({ description: 'Moves a task, with everything below it.' })
export class DraftMoveInput {
  @Field(() => ID, { description: 'Draft id of the task.' })
  id: string

  @Field(() => ID, { nullable: true, description: 'Before which task; null = to the end.' })
  beforeId?: string | null
}

@InputType({ description: 'Resolves warnings, or opens them again.' })
export class DraftWarningInput {
  @Field(() => ID, { description: 'Draft id of the warning.' })
  id: string

  @Field(() => [ID], { nullable: true, description: 'Others that the same words resolve.' })
  ids?: string[] | null

  @Field(() => String, { nullable: true, description: 'How it was resolved, in words; null opens it again.' })
  resolution?: string | null
}

@InputType({ description: 'Confirms, removes or restores tasks.' })
export class DraftStateInput {
  @Field(() => [ID], { description: 'Draft ids of the tasks; all of them confirms everything at once.' })
  ids: string[]

  @Field(() => DraftTaskState, { description: 'The state they get.' })
  state: DraftTaskState
}

@InputType({ description: 'One step of the work on a draft. Exactly one of the fields is set.' })
export class PlanDraftEditInput {
  @Field(() => DraftHeaderInput, { nullable: true, description: 'Changes what the document says of itself.' })
  header?: DraftHeaderInput | null

  @Field(() => DraftTaskInput, { nullable: true, description: 'Changes a task.' })
  task?: DraftTaskInput | null

  @Field(() => DraftIndicatorInput, { nullable: true, description: 'Changes an indicator.' })
  indicator?: DraftIndicatorInput | null

  @Field(() => [ID], { nullable: true, description: 'Joins the tasks into the first of them.' })
  merge?: string[] | null

  @Field(() => DraftSplitInput, { nullable: true, description: 'Cuts a task in two.' })
  split?: DraftSplitInput | null

  @Field(() => DraftMoveInput, { nullable: true, description: 'Moves a task.' })
  move?: DraftMoveInput | null

  @Field(() => DraftStateInput, { nullable: true, description: 'Confirms, removes or restores tasks.' })
  state?: DraftStateInput | null

  @Field(() => DraftWarningInput, { nullable: true, description: 'Resolves warnings.' })
  warning?: DraftWarningInput | null

  @Field(() => ID, {
    nullable: true,
    description: 'Adds an empty task after the given one; `start` = before all.',
  })
  addAfter?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Takes the last step back.' })
  undo?: boolean | null

  @Field(() => Boolean, { nullable: true, description: 'Does the step taken back again.' })
  redo?: boolean | null
}
