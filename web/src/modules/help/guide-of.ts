/** Which guide is whose. Pure. */

export const GUIDES = [
  'leader',
  'supervision',
  'unit',
  'town',
  'village',
  'steward',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const
export type GuideName = (typeof GUIDES)[number]

const BY_ROLE: Readonly<Record<string, GuideName>> = {
  LEADER: 'leader',
  SUPERVISION_HEAD: 'supervision',
  SUPERVISOR: 'supervision',
  UNIT_LEADER: 'unit',
  UNIT_OFFICER: 'unit',
  TOWN_OPERATOR: 'town',
  VILLAGE_OPERATOR: 'village',
  DATA_STEWARD: 'steward',
  SYSTEM_ADMIN: 'system-admin',
  SECURITY_ADMIN: 'security-admin',
  AUDIT_ADMIN: 'audit-admin',
}

/** The guide for the first role someone has. */
export const guideOf = (roles: readonly string[]): GuideName => BY_ROLE[roles[0] ?? ''] ?? 'unit'

/** The guide an address asks for, if there is one. */
export const readGuide = (search: string): GuideName | null => {
  const asked = new URLSearchParams(search).get('role')
  return GUIDES.find(name => name === asked) ?? null
}
