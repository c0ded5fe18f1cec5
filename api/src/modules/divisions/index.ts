/** The only door of the divisions module. */

export { GroupRule, OrganizationKind } from '#prisma'
export { canReadDivision, jurisdictionsOf } from './division.policy.ts'
export {
  divisionLoader,
  findDivision,
  findJurisdiction,
  type JurisdictionRow,
  requireDivision,
  visiblePath,
} from './division.query.ts'
export { DivisionResolver } from './division.resolver.ts'
export {
  codeRange,
  isDivisionCode,
  isThereOn,
  isWithin,
  LEVELS,
  levelOfCode,
  padCode,
  parentCodeCandidates,
  significantPrefix,
} from './division.rules.ts'
export { type DivisionImport, type DivisionImportOptions, importDivisions } from './division.service.ts'
export { Division } from './division.type.ts'
export { nextCode } from './division-change.rules.ts'
export { addDivision, renameDivision, restoreDivision, retireDivision } from './division-change.service.ts'
export { DivisionMapResolver } from './division-map.resolver.ts'
export { divisionMapRoutes } from './division-map.routes.ts'
export { type MapOutcome, saveMap } from './division-map.service.ts'
export { groupRuleOf } from './group.rules.ts'
export { lightColours, lightSettings, lightStyles, lightWords } from './light-setting.query.ts'
export {
  LIGHT_SHAPES,
  type LightName,
  type LightSetting,
  type LightWords,
  lightsFault,
} from './light-setting.rules.ts'
export { LightColourChoice, LightStyle } from './light-setting.type.ts'
export { type MergedBeside, mergedBeside, namesOn } from './merger.query.ts'
export { countedIn, type Successor, successors } from './merger.rules.ts'
export {
  expandGroup,
  type OrganizationDirectory,
  organizationDirectory,
  readDirectory,
} from './organization.directory.ts'
export { listOrganizations, organizationLoader } from './organization.query.ts'
export { OrganizationResolver } from './organization.resolver.ts'
export {
  createOrganization,
  findOrCreateOrganizations,
  type OrganizationDraft,
  type SaveCounts,
  saveOrganizations,
} from './organization.service.ts'
export { Organization, OrganizationConnection } from './organization.type.ts'
export {
  addUnit,
  editUnit,
  mergeUnit,
  requireUnit,
  switchUnit,
  type UnitFacts,
  unitStamp,
} from './organization-change.service.ts'
export { ruleSettings, ruleSettingsWithin, ruleVersions } from './rule-setting.query.ts'
export {
  DEFAULT_RULES,
  isRuleKey,
  type RuleKind,
  type RuleSettings,
  readRuleValue,
  ruleKind,
} from './rule-setting.rules.ts'
export { addRuleVersion, type NewRuleVersion } from './rule-setting.service.ts'
