import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'
import { SourceRange } from '../../platform/source-range.type.ts'
import { LightCounts } from './light-counts.type.ts'
import { MilestoneCounts } from './milestone.type.ts'
import { DueStatus, FeedbackCycle, Light, TaskKind, TaskLevel, TaskState, TaskStatus } from './task.enums.ts'

@Reached()
@ObjectType({ description: 'A quantified goal in the words of a task.' })
export class TaskTarget {
  @Field(() => String, { description: 'As written.' })
  text: string

  @Field(() => Float, { nullable: true, description: 'The figure, in `unit`.' })
  value: number | null

  @Field(() => String, { nullable: true, description: 'Unit of the figure: %, 个, 兆 …' })
  unit: string | null

  @Field(() => String, { description: '=, >=, >, <= or <.' })
  comparator: string

  @Field(() => SourceRange, { nullable: true, description: 'Its words in the original text.' })
  source: SourceRange | null
}

@Reached()
@ObjectType({ description: 'One write to a record, as the audit log has it.' })
export class HistoryEntry {
  @Field(() => InstantScalar, { description: 'When.' })
  at: Date

  @Field(() => String, { description: 'Who.' })
  userName: string

  @Field(() => String, { description: 'Stable name of the event.' })
  type: string

  @Field(() => String, { description: 'What happened, in a plain sentence.' })
  summary: string
}

@Reached()
@ObjectType({ description: 'What the viewer may do with a task.' })
export class TaskCan {
  @Field(() => Boolean, { description: 'Read it in full; otherwise title, owners, light and dates only.' })
  readDetail: boolean

  @Field(() => Boolean, { description: 'Expand its group words again.' })
  reexpandGroups: boolean

  @Field(() => Boolean, { description: 'Edit it; owners and dates only before it is issued.' })
  edit: boolean

  @Field(() => Boolean, { description: '提请交办.' })
  submitForIssue: boolean

  @Field(() => Boolean, { description: '交办.' })
  issue: boolean

  @Field(() => Boolean, { description: 'Send it back to 拟办.' })
  rejectIssue: boolean

  @Field(() => Boolean, { description: '中止.' })
  suspend: boolean

  @Field(() => Boolean, { description: '恢复.' })
  resume: boolean

  @Field(() => Boolean, { description: '终止.' })
  terminate: boolean

  @Field(() => Boolean, { description: '销号.' })
  close: boolean

  @Field(() => Boolean, { description: '重新启动.' })
  reopen: boolean

  @Field(() => Boolean, { description: 'Make sub-tasks.' })
  breakDown: boolean

  @Field(() => Boolean, { description: 'Enter a problem on it.' })
  raiseProblem: boolean

  @Field(() => Boolean, { description: 'Draft a notice on it.' })
  draftNotice: boolean

  @Field(() => Boolean, { description: 'Write an instruction on it.' })
  instruct: boolean
}

@Reached()
@ObjectType({
  description: '任务: the smallest numbered item of a plan with its own obligation, read on one day.',
})
export class Task {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => String, { description: 'Number as printed in the plan.' })
  no: string

  @Field(() => String, { description: 'Short heading.' })
  title: string

  @Field(() => TaskKind, { description: 'A task, or a 保障措施 with an owner.' })
  kind: TaskKind

  @Field(() => String, { description: 'Heading path in the plan, outermost first.' })
  section: string

  @Field(() => TaskStatus, { description: 'Where it stood in its life on asOf.' })
  status: TaskStatus

  @Field(() => TaskState, { description: 'Open or done on asOf.' })
  state: TaskState

  @Field(() => Int, { description: 'Progress, 0 to 100.' })
  percent: number

  @Field(() => TaskLevel, { description: 'Level of the division that carries it.' })
  level: TaskLevel

  @Field(() => Light, {
    description:
      'Worst light of its milestones on asOf, and of the periods of its feedback cycle missed or made up late.',
  })
  light: Light

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The due date that decides: the oldest open one, else the last.',
  })
  dueOn: Day | null

  @Field(() => DueStatus, { description: 'DATED, or why there is no date.' })
  dueStatus: DueStatus

  @Field(() => Int, {
    nullable: true,
    description: 'Working days left on asOf; negative when over; null without a due date or when done.',
  })
  workingDaysLeft: number | null

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day it was done, when that is not after asOf.',
  })
  doneOn: Day | null

  @Field(() => MilestoneCounts, { description: 'Its milestones, counted.' })
  milestoneCounts: MilestoneCounts

  @Field(() => String, { nullable: true, description: '立项编号, null before it is issued.' })
  ledgerNo: string | null

  @Field(() => Int, { description: 'Counts the writes: send it back with a form.' })
  version: number

  @Field(() => Int, { description: 'Round on asOf: 1, and one more each time it is sent back or reopened.' })
  round: number

  @Field(() => FeedbackCycle, { description: 'How often its leads report.' })
  feedbackCycle: FeedbackCycle

  @Field(() => Float, { description: 'Its share in the progress of its parent, against its siblings.' })
  weight: number

  @Field(() => DayScalar, { nullable: true, description: '交办: the day it was issued.' })
  issuedOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: '销号: the day it was closed.' })
  closedOn: Day | null

  @Field(() => DayScalar, { nullable: true, description: 'Suspended since this day.' })
  suspendedOn: Day | null

  @Field(() => String, { nullable: true, description: '责任领导.' })
  responsibleLeader: string | null

  @Field(() => String, { nullable: true, description: '分管领导.' })
  leaderInCharge: string | null

  @Field(() => DayScalar, {
    nullable: true,
    description: 'Left out by an amended plan on this day; judged no more.',
  })
  droppedOn: Day | null

  jurisdictionCode: string
  planId: string
  placeCode: string
  parentId: string | null
  /** Whether the viewer this row was read for may see it in full. */
  readDetail: boolean
  /** Whether its plan was issued by `asOf`; before that it carries no light. */
  inForce: boolean
  asOf: Day
  nearUntil: Day
}

@Reached()
@ObjectType({ description: 'A page of tasks with the counts of the whole list.' })
export class TaskConnection {
  @Field(() => [Task], { description: 'The rows of this page.' })
  nodes: Task[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Rows of the whole list.' })
  totalCount: number

  @Field(() => LightCounts, { description: 'The whole list by light.' })
  counts: LightCounts
}
