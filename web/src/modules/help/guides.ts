import auditAdmin from '../../../../docs/guide/audit-admin.md?raw'
import leader from '../../../../docs/guide/leader.md?raw'
import securityAdmin from '../../../../docs/guide/security-admin.md?raw'
import steward from '../../../../docs/guide/steward.md?raw'
import supervision from '../../../../docs/guide/supervision.md?raw'
import systemAdmin from '../../../../docs/guide/system-admin.md?raw'
import town from '../../../../docs/guide/town.md?raw'
import unit from '../../../../docs/guide/unit.md?raw'
import village from '../../../../docs/guide/village.md?raw'
import type { GuideName } from './guide-of.ts'

/** The guides in Chinese, as they stand in docs/guide: one source for the app and for whoever reads the repository. */
export const guides: Record<GuideName, string> = {
  leader,
  supervision,
  unit,
  town,
  village,
  steward,
  'system-admin': systemAdmin,
  'security-admin': securityAdmin,
  'audit-admin': auditAdmin,
}
