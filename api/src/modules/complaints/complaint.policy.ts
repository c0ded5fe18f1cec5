import type { Viewer } from '../../platform/context.ts'
import {
  actsFor,
  grantsIn,
  hasRole,
  OPERATOR_ROLES,
  type PlaceScope,
  SUPERVISION_ROLES,
} from '../access/index.ts'
import { codeRange, isWithin } from '../divisions/index.ts'
import type { Parameter } from '../tasks/index.ts'

type Someone = Viewer | null

/** An organization that bears on a ticket. */
export interface TicketUnit {
  id: string
  placeCode: string
}

/** What a policy must know of a ticket. */
export interface TicketForPolicy {
  jurisdictionCode: string
  placeCode: string
  organizationId: string | null
  /** 被投诉单位 */
  complainedOf: TicketUnit | null
  /** The unit that has it and those that once had it. */
  units: readonly TicketUnit[]
}

/** Leaders, the office and the steward read every ticket of their jurisdiction. */
export const seesEveryTicket = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, [...SUPERVISION_ROLES, 'DATA_STEWARD'], jurisdictionCode)

const operatesAt = (viewer: Someone, jurisdictionCode: string, placeCode: string): boolean =>
  grantsIn(viewer, jurisdictionCode).some(
    ({ role, scopeCode }) =>
      (OPERATOR_ROLES as readonly string[]).includes(role) && isWithin(placeCode, scopeCode),
  )

/**
 * How much of a ticket the viewer may read: everything, or nothing. Units read theirs, also those they once had;
 * operators read their subtree.
 */
export const complaintSight = (
  viewer: Someone,
  { jurisdictionCode, placeCode, units }: Pick<TicketForPolicy, 'jurisdictionCode' | 'placeCode' | 'units'>,
): 'full' | 'none' =>
  seesEveryTicket(viewer, jurisdictionCode) ||
  operatesAt(viewer, jurisdictionCode, placeCode) ||
  units.some(unit => actsFor(viewer, { jurisdictionCode, ...unit }))
    ? 'full'
    : 'none'

/** Whether the viewer does the work of the unit that has the ticket now. */
export const worksOnTicket = (viewer: Someone, ticket: TicketForPolicy): boolean => {
  const { jurisdictionCode, organizationId, units } = ticket
  return units.some(unit => unit.id === organizationId && actsFor(viewer, { jurisdictionCode, ...unit }))
}

/** 被投诉单位 never sees who complained: whoever works for it is refused, whatever else that person is. */
export const isComplainedOf = (
  viewer: Someone,
  { jurisdictionCode, complainedOf }: Pick<TicketForPolicy, 'jurisdictionCode' | 'complainedOf'>,
): boolean => complainedOf !== null && actsFor(viewer, { jurisdictionCode, ...complainedOf })

/** Who called, masked: everybody who reads the ticket but the unit complained of. */
export const canSeeCaller = (viewer: Someone, ticket: Parameters<typeof isComplainedOf>[1]): boolean =>
  !isComplainedOf(viewer, ticket)

/** 查看原文: leaders, the office and the steward, and who handles it; never the unit complained of. */
export const canUnmaskTicket = (viewer: Someone, ticket: TicketForPolicy): boolean =>
  canSeeCaller(viewer, ticket) &&
  (seesEveryTicket(viewer, ticket.jurisdictionCode) || worksOnTicket(viewer, ticket))

const within = (column: string, code: string, parameter: Parameter): string => {
  const { from, to } = codeRange(code)
  return `${column} between ${parameter(from)} and ${parameter(to)}`
}

/**
 * The tickets (`alias`) of a place, and of those `beside` it that count in it, that the viewer may read, as SQL:
 * `complaintSight` for lists. The place is that of the ticket, as boards count it.
 */
export function listScope(
  scope: PlaceScope,
  parameter: Parameter,
  { alias = 'c', beside = [] }: { alias?: string; beside?: readonly string[] } = {},
): string {
  const { jurisdictionCode, place } = scope
  const lies = (code: string) => within(`${alias}.place_code`, code, parameter)
  const inPlace = place === jurisdictionCode ? 'true' : `(${[place, ...beside].map(lies).join(' or ')})`
  return `${alias}.division_code = ${parameter(jurisdictionCode)} and ${inPlace} and ${rightsTo(scope, parameter, alias)}`
}

/** The part of `listScope` that says whose tickets they are, wherever they lie. */
export function rightsTo(
  { jurisdictionCode, everything, scopeCodes, organizationIds }: PlaceScope,
  parameter: Parameter,
  alias = 'c',
): string {
  if (everything) return 'true'
  const ways = scopeCodes.map(code => within(`${alias}.place_code`, code, parameter))
  const units = scopeCodes.map(code => within('o.place_code', code, parameter))
  if (organizationIds.length > 0) units.push(`o.id = any(${parameter(organizationIds)}::uuid[])`)
  if (units.length > 0) {
    const own = `select o.id from organization o where o.division_code = ${parameter(jurisdictionCode)} and (${units.join(' or ')})`
    ways.push(
      `${alias}.organization_id in (${own})`,
      `${alias}.id in (select s.complaint_id from complaint_step s
        where s.division_code = ${parameter(jurisdictionCode)} and s.organization_id in (${own}))`,
    )
  }
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`
}

/** 办理时限: kept by the steward and the head of the office. */
export const canSetLimits = (viewer: Someone, jurisdictionCode: string): boolean =>
  hasRole(viewer, ['DATA_STEWARD', 'SUPERVISION_HEAD'], jurisdictionCode)
