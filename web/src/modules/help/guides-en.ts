import auditAdmin from '../../../../docs/guide/en/audit-admin.md?raw'
import leader from '../../../../docs/guide/en/leader.md?raw'
import securityAdmin from '../../../../docs/guide/en/security-admin.md?raw'
import steward from '../../../../docs/guide/en/steward.md?raw'
import supervision from '../../../../docs/guide/en/supervision.md?raw'
import systemAdmin from '../../../../docs/guide/en/system-admin.md?raw'
import town from '../../../../docs/guide/en/town.md?raw'
import unit from '../../../../docs/guide/en/unit.md?raw'
import village from '../../../../docs/guide/en/village.md?raw'
import type { GuideName } from './guide-of.ts'

/** The guides in English, as they stand in docs/guide/en. */
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
