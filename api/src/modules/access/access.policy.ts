import type { Role } from '#prisma'
import type { Viewer, ViewerGrant } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { type Allowance, refusal } from '../../platform/guard.ts'
import { isWithin, significantPrefix } from '../divisions/index.ts'
import {
  ADMIN_ROLES,
  DOING_ROLES,
  IMPORTS_PLANS,
  OFFICE_ROLES,
  OPERATOR_ROLES,
  SEES_INDICATORS,
  SEES_PLANS,
  SEES_TASKS,
  SUPERVISION_ROLES,
} from './role.ts'

type Someone = Viewer | null

/** The digits every code of a division's subtree begins with: `440203000000` → `440203`. */
export const subtreePrefix = significantPrefix

const covers = (rootCode: string, code: string): boolean => isWithin(code, rootCode)

const isOneOf = (role: string, roles: readonly Role[]): boolean => (roles as readonly string[]).includes(role)

/** The viewer's grants in one jurisdiction; none for strangers. */
export const grantsIn = (viewer: Someone, jurisdictionCode: string): ViewerGrant[] =>
  viewer?.grants.filter(grant => grant.jurisdictionCode === jurisdictionCode) ?? []

/** Whether the viewer holds one of these roles, in that jurisdiction or, without one, anywhere. */
export function hasRole(viewer: Someone, roles: readonly Role[], jurisdictionCode?: string): boolean {
  const grants = jurisdictionCode === undefined ? (viewer?.grants ?? []) : grantsIn(viewer, jurisdictionCode)
  return grants.some(grant => isOneOf(grant.role, roles))
}

/** Leader, head of supervision and supervisor see everything of their jurisdiction. */
export const isSupervision = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, SUPERVISION_ROLES, jurisdictionCode)

/** The supervision office itself: reviews, drafts, proposes. */
export const isOffice = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, OFFICE_ROLES, jurisdictionCode)

/** 督查室主任: approves issue, extension, close and notices. */
export const isHead = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, ['SUPERVISION_HEAD'], jurisdictionCode)

/** 领导: writes instructions, confirms red cards. */
export const isLeader = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, ['LEADER'], jurisdictionCode)

/** An organization as policies see it. */
export interface PlacedOrganization {
  jurisdictionCode: string
  id: string
  placeCode: string
}

/** Whether the viewer does the work of an organization: as one of its people, or as operator of its town or village. */
export const actsFor = (viewer: Someone, { jurisdictionCode, id, placeCode }: PlacedOrganization): boolean =>
  grantsIn(viewer, jurisdictionCode).some(
    ({ role, organizationId, scopeCode }) =>
      isOneOf(role, DOING_ROLES) &&
      (organizationId === id || (isOneOf(role, OPERATOR_ROLES) && covers(scopeCode, placeCode))),
  )

/** Whether the viewer answers for what an organization submits: its leader, or the operator of its town or village. */
export const signsFor = (viewer: Someone, organization: PlacedOrganization): boolean =>
  actsFor(viewer, organization) &&
  grantsIn(viewer, organization.jurisdictionCode).some(
    ({ role, organizationId, scopeCode }) =>
      (role === 'UNIT_LEADER' && organizationId === organization.id) ||
      (isOneOf(role, OPERATOR_ROLES) && covers(scopeCode, organization.placeCode)),
  )

export const canWorkAtUnitDesk: Allowance = viewer => hasRole(viewer, DOING_ROLES)
export const canWorkAtOfficeDesk: Allowance = viewer => hasRole(viewer, SUPERVISION_ROLES)
export const canDoOfficeWork: Allowance = viewer => hasRole(viewer, OFFICE_ROLES)
export const canHeadOffice: Allowance = viewer => hasRole(viewer, ['SUPERVISION_HEAD'])
export const canReadNotices: Allowance = viewer => hasRole(viewer, SEES_TASKS)
export const canWriteInstructions: Allowance = viewer => hasRole(viewer, ['LEADER'])
export const canSearchAudit: Allowance = viewer => hasRole(viewer, ['AUDIT_ADMIN'])
export const canEditSettings: Allowance = viewer => hasRole(viewer, ['SYSTEM_ADMIN'])

