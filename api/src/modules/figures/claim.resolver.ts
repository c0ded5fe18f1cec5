import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/context.ts'
import { ProgressReport } from '../reports/index.ts'
import { claimChecksOf } from './claim.service.ts'
import { ClaimCheck } from './claim.type.ts'

/** Reports know nothing of figures; what they claim is held against them here. */
@Resolver(() => ProgressReport)
export class ReportClaimsResolver {
  @FieldResolver(() => [ClaimCheck], {
    description: 'What it claims against the figures of the linked indicators on the day it was submitted.',
  })
  claimChecks(@Root() report: ProgressReport, @Ctx() context: Context): Promise<ClaimCheck[]> {
    return claimChecksOf(context, report)
  }
}
