import { Role } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import { isWithin } from './division.rules.ts'

/** Names and codes are public; which part of the tree one sees follows the jurisdictions one works in. */
export const canReadDivision = (viewer: Viewer | null, code: string): boolean =>
  viewer?.grants.some(grant => isWithin(code, grant.jurisdictionCode)) ?? false

/** The three administrators keep out of business data, also of the list of units (DOMAIN §9). */
export const canReadOrganizations = (viewer: Viewer | null): boolean =>
  viewer?.grants.some(grant => !ADMINISTRATORS.has(grant.role)) ?? false

const ADMINISTRATORS: ReadonlySet<string> = new Set([
  Role.SYSTEM_ADMIN,
  Role.SECURITY_ADMIN,
  Role.AUDIT_ADMIN,
])

/** Jurisdictions the viewer works in, each once. */
export const jurisdictionsOf = (viewer: Viewer | null): string[] => [
  ...new Set(viewer?.grants.map(grant => grant.jurisdictionCode)),
]

const MAP_KEEPERS: ReadonlySet<string> = new Set([Role.SYSTEM_ADMIN, Role.DATA_STEWARD])

/** 示意图: the system administrator and the data steward of the jurisdiction. */
export const canKeepMap = (viewer: Viewer | null, jurisdictionCode: string): boolean =>
  viewer?.grants.some(grant => MAP_KEEPERS.has(grant.role) && grant.jurisdictionCode === jurisdictionCode) ??
  false

/** Of some jurisdiction. */
export const canKeepMaps = (viewer: Viewer | null): boolean =>
  viewer?.grants.some(grant => MAP_KEEPERS.has(grant.role)) ?? false
