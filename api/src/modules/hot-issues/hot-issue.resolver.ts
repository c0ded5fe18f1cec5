import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { Allow } from '../../platform/guard.ts'
import { DayScalar } from '../../platform/scalars.ts'
import { canManageHotIssues, canReadComplaints } from '../access/index.ts'
import { Complaint, ComplaintCategory, categoryLoader } from '../complaints/index.ts'
import { Division, divisionLoader, Organization, organizationLoader } from '../divisions/index.ts'
import { linkLoader } from './complaint-link.query.ts'
import { ComplaintLink } from './complaint-link.type.ts'
import { findHotIssuesNow } from './find-issues.service.ts'
import { HotIssueFilter } from './hot-issue.input.ts'
import { hotIssueCan } from './hot-issue.policy.ts'
import { listHotIssues, requireHotIssue } from './hot-issue.query.ts'
import {
  HotIssue,
  HotIssueCan,
  HotIssueConnection,
  HotIssueEffect,
  HotIssueStatus,
} from './hot-issue.type.ts'
import {
  mergeHotIssues,
  renameHotIssue,
  setHotIssueStatus,
  splitHotIssue,
} from './hot-issue-change.service.ts'
import { effectOfIssue, exampleLoader, placesLoader } from './hot-issue-detail.query.ts'

const ISSUE = { description: 'The hot issue.' }
const VERSION = { description: 'Its version as read.' }
const FROM = { nullable: true, description: 'First day of the period; 30 days before its end when left out.' }
const UNTIL = { nullable: true, description: 'Last day of the period; today when left out.' }
const AS_OF = { nullable: true, description: 'As it stood on this day; today when left out.' }

