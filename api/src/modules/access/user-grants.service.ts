import type { Role } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { codeRange, LEVELS, levelOfCode } from '../divisions/index.ts'
import { grantsFault } from './grant.rules.ts'
import { effectOf, type NamedGrant } from './grant-effects.rules.ts'
import type { GrantInput } from './people.input.ts'
import type { GrantEffects } from './people.type.ts'
import { OPERATOR_ROLES, ROLE_NAMES, UNIT_ROLES } from './role.ts'

/** A role as it is kept. */
export interface WholeGrant {
  role: Role
  jurisdictionCode: string
  scopeCode: string
  organizationId: string | null
}

/** What roles name, as it stands. */
export interface Known {
  divisions: Map<string, { code: string; name: string; retiredOn: Date | null }>
  organizations: Map<string, { id: string; name: string; active: boolean; placeCode: string; kind: string }>
  bodies: Map<string, string>
  jurisdiction: string
}

/** Reads what some roles name, in two statements. */
export async function knownOf({ db }: Context, code: string, grants: readonly GrantInput[]): Promise<Known> {
  const { from, to } = codeRange(code)
  const places = [...new Set(grants.flatMap(({ scopeCode }) => scopeCode ?? []))].filter(
    place => place >= from && place <= to,
  )
  const units = [...new Set(grants.flatMap(({ organizationId }) => organizationId ?? []))].filter(isId)
  const divisions = await db.prisma.division.findMany({ where: { code: { in: [code, ...places] } } })
  const rows = await db.prisma.organization.findMany({
    where: {
      jurisdictionCode: code,
      OR: [{ id: { in: units } }, { placeCode: { in: places }, active: true }],
    },
  })
  const bodies = rows.filter(({ kind, active }) => active && BODIES.has(kind))
  return {
    divisions: new Map(divisions.map(row => [row.code, row])),
    organizations: new Map(rows.map(row => [row.id, row])),
    bodies: new Map(bodies.map(({ placeCode, id }) => [placeCode, id])),
    jurisdiction: divisions.find(row => row.code === code)?.name ?? code,
  }
}

const BODIES: ReadonlySet<string> = new Set(['TOWN_GOVERNMENT', 'VILLAGE_COMMITTEE'])

/** Level of the place an operator works for. */
const OPERATOR_LEVEL: Partial<Record<Role, { level: number; word: string }>> = {
  TOWN_OPERATOR: { level: LEVELS.TOWN, word: '镇街' },
  VILLAGE_OPERATOR: { level: LEVELS.VILLAGE, word: '村居' },
}

/** A role with everything it needs, or why it cannot be given. */
function wholeGrant(
  code: string,
  { role, scopeCode, organizationId }: GrantInput,
  known: Known,
): WholeGrant | string {
  const name = ROLE_NAMES[role]
  const grant = { role, jurisdictionCode: code, scopeCode: code, organizationId: null }
  if (UNIT_ROLES.includes(role)) {
    const unit = organizationId ? known.organizations.get(organizationId.toLowerCase()) : undefined
    if (!unit) return `${name}须选择所属单位。`
    return unit.active
      ? { ...grant, organizationId: unit.id }
      : `“${unit.name}”已经停用，请为${name}另选单位。`
  }
  if (!OPERATOR_ROLES.includes(role)) return grant
  const { level, word } = OPERATOR_LEVEL[role] ?? { level: 0, word: '' }
  const place = scopeCode ? known.divisions.get(scopeCode) : undefined
  if (!place || levelOfCode(place.code) !== level) return `${name}须选择所属的${word}。`
  if (place.retiredOn) return `“${place.name}”已经撤并，请为${name}另选${word}。`
  return { ...grant, scopeCode: place.code, organizationId: known.bodies.get(place.code) ?? null }
}

/** The roles as they would be kept, or why they cannot be given together with those `elsewhere`. */
export async function resolveGrants(
  context: Context,
  code: string,
  typed: readonly GrantInput[],
  elsewhere: readonly WholeGrant[] = [],
): Promise<{ grants: WholeGrant[]; fault: string | null; named: NamedGrant[] }> {
  return resolveWith(await knownOf(context, code, typed), code, typed, elsewhere)
}

/** The same with what was read for several people at once. */
export function resolveWith(
  names: Known,
  code: string,
  typed: readonly GrantInput[],
  elsewhere: readonly WholeGrant[],
): { grants: WholeGrant[]; fault: string | null; named: NamedGrant[] } {
  const found = typed.map(grant => wholeGrant(code, grant, names))
  const grants = found.filter(grant => typeof grant !== 'string')
  const fault = found.find(grant => typeof grant === 'string') ?? togetherFault(grants, elsewhere)
  const named = grants.map(({ role, scopeCode, organizationId }) => ({
    ...{ role, jurisdiction: names.jurisdiction, villages: 0 },
    scope: names.divisions.get(scopeCode)?.name ?? '',
    unit: names.organizations.get(organizationId ?? '')?.name ?? '',
  }))
  return { grants, fault, named }
}

function togetherFault(grants: readonly WholeGrant[], elsewhere: readonly WholeGrant[]): string | null {
  if (grants.length === 0) return '请至少选择一个角色；不再需要的账号请停用。'
  const keys = grants.map(({ role, scopeCode, organizationId }) => `${role} ${scopeCode} ${organizationId}`)
  if (new Set(keys).size < keys.length) return '同一个角色写了两次，请去掉一个。'
  return grantsFault([...grants, ...elsewhere])
}

/** The same; throws `BAD_INPUT` on `grants`. */
export async function requireGrants(
  context: Context,
  code: string,
  typed: readonly GrantInput[],
  elsewhere: readonly WholeGrant[] = [],
): Promise<WholeGrant[]> {
  const { grants, fault } = await resolveGrants(context, code, typed, elsewhere)
  if (fault !== null) throw badInput('grants', fault)
  return grants
}

/** What roles would mean, in words; those that cannot be given are left out. No policy: ask before. */
export async function grantEffects(
  context: Context,
  code: string,
  typed: readonly GrantInput[],
): Promise<GrantEffects> {
  const { grants, fault, named } = await resolveGrants(context, code, typed)
  const effects = named.map(async (grant, index) => {
    if (grant.role !== 'TOWN_OPERATOR') return effectOf(grant)
    const parentCode = grants[index]?.scopeCode ?? ''
    const villages = await context.db.prisma.division.count({ where: { parentCode, retiredOn: null } })
    return effectOf({ ...grant, villages })
  })
  return { fault, effects: await Promise.all(effects) }
}
