import { GroupRule, OrganizationKind } from '#prisma'
import { type Context, once } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { codeRange, LEVELS, parentCodeCandidates } from './division.rules.ts'
import type { Organization } from './organization.type.ts'
import { type OrganizationMatcher, organizationMatcher } from './organization-match.rules.ts'

/** The active organizations of a jurisdiction as plans need them: found by words, and by group. */
export interface OrganizationDirectory {
  organizations: readonly Organization[]
  /** The organization that words of a plan mean; null when none or several could be meant. */
  match: OrganizationMatcher<Organization>
  /**
   * The organizations a group stands for today, in the order of their places; none for `MANUAL`.
   * COUNTY_GOVERNMENTS are those right under the jurisdiction: the cities of a province, the counties of a city.
   */
  expand(rule: GroupRule): Organization[]
}

type Reader = Pick<Transaction, 'organization' | 'division'>

/**
 * Reads the directory in two statements. Give it the transaction of a write to see what that write has made.
 */
export async function readDirectory(db: Reader, jurisdictionCode: string): Promise<OrganizationDirectory> {
  const { from, to } = codeRange(jurisdictionCode)
  const above = parentCodeCandidates(jurisdictionCode)
  const within = { code: { gte: from, lte: to } }
  const places = await db.division.findMany({
    where: {
      OR: [
        { ...within, level: { lt: LEVELS.VILLAGE } },
        { ...within, retiredOn: { not: null } },
        { code: { in: above } },
      ],
    },
    orderBy: { code: 'asc' },
  })
  const organizations = await db.organization.findMany({
    where: { jurisdictionCode, active: true },
    orderBy: [{ placeCode: 'asc' }, { name: 'asc' }],
  })
  // A group stands for the places there will be: where it is decided that one is no more, its body is left out.
  const retired = new Set(places.flatMap(({ code, retiredOn }) => (retiredOn ? code : [])))
  const divisions = places.filter(({ level }) => level < LEVELS.VILLAGE)
  const names = new Map(divisions.map(({ code, name }) => [code, name]))
  const match = organizationMatcher(organizations, {
    code: jurisdictionCode,
    name: names.get(jurisdictionCode) ?? '',
    ancestors: above.reverse().flatMap(code => names.get(code) ?? []),
    placeNames: names,
  })
  const nextDown = new Set(
    divisions.filter(({ parentCode }) => parentCode === jurisdictionCode).map(({ code }) => code),
  )
  return {
    organizations,
    match,
    expand: rule =>
      organizations
        .filter(({ placeCode }) => !retired.has(placeCode))
        .filter(membership(rule, jurisdictionCode, nextDown)),
  }
}

type Membership = (organization: Organization) => boolean

function membership(rule: GroupRule, jurisdictionCode: string, nextDown: ReadonlySet<string>): Membership {
  switch (rule) {
    case GroupRule.COUNTY_GOVERNMENTS:
      return ({ kind, placeCode }) => kind === OrganizationKind.COUNTY_GOVERNMENT && nextDown.has(placeCode)
    case GroupRule.TOWN_GOVERNMENTS:
      return ({ kind }) => kind === OrganizationKind.TOWN_GOVERNMENT
    case GroupRule.VILLAGE_COMMITTEES:
      return ({ kind }) => kind === OrganizationKind.VILLAGE_COMMITTEE
    case GroupRule.DEPARTMENTS:
      return ({ kind, placeCode }) => kind === OrganizationKind.DEPARTMENT && placeCode === jurisdictionCode
    case GroupRule.MANUAL:
      return () => false
  }
}

const DIRECTORIES = Symbol('organization directories')

/** The directory of a jurisdiction, read once per request. For reading only: a write reads its own. */
export function organizationDirectory(
  context: Context,
  jurisdictionCode: string,
): Promise<OrganizationDirectory> {
  const made = once(context, DIRECTORIES, () => new Map<string, Promise<OrganizationDirectory>>())
  const found = made.get(jurisdictionCode) ?? readDirectory(context.db.prisma, jurisdictionCode)
  made.set(jurisdictionCode, found)
  return found
}

/** The organizations a group stands for today; see `OrganizationDirectory.expand`. */
export async function expandGroup(
  db: Reader,
  jurisdictionCode: string,
  rule: GroupRule,
): Promise<Organization[]> {
  return (await readDirectory(db, jurisdictionCode)).expand(rule)
}
