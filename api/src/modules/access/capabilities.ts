import type { Viewer } from '../../platform/context.ts'
import {
  canDoOfficeWork,
  canEditSettings,
  canEditSystems,
  canImportPlans,
  canManageComplaints,
  canManageDivisions,
  canManageHotIssues,
  canManageIndicators,
  canManageOrganizations,
  canManageRatings,
  canManageTokens,
  canManageUsers,
  canReadCockpit,
  canReadComplaints,
  canReadIndicators,
  canReadNotices,
  canReadOrganizations,
  canReadPlans,
  canReadRatings,
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

/** What a big screen shows. */
const SHOWN: readonly (keyof ViewerCan)[] = [
  'readCockpit',
  'readTasks',
  'readIndicators',
  'readNotices',
  'readComplaints',
  'readRatings',
]

/** A big screen shows what its person may read, and offers nothing to do. */
export function onScreen(can: ViewerCan): ViewerCan {
  const kept: readonly string[] = SHOWN
  return Object.fromEntries(
    Object.entries(can).map(([name, may]) => [name, may && kept.includes(name)]),
  ) as unknown as ViewerCan
}

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
  readComplaints: canReadComplaints(viewer),
  manageComplaints: canManageComplaints(viewer),
  manageHotIssues: canManageHotIssues(viewer),
  readRatings: canReadRatings(viewer),
  manageRatings: canManageRatings(viewer),
  manageTokens: canManageTokens(viewer),
  manageUsers: canManageUsers(viewer),
  manageDivisions: canManageDivisions(viewer),
  manageOrganizations: canManageOrganizations(viewer),
})
