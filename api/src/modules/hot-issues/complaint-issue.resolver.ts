import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canManageComplaints } from '../access/index.ts'
import { Complaint } from '../complaints/index.ts'
import { linkLoader } from './complaint-link.query.ts'
import { ComplaintLink } from './complaint-link.type.ts'
import { HotIssue } from './hot-issue.type.ts'
import { hotIssueLoader, issueOfTicketLoader } from './hot-issue-detail.query.ts'
import { similarTo } from './similar.query.ts'
import { CategorySuggestion, ComplaintSuggestion, SimilarComplaint, UnitSuggestion } from './similar.type.ts'
import {
  mayBeSuggested,
  suggestedCategories,
  suggestedUnits,
  suggestForComplaint,
  wordsLoader,
} from './suggestion.query.ts'

/** What is like a ticket and what it belongs to: tickets themselves know nothing of it. */
@Resolver(() => Complaint)
export class ComplaintIssueResolver {
  @Allow(canManageComplaints)
  @Query(() => ComplaintSuggestion, {
    description: 'For a ticket being typed in: where it belongs and what is like it.',
  })
  suggestForComplaint(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Where it is about.' }) place: string,
    @Arg('text', () => String, { description: 'What was typed so far.' }) text: string,
  ): Promise<ComplaintSuggestion> {
    return suggestForComplaint(context, place, text)
  }

  @FieldResolver(() => [SimilarComplaint], {
    description: 'About the same matter by words, place and time; nearest first, 8 at most.',
  })
  async similar(@Ctx() context: Context, @Root() ticket: Complaint): Promise<SimilarComplaint[]> {
    const { jurisdictionCode, id, placeCode, categoryId, receivedOn } = ticket
    const text = await wordsLoader(context).load(ticket)
    return similarTo(context, jurisdictionCode, { id, text, placeCode, categoryId, receivedOn })
  }

  @FieldResolver(() => HotIssue, { nullable: true, description: 'The hot issue it belongs to.' })
  async hotIssue(
    @Ctx() context: Context,
    @Root() { jurisdictionCode, id }: Complaint,
  ): Promise<HotIssue | null> {
    const issueId = await issueOfTicketLoader(context).load({ jurisdictionCode, id })
    return issueId === null ? null : hotIssueLoader(context).load({ jurisdictionCode, id: issueId })
  }

  @FieldResolver(() => [ComplaintLink], { description: 'Tasks and notices made of this ticket alone.' })
  links(@Ctx() context: Context, @Root() { jurisdictionCode, id }: Complaint): Promise<ComplaintLink[]> {
    return linkLoader(context, 'complaint_id').load({ jurisdictionCode, id })
  }

  @FieldResolver(() => [CategorySuggestion], {
    description:
      'Learned from the closed tickets of the jurisdiction; empty where too little was learned, and for tickets that are dispatched.',
  })
  async suggestedCategories(
    @Ctx() context: Context,
    @Root() ticket: Complaint,
  ): Promise<CategorySuggestion[]> {
    if (!mayBeSuggested(context, ticket)) return []
    return suggestedCategories(context, ticket.jurisdictionCode, await wordsLoader(context).load(ticket))
  }

  @FieldResolver(() => [UnitSuggestion], { description: 'The same for units.' })
  async suggestedUnits(@Ctx() context: Context, @Root() ticket: Complaint): Promise<UnitSuggestion[]> {
    if (!mayBeSuggested(context, ticket)) return []
    return suggestedUnits(context, ticket.jurisdictionCode, await wordsLoader(context).load(ticket))
  }
}
