/** The only door of the divisions module. */
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
  isWithin,
  LEVELS,
  levelOfCode,
  padCode,
  parentCodeCandidates,
  significantPrefix,
} from './division.rules.ts'
export { Division } from './division.type.ts'
