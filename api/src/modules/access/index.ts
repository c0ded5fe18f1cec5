/** The only door of the access module. */
export {
  actsFor,
  canDoOfficeWork,
  canEditSettings,
  canEditSystems,
  canHeadOffice,
  canImportPlans,
  canListUnits,
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
  canUseBusinessData,
  canWorkAtOfficeDesk,
  canWorkAtUnitDesk,
  canWorkOnComplaints,
  canWriteInstructions,
  exclusionFault,
  grantsIn,
  hasRole,
  isAdministrator,
  isHead,
  isLeader,
  isOffice,
  isSupervision,
  managesComplaints,
  managesIndicators,
  type PlacedOrganization,
  type PlacedRecord,
  type PlaceScope,
  placeScope,
  placesOf,
  reviewsObservations,
  type Sight,
  sightOfRecord,
  signsFor,
  subtreePrefix,
} from './access.policy.ts'
export { ServerInfoResolver, ViewerGrantResolver, ViewerResolver } from './access.resolver.ts'
export { Viewer } from './access.type.ts'
export { ownAccount } from './account.ts'
export { aliveSessions, sessionName } from './alive-sessions.query.ts'
export { demoAccounts } from './demo-account.query.ts'
export { identify } from './identify.ts'
export { passwordFault } from './password.rules.ts'
export { PeopleResolver, UserGrantResolver } from './people.resolver.ts'
export { peopleRoutes } from './people.routes.ts'
export {
  ADMIN_ROLES,
  BUSINESS_ROLES,
  DOING_ROLES,
  IMPORTS_PLANS,
  OFFICE_ROLES,
  OPERATOR_ROLES,
  ROLE_NAMES,
  SEES_INDICATORS,
  SEES_PLANS,
  SEES_TASKS,
  SUPERVISION_ROLES,
  UNIT_ROLES,
} from './role.ts'
export { addUserCommands, type CommandHost } from './user.command.ts'
export {
  createUser,
  DEMO_PASSWORD,
  disableUser,
  type GrantFacts,
  type NewUser,
  resetPassword,
  setGrants,
} from './user.service.ts'