@Resolver(() => HotIssue)
export class HotIssueResolver {
  @Allow(canReadComplaints)
  @Query(() => HotIssueConnection, {
    description:
      'Hot issues of a place, those with most tickets in the period first. The office, the steward and leaders see all; units those with tickets of theirs, operators those of their subtree; counts are of the tickets they may read.',
  })
  hotIssues(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'The place.' }) place: string,
    @Arg('from', () => DayScalar, FROM) from?: Day | null,
    @Arg('until', () => DayScalar, UNTIL) until?: Day | null,
    @Arg('filter', () => HotIssueFilter, { nullable: true, description: 'Which.' })
    filter?: HotIssueFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Rows wanted, 50 by default.' })
    first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'The end of the page before.' })
    after?: string | null,
    @Arg('asOf', () => DayScalar, AS_OF) asOf?: Day | null,
  ): Promise<HotIssueConnection> {
    return listHotIssues(context, {
      place,
      from: from ?? null,
      until: until ?? null,
      asOf: asOf ?? null,
      filter: filter ?? null,
      first: first ?? null,
      after: after ?? null,
    })
  }

  @Allow(canReadComplaints)
  @Query(() => HotIssue, { description: 'One hot issue; one that was merged is the one it went into.' })
  hotIssue(
    @Ctx() context: Context,
    @Arg('id', () => ID, ISSUE) id: string,
    @Arg('from', () => DayScalar, FROM) from?: Day | null,
    @Arg('until', () => DayScalar, UNTIL) until?: Day | null,
    @Arg('asOf', () => DayScalar, AS_OF) asOf?: Day | null,
  ): Promise<HotIssue> {
    return requireHotIssue(context, id, { from: from ?? null, until: until ?? null, asOf: asOf ?? null })
  }

  @Allow(canManageHotIssues)
  @Mutation(() => Int, {
    description:
      'Looks for hot issues among the tickets of the last 90 days now; how many new ones were found.',
  })
  findHotIssues(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Any place of the jurisdiction.' }) place: string,
  ): Promise<number> {
    return findHotIssuesNow(context, place)
  }

  @Allow(canManageHotIssues)
  @Mutation(() => HotIssue, { description: 'Gives it a name that later runs leave alone.' })
  renameHotIssue(
    @Ctx() context: Context,
    @Arg('id', () => ID, ISSUE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('title', () => String, { description: '2–40 characters.' }) title: string,
  ): Promise<HotIssue> {
    return renameHotIssue(context, id, version, title)
  }

  @Allow(canManageHotIssues)
  @Mutation(() => HotIssue, {
    description: 'Joins others to it: their tickets, tasks and notices go over to it.',
  })
  mergeHotIssues(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The one that stays.' }) id: string,
    @Arg('otherIds', () => [ID], { description: 'Those that go into it.' }) otherIds: string[],
  ): Promise<HotIssue> {
    return mergeHotIssues(context, id, otherIds)
  }

  @Allow(canManageHotIssues)
  @Mutation(() => HotIssue, {
    description: 'Takes tickets out; into a hot issue of their own when a title is given.',
  })
  splitHotIssue(
    @Ctx() context: Context,
    @Arg('id', () => ID, ISSUE) id: string,
    @Arg('complaintIds', () => [ID], { description: 'Tickets of it.' }) complaintIds: string[],
    @Arg('title', () => String, { nullable: true, description: 'Name of the new one.' })
    title?: string | null,
  ): Promise<HotIssue> {
    return splitHotIssue(context, id, complaintIds, title ?? null)
  }

  @Allow(canManageHotIssues)
  @Mutation(() => HotIssue, {
    description: 'Moves it by hand; CLOSED and DISMISSED want a note. SUPERVISED comes of a task or notice.',
  })
  setHotIssueStatus(
    @Ctx() context: Context,
    @Arg('id', () => ID, ISSUE) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('status', () => HotIssueStatus, { description: 'Where to.' }) status: HotIssueStatus,
    @Arg('note', () => String, { nullable: true, description: 'Why.' }) note?: string | null,
  ): Promise<HotIssue> {
    return setHotIssueStatus(context, id, version, status, note ?? null)
  }

  @FieldResolver(() => Division, { description: 'The narrowest place that holds most of it.' })
  place(@Ctx() context: Context, @Root() { placeCode }: HotIssue): Promise<Division | null> {
    return divisionLoader(context).load(placeCode)
  }

  @FieldResolver(() => [Division], { description: 'Places that hold most, most first; 3 at most.' })
  places(@Ctx() context: Context, @Root() issue: HotIssue): Promise<Division[]> {
    return placesLoader(context).load(issue)
  }

  @FieldResolver(() => ComplaintCategory, { nullable: true, description: 'The category most have.' })
  category(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, categoryId }: HotIssue,
  ): Promise<ComplaintCategory | null> | null {
    return categoryId === null ? null : categoryLoader(context).load({ jurisdictionCode, id: categoryId })
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The unit that has most of them.' })
  organization(
    @Ctx() context: Context,
    @Root() { organizationId }: HotIssue,
  ): Promise<Organization | null> | null {
    return organizationId === null ? null : organizationLoader(context).load(organizationId)
  }

  @FieldResolver(() => [Complaint], { description: 'The most typical tickets, 5 at most.' })
  examples(@Ctx() context: Context, @Root() issue: HotIssue): Promise<Complaint[]> {
    return exampleLoader(context).load(issue)
  }

  @FieldResolver(() => [ComplaintLink], { description: 'Tasks and notices made of it, oldest first.' })
  links(@Ctx() context: Context, @Root() { jurisdictionCode, id }: HotIssue): Promise<ComplaintLink[]> {
    return linkLoader(context, 'hot_issue_id').load({ jurisdictionCode, id })
  }

  @FieldResolver(() => HotIssueEffect, {
    nullable: true,
    description: 'Tickets before and after the newest closing of its tasks and notices; null before one.',
  })
  effect(@Ctx() context: Context, @Root() issue: HotIssue): Promise<HotIssueEffect | null> {
    return effectOfIssue(context, issue)
  }

  @FieldResolver(() => HotIssueCan, { description: 'What the viewer may do with it now.' })
  can(@Ctx() { viewer }: Context, @Root() issue: HotIssue): HotIssueCan {
    return hotIssueCan(viewer, issue)
  }
}
