import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { NoticeKind, ProposalCause, ProposalStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { Reached } from '../../platform/guard.ts'
import { PageInfo } from '../../platform/page-info.type.ts'
import { DayScalar, InstantScalar } from '../../platform/scalars.ts'

registerEnumType(ProposalStatus, {
  name: 'ProposalStatus',
  description: '待确认 · 已确认 · 已改级 · 不采纳 · 已失效 (its cause is gone).',
})
registerEnumType(ProposalCause, {
  name: 'ProposalCause',
  description: 'Why the run proposes it (DOMAIN §5).',
})

@Reached()
@ObjectType({ description: 'What the viewer may do with a proposal.' })
export class ProposalCan {
  @Field(() => Boolean, { description: 'Draft the notice, as proposed or another step of the ladder.' })
  confirm: boolean

  @Field(() => Boolean, { description: 'Turn it down with a reason.' })
  dismiss: boolean
}

@Reached()
@ObjectType({ description: '督办建议: what the escalation run proposes; a person decides.' })
export class EscalationProposal {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => NoticeKind, { description: 'The step of the ladder it proposes.' })
  kind: NoticeKind

  @Field(() => ProposalCause, { description: 'Why.' })
  cause: ProposalCause

  @Field(() => ProposalStatus, { description: 'Whether it was decided, and how.' })
  status: ProposalStatus

  @Field(() => Int, { description: 'Counts its changes; send it back with a decision.' })
  version: number

  @Field(() => DayScalar, { description: 'The day it was first proposed.' })
  proposedOn: Day

  @Field(() => String, { description: 'The facts in one sentence.' })
  summary: string

  @Field(() => DayScalar, { nullable: true, description: 'The day it was decided, or lapsed.' })
  decidedOn: Day | null

  @Field(() => String, { nullable: true, description: 'Who decided.' })
  decidedBy: string | null

  @Field(() => String, { nullable: true, description: 'Why it was dismissed or changed.' })
  reason: string | null

  @Field(() => ProposalCan, { description: 'What the viewer may do with it.' })
  can: ProposalCan

  jurisdictionCode: string
  organizationId: string
  taskId: string | null
  milestoneId: string | null
  causeNoticeId: string | null
}

@Reached()
@ObjectType({ description: 'A page of proposals.' })
export class ProposalConnection {
  @Field(() => [EscalationProposal], { description: 'The rows of this page, the highest step first.' })
  nodes: EscalationProposal[]

  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo

  @Field(() => Int, { description: 'Rows of the whole list.' })
  totalCount: number
}

@Reached()
@ObjectType({ description: 'One day of the escalation run. Several runs of a day add up.' })
export class EscalationRun {
  @Field(() => DayScalar, { description: 'The day it judged.' })
  day: Day

  @Field(() => Int, { description: 'Proposals made.' })
  proposed: number

  @Field(() => Int, { description: 'Open proposals whose cause was gone.' })
  lapsed: number

  @Field(() => Int, { description: 'Feedback periods opened.' })
  cyclesOpened: number

  @Field(() => Int, { description: 'Tasks that turned red, counted by unit.' })
  turnedRed: number

  @Field(() => Int, { description: 'Tasks that came near their date, counted by unit.' })
  dueSoon: number

  @Field(() => InstantScalar, { description: 'When it began.' })
  startedAt: Date

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended; null while it runs.' })
  finishedAt: Date | null
}

@InputType({ description: 'A proposal as the person saw it.' })
export class ProposalRef {
  @Field(() => ID, { description: 'Identifier.' })
  id: string

  @Field(() => Int, { description: 'Its version on the screen.' })
  version: number
}

@InputType({ description: 'A decision on one or several proposals.' })
export class ProposalDecisionInput {
  @Field(() => [ProposalRef], { description: 'Which, at most 100.' })
  proposals: ProposalRef[]

  @Field(() => Boolean, { description: 'True drafts the notice (催办 is issued at once); false dismisses.' })
  confirm: boolean

  @Field(() => NoticeKind, {
    nullable: true,
    description: 'Another step of the ladder than proposed (改级).',
  })
  kind?: NoticeKind | null

  @Field(() => String, { nullable: true, description: 'Needed to dismiss and to change the step.' })
  reason?: string | null
}

@Reached()
@ObjectType({ description: 'A proposal the decision could not be carried out on.' })
export class ProposalFault {
  @Field(() => ID, { description: 'Which.' })
  proposalId: string

  @Field(() => String, { description: 'What it is about.' })
  title: string

  @Field(() => String, { description: 'Why not, and what to do.' })
  message: string
}

@Reached()
@ObjectType({ description: 'What a decision did, or in a preview would do.' })
export class ProposalDecisionResult {
  @Field(() => [EscalationProposal], { description: 'Carried out.' })
  done: EscalationProposal[]

  @Field(() => [ProposalFault], { description: 'Not carried out.' })
  faults: ProposalFault[]
}
