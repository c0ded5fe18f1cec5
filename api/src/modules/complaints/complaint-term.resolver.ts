import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canManageComplaints } from '../access/index.ts'
import { complaintTerms } from './complaint-term.query.ts'
import {
  addComplaintTerms,
  mergeComplaintTerms,
  renameComplaintTerm,
  setComplaintTermActive,
} from './complaint-term.service.ts'
import { ComplaintTermKind, ComplaintTerms } from './complaint-terms.type.ts'

const aPlace = () => Arg('place', () => ID, { description: 'Division.' })
const aKind = () => Arg('kind', () => ComplaintTermKind, { description: 'Category or channel.' })
const anId = () => Arg('id', () => ID, { description: 'The category or channel.' })

@Resolver(() => ComplaintTerms)
export class ComplaintTermResolver {
  @Allow(canManageComplaints)
  @Query(() => ComplaintTerms, {
    description: 'Categories and channels with their use, retired ones too: the data steward and the office.',
  })
  complaintTerms(@Ctx() context: Context, @aPlace() place: string): Promise<ComplaintTerms> {
    return complaintTerms(context, place)
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintTerms, { description: 'Adds categories or channels; all of them or none.' })
  addComplaintTerms(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aKind() kind: ComplaintTermKind,
    @Arg('names', () => [String], {
      description: 'One each; a category may be a path of names: 市容环卫/占道经营.',
    })
    names: string[],
    @Arg('parentId', () => ID, { nullable: true, description: 'The category they are put under.' })
    parentId: string | null,
  ): Promise<ComplaintTerms> {
    return addComplaintTerms(context, place, kind, names, parentId ?? null)
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintTerms, {
    description:
      'Gives a new name; sources that still use the old one mean it. CONFLICT when `from` is outdated.',
  })
  renameComplaintTerm(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aKind() kind: ComplaintTermKind,
    @anId() id: string,
    @Arg('from', () => String, { description: 'Its own name as the person saw it.' }) from: string,
    @Arg('name', () => String, { description: 'The new name.' }) name: string,
  ): Promise<ComplaintTerms> {
    return renameComplaintTerm(context, place, kind, { id, from, name })
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintTerms, {
    description: 'Takes out of use (a category with all below it), or back into use; old tickets keep it.',
  })
  setComplaintTermActive(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aKind() kind: ComplaintTermKind,
    @anId() id: string,
    @Arg('active', () => Boolean, { description: 'Offered for new tickets.' }) active: boolean,
  ): Promise<ComplaintTerms> {
    return setComplaintTermActive(context, place, kind, { id, active })
  }

  @Allow(canManageComplaints)
  @Mutation(() => ComplaintTerms, {
    description:
      '合并: takes one out of use; what names it from now on means the other. Tickets keep what they bear; boards count a merged category in the other.',
  })
  mergeComplaintTerms(
    @Ctx() context: Context,
    @aPlace() place: string,
    @aKind() kind: ComplaintTermKind,
    @anId() id: string,
    @Arg('intoId', () => ID, { description: 'The one that stays.' }) intoId: string,
  ): Promise<ComplaintTerms> {
    return mergeComplaintTerms(context, place, kind, { id, intoId })
  }
}
