import type { Viewer } from '../../platform/context.ts'
import {
  canDoOfficeWork,
  canEditSettings,
  canEditSystems,
  canImportPlans,
  canManageIndicators,
  canReadCockpit,
  canReadIndicators,
  canReadNotices,
  canReadOrganizations,
  canReadPlans,
  canReadSystems,
  canReadTasks,
  canReportObservations,
  canReviewObservations,
  canSearchAudit,
  canWorkAtOfficeDesk,
  canWorkAtUnitDesk,
  canWriteInstructions,
} from './access.policy.ts'
import type { ViewerCan } from './access.type.ts'

/** The viewer's rights for the screen. */
export const capabilities = (viewer: Viewer): ViewerCan => ({
  readCockpit: canReadCockpit(viewer),
  readTasks: canReadTasks(viewer),
  readPlans: canReadPlans(viewer),
  importPlans: canImportPlans(viewer),
  readIndicators: canReadIndicators(viewer),
  readSystems: canReadSystems(viewer),
  editSystems: canEditSystems(viewer),
  readOrganizations: canReadOrganizations(viewer),
  workAtUnitDesk: canWorkAtUnitDesk(viewer),
  workAtOfficeDesk: canWorkAtOfficeDesk(viewer),
  readNotices: canReadNotices(viewer),
  writeInstructions: canWriteInstructions(viewer),
  draftNotices: canDoOfficeWork(viewer),
  searchAudit: canSearchAudit(viewer),
  editSettings: canEditSettings(viewer),
  manageIndicators: canManageIndicators(viewer),
  reportObservations: canReportObservations(viewer),
  reviewObservations: canReviewObservations(viewer),
})