/** 安全管理员: accounts, rights and sessions of the jurisdiction. */
export const canManageUsers: Allowance = viewer => hasRole(viewer, ['SECURITY_ADMIN'])
export const managesUsers = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, ['SECURITY_ADMIN'], jurisdictionCode)
/** 系统管理员: the tree of places, the units. */
export const canManageDivisions: Allowance = viewer => hasRole(viewer, ['SYSTEM_ADMIN'])
export const canManageOrganizations: Allowance = canManageDivisions
/** Names of units without their work: who keeps them, and who gives people rights in them. */
export const canListUnits: Allowance = viewer => hasRole(viewer, ['SYSTEM_ADMIN', 'SECURITY_ADMIN'])

/** One of the three administrators, who see no business data. */
export const isAdministrator = (viewer: Someone): boolean => hasRole(viewer, ADMIN_ROLES)

export const canReadTasks: Allowance = viewer => hasRole(viewer, SEES_TASKS)
export const canReadCockpit: Allowance = canReadTasks
export const canReadPlans: Allowance = viewer => hasRole(viewer, SEES_PLANS)
export const canImportPlans: Allowance = viewer => hasRole(viewer, IMPORTS_PLANS)
export const canReadIndicators: Allowance = viewer => hasRole(viewer, SEES_INDICATORS)
/** 政务信息系统台账: the office all, units and operators their own. */
export const canReadSystems: Allowance = viewer => hasRole(viewer, SEES_INDICATORS)
/** The data steward all systems, units and operators their own. */
export const canEditSystems: Allowance = viewer => hasRole(viewer, ['DATA_STEWARD', ...DOING_ROLES])
export const canReadOrganizations: Allowance = viewer => hasRole(viewer, SEES_INDICATORS)
/** Who keeps the library of indicators: definitions, targets, exemptions, links. */
const MANAGES_INDICATORS: readonly Role[] = ['DATA_STEWARD', ...OFFICE_ROLES]
export const canManageIndicators: Allowance = viewer => hasRole(viewer, MANAGES_INDICATORS)
export const managesIndicators = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, MANAGES_INDICATORS, jurisdictionCode)
/** Enters figures for some place; for which, the use case decides. */
export const canReportObservations: Allowance = viewer => hasRole(viewer, [...DOING_ROLES, 'DATA_STEWARD'])
/** Reviews, publishes, returns, corrects, reopens, reminds, imports. */
export const canReviewObservations: Allowance = viewer => hasRole(viewer, ['DATA_STEWARD'])
export const reviewsObservations = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, ['DATA_STEWARD'], jurisdictionCode)
/** 12345: the office, the steward and leaders all; units their own, operators their subtree. */
export const canReadComplaints: Allowance = viewer => hasRole(viewer, SEES_INDICATORS)
const MANAGES_COMPLAINTS: readonly Role[] = ['DATA_STEWARD', ...OFFICE_ROLES]
/** Takes in, imports, dispatches, calls back, decides. */
export const canManageComplaints: Allowance = viewer => hasRole(viewer, MANAGES_COMPLAINTS)
export const managesComplaints = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, MANAGES_COMPLAINTS, jurisdictionCode)
/** Signs for tickets, works on them, asks about them: units and operators their own. */
export const canWorkOnComplaints: Allowance = viewer =>
  hasRole(viewer, [...DOING_ROLES, ...MANAGES_COMPLAINTS])
/** Names, merges, splits and closes hot issues, and makes them tasks or notices. */
export const canManageHotIssues: Allowance = canDoOfficeWork
export const canReadRatings: Allowance = canReadComplaints
export const canManageRatings: Allowance = canManageComplaints
/** Keys with which other systems push records: rights of machines, so the security administrator's. */
export const canManageTokens: Allowance = viewer => hasRole(viewer, ['SECURITY_ADMIN'])
/** Anyone with a business role; the three administrators have none. */
export const canUseBusinessData: Allowance = viewer => hasRole(viewer, SEES_INDICATORS)

/** What a viewer may see of a place, in the terms of a query. */
export interface PlaceScope {
  jurisdictionCode: string
  /** The place asked for; rows lie in its subtree. */
  place: string
  /** Every record of the place in full. When false, a record is full if `scopeCodes` or `organizationIds` say so. */
  everything: boolean
  /** Roots of the subtrees seen in full (town and village operators). */
  scopeCodes: string[]
  /** The viewer's own organizations: records in which one of them takes part are seen in full. */
  organizationIds: string[]
}

