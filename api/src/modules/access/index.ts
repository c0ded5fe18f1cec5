/** The only door of the access module. */
export {
  canImportPlans,
  canReadCockpit,
  canReadIndicators,
  canReadOrganizations,
  canReadPlans,
  canReadTasks,
  canUseBusinessData,
  exclusionFault,
  grantsIn,
  hasRole,
  isAdministrator,
  isSupervision,
  type PlacedRecord,
  type PlaceScope,
  placeScope,
  placesOf,
  type Sight,
  sightOfRecord,
  subtreePrefix,
} from './access.policy.ts'
export { ServerInfoResolver, ViewerGrantResolver, ViewerResolver } from './access.resolver.ts'
export { demoAccounts } from './demo-account.query.ts'
export { identify } from './identify.ts'
export { passwordFault } from './password.rules.ts'
export {
  ADMIN_ROLES,
  BUSINESS_ROLES,
  IMPORTS_PLANS,
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
