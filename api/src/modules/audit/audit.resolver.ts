import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import { type Context, neverKept } from '../../platform/context.ts'
import { Allow } from '../../platform/guard.ts'
import { canSearchAudit } from '../access/index.ts'
import { AuditFilter } from './audit.input.ts'
import { auditedPlace, auditWords, searchAudit } from './audit.search.ts'
import { AuditConnection, AuditEntry, AuditVerification, AuditWords } from './audit.type.ts'
import { verifyAudit } from './verify.service.ts'

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Allow(canSearchAudit)
  @Query(() => AuditConnection, {
    description: 'The audit log of a jurisdiction, newest first. Audit administrator.',
  })
  auditEntries(
    @Ctx() context: Context,
    @Arg('filter', () => AuditFilter, { description: 'Which entries.' }) filter: AuditFilter,
    @Arg('first', () => Int, { nullable: true, description: 'Rows of the page, at most 200.' })
    first?: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after?: string,
  ): Promise<AuditConnection> {
    neverKept(context)
    return searchAudit(context, filter, { first, after })
  }

  @Allow(canSearchAudit)
  @Query(() => AuditWords, {
    description: 'What the filters of the audit log can be set to. Audit administrator.',
  })
  auditWords(): AuditWords {
    return auditWords()
  }

  @Allow(canSearchAudit)
  @Query(() => AuditVerification, {
    description:
      'Recomputes the hash chain of a jurisdiction, as `duban audit verify` does. Audit administrator.',
  })
  async auditVerification(
    @Ctx() context: Context,
    @Arg('place', () => ID, { description: 'Jurisdiction.' }) place: string,
  ): Promise<AuditVerification> {
    neverKept(context)
    const { faults, faultCount, ...report } = await verifyAudit(context, auditedPlace(context, place))
    const more = faultCount - faults.length
    return {
      ...report,
      faults: [...faults.map(({ words }) => words), ...(more > 0 ? [`另有 ${more} 处。`] : [])],
    }
  }
}
