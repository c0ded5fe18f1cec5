import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ProposalStatus } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canDoOfficeWork, canWorkAtOfficeDesk, placeScope, SUPERVISION_ROLES } from '../access/index.ts'
import { Organization, organizationLoader } from '../divisions/index.ts'
import { Milestone, milestonesOf, Task, taskLoader } from '../tasks/index.ts'
import { escalationRuns, runEscalation } from './escalation.service.ts'
import { noticeLoader, proposalNoticeLoader } from './notice.query.ts'
import { Notice } from './notice.type.ts'
import { listProposals } from './proposal.query.ts'
import { decideProposals, previewProposals } from './proposal.service.ts'
import {
  EscalationProposal,
  EscalationRun,
  ProposalConnection,
  ProposalDecisionInput,
  ProposalDecisionResult,
} from './proposal.type.ts'

@Resolver(() => EscalationProposal)
export class ProposalResolver {
  @Allow(canWorkAtOfficeDesk)
  @Query(() => ProposalConnection, { description: 'Proposals for units of a place, the newest first.' })
  proposals(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
    @Arg('status', () => [ProposalStatus], { nullable: true, description: 'OPEN when left out.' })
    status?: ProposalStatus[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows a page, 50 by default, at most 200.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: '`endCursor` of the page before.' })
    after?: string | null,
  ): Promise<ProposalConnection> {
    return listProposals(context, { place, status, first, after })
  }

  @Allow(canDoOfficeWork)
  @Query(() => ProposalDecisionResult, { description: 'What a decision would do, without doing it.' })
  previewProposals(
    @Ctx() context: Context,
    @Arg('input', () => ProposalDecisionInput, { description: 'The decision.' }) input: ProposalDecisionInput,
  ): Promise<ProposalDecisionResult> {
    return previewProposals(context, input)
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => ProposalDecisionResult, {
    description:
      'Confirms, changes or dismisses proposals. Confirmed ones become drafts of notices; 催办 is issued at once.',
  })
  decideProposals(
    @Ctx() context: Context,
    @Arg('input', () => ProposalDecisionInput, { description: 'The decision.' }) input: ProposalDecisionInput,
  ): Promise<ProposalDecisionResult> {
    return decideProposals(context, input)
  }

  @Allow(canWorkAtOfficeDesk)
  @Query(() => [EscalationRun], { description: 'Runs of the last 30 days, newest first.' })
  escalationRuns(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division.' }) place: string,
  ): Promise<EscalationRun[]> {
    return escalationRuns(context, placeScope(context.viewer, place, SUPERVISION_ROLES).jurisdictionCode)
  }

  @Allow(canDoOfficeWork)
  @Mutation(() => EscalationRun, {
    description: 'The nightly run, now. A second one of the same day changes nothing.',
  })
  runEscalation(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Division; its whole jurisdiction is judged.' }) place: string,
  ): Promise<EscalationRun> {
    return runEscalation(context, place)
  }

  @FieldResolver(() => Organization, { description: 'Whom it concerns.' })
  organization(
    @Ctx() context: Context,
    @Root() { organizationId }: EscalationProposal,
  ): Promise<Organization | null> {
    return organizationLoader(context).load(organizationId)
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The task it is about.' })
  task(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, taskId }: EscalationProposal,
  ): Promise<Task | null> | null {
    return taskId === null ? null : taskLoader(context).load({ jurisdictionCode, id: taskId })
  }

  @FieldResolver(() => Milestone, { nullable: true, description: 'The date that passed.' })
  async milestone(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, taskId, milestoneId }: EscalationProposal,
  ): Promise<Milestone | null> {
    if (taskId === null || milestoneId === null) return null
    const task = await taskLoader(context).load({ jurisdictionCode, id: taskId })
    const milestones = task ? await milestonesOf(context, task) : []
    return milestones.find(({ id }) => id === milestoneId) ?? null
  }

  @FieldResolver(() => Notice, { nullable: true, description: 'The notice that led to it.' })
  async causeNotice(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, causeNoticeId }: EscalationProposal,
  ): Promise<Notice | null> {
    if (causeNoticeId === null) return null
    const [notice] = await noticeLoader(context).load({ jurisdictionCode, id: causeNoticeId })
    return notice ?? null
  }

  @FieldResolver(() => Notice, { nullable: true, description: 'The notice drafted from it.' })
  async notice(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, id }: EscalationProposal,
  ): Promise<Notice | null> {
    const [notice] = await proposalNoticeLoader(context).load({ jurisdictionCode, id })
    return notice ?? null
  }
}