/**
 * What the viewer may see of a place with one of `roles`. The place lies in the viewer's own part of the tree.
 * Throws `UNAUTHENTICATED`; `NOT_FOUND` outside the viewer's jurisdictions, so that nothing is learned about others;
 * `FORBIDDEN` inside one but outside the viewer's part of it, or without any of the roles.
 */
export function placeScope(viewer: Someone, place: string, roles: readonly Role[] = SEES_TASKS): PlaceScope {
  if (viewer === null) throw refusal(viewer)
  const jurisdictionCode = jurisdictionOf(viewer, place)
  if (jurisdictionCode === null) throw viewer.grants.length === 0 ? refusal(viewer) : notFound('这个地方')
  const grants = grantsIn(viewer, jurisdictionCode).filter(
    grant => isOneOf(grant.role, roles) && covers(grant.scopeCode, place),
  )
  if (grants.length === 0) throw refusal(viewer)
  return { jurisdictionCode, place, ...sightOf(grants) }
}

/** The viewer's innermost jurisdiction around a place: a county's own before that of its province. */
function jurisdictionOf(viewer: Viewer, place: string): string | null {
  const around = viewer.grants.map(grant => grant.jurisdictionCode).filter(code => covers(code, place))
  return around.sort().at(-1) ?? null
}

function sightOf(grants: ViewerGrant[]): Pick<PlaceScope, 'everything' | 'scopeCodes' | 'organizationIds'> {
  const seesAll = grants.some(grant => isOneOf(grant.role, [...SUPERVISION_ROLES, 'DATA_STEWARD']))
  const operators = grants.filter(grant => isOneOf(grant.role, OPERATOR_ROLES))
  return {
    everything: seesAll,
    scopeCodes: unique(operators.map(grant => grant.scopeCode)),
    organizationIds: unique(grants.flatMap(grant => grant.organizationId ?? [])),
  }
}

const unique = (values: string[]): string[] => [...new Set(values)]

/** A record as policies see it: where it lies and which organizations take part in it. */
export interface PlacedRecord {
  jurisdictionCode: string
  placeCode: string
  organizationIds: readonly string[]
}

/** How much of a record the viewer may read: all of it, its outline (title, owner, light, dates), or nothing. */
export type Sight = 'full' | 'outline' | 'none'

/** The same rule as `placeScope`, for one record in hand. */
export function sightOfRecord(
  viewer: Someone,
  { jurisdictionCode, placeCode, organizationIds }: PlacedRecord,
  roles: readonly Role[] = SEES_TASKS,
): Sight {
  const grants = grantsIn(viewer, jurisdictionCode).filter(grant => isOneOf(grant.role, roles))
  const around = grants.filter(grant => covers(grant.scopeCode, placeCode))
  const takesPart = grants.some(
    grant => grant.organizationId !== null && organizationIds.includes(grant.organizationId),
  )
  const { everything, scopeCodes } = sightOf(around)
  if (everything || scopeCodes.length > 0 || takesPart) return 'full'
  return around.length > 0 ? 'outline' : 'none'
}

/**
 * The roots of what the viewer may look at with a business role, without those that lie inside another. The
 * jurisdiction of the first grant comes first, and in each the widest place.
 */
export function placesOf(viewer: Someone): string[] {
  const grants = viewer?.grants.filter(grant => isOneOf(grant.role, SEES_INDICATORS)) ?? []
  const jurisdictions = unique(grants.map(grant => grant.jurisdictionCode))
  return jurisdictions.flatMap(jurisdiction => {
    const own = grants.filter(grant => grant.jurisdictionCode === jurisdiction)
    const codes = unique(own.map(grant => grant.scopeCode))
    return codes.filter(code => !codes.some(other => other !== code && covers(other, code))).sort(byWidth)
  })
}

const byWidth = (one: string, other: string): number =>
  subtreePrefix(one).length - subtreePrefix(other).length || one.localeCompare(other)

/** Why these roles cannot be held by one person, or null: the three administrators stand apart (三员分立, fixed). */
export function exclusionFault(roles: readonly Role[]): string | null {
  const held = new Set(roles)
  const admins = ADMIN_ROLES.filter(role => held.has(role))
  if (admins.length > 1) return '系统管理员、安全管理员、审计管理员须由不同的人担任。'
  if (admins.length === 1 && held.size > 1) return '三员（系统、安全、审计管理员）不能兼任业务角色。'
  return null
}
