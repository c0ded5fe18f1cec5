import type { Job } from '../../platform/jobs.ts'
import { anchorHead } from './anchor.service.ts'
import { verifyAudit } from './verify.service.ts'

/**
 * Checks the log of a jurisdiction every night and writes the head of its chain down outside the database, as long as
 * nothing is wrong with it.
 */
export const auditCheckJob: Job = {
  name: 'audit-check',
  at: '00:20',
  async run(context, jurisdictionCode) {
    const { entries, sealed, faultCount, intact } = await verifyAudit(context, jurisdictionCode)
    const anchored = intact && (await anchorHead(context, jurisdictionCode))
    return { entries, sealed, faults: faultCount, anchored }
  },
}
