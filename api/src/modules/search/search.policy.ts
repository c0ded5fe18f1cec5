import type { Role } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import {
  BUSINESS_ROLES,
  grantsIn,
  hasRole,
  isSupervision,
  OPERATOR_ROLES,
  SEES_INDICATORS,
  SEES_PLANS,
  SEES_TASKS,
  SUPERVISION_ROLES,
} from '../access/index.ts'
import { isWithin } from '../divisions/index.ts'
import type { SearchKind } from './search.enums.ts'
import type { TitleEntry } from './title-entry.ts'

type Someone = Viewer | null

/** Who has a list of each kind: the roles of its list. */
const READERS: Readonly<Record<SearchKind, readonly Role[]>> = {
  TASK: SEES_TASKS,
  NOTICE: SEES_TASKS,
  PLAN: SEES_PLANS,
  INDICATOR: SEES_INDICATORS,
  SYSTEM: SEES_INDICATORS,
  HOT_ISSUE: SEES_INDICATORS,
  COMPLAINT: SEES_INDICATORS,
  ORGANIZATION: BUSINESS_ROLES,
  DIVISION: BUSINESS_ROLES,
  /** The leaders and the office know whom to call; the security administrator keeps the accounts. */
  PERSON: [...SUPERVISION_ROLES, 'SECURITY_ADMIN'],
}

/** What the viewer may find of a kind in a jurisdiction. */
export interface SearchSight {
  jurisdictionCode: string
  /** Roots of the places whose list the viewer may open; none = nothing is found. */
  roots: string[]
  /** Sees drafts, and whole lists whoever they are about. */
  supervision: boolean
  /** Sees every record of a place in full. */
  everything: boolean
  /** Roots of the subtrees an operator sees in full. */
  scopeCodes: string[]
  organizationIds: string[]
}

/** What the viewer may find of a kind. */
export function searchSight(viewer: Someone, jurisdictionCode: string, kind: SearchKind): SearchSight {
  const grants = grantsIn(viewer, jurisdictionCode).filter(({ role }) => isOf(READERS[kind], role))
  const codes = [...new Set(grants.map(({ scopeCode }) => scopeCode))]
  return {
    jurisdictionCode,
    roots: codes.filter(code => !codes.some(other => other !== code && isWithin(code, other))),
    supervision: isSupervision(viewer, jurisdictionCode),
    everything: hasRole(viewer, [...SUPERVISION_ROLES, 'DATA_STEWARD'], jurisdictionCode),
    scopeCodes: grants.filter(({ role }) => isOf(OPERATOR_ROLES, role)).map(({ scopeCode }) => scopeCode),
    organizationIds: grants.flatMap(({ organizationId }) => organizationId ?? []),
  }
}

const isOf = (roles: readonly Role[], role: string): boolean => (roles as readonly string[]).includes(role)

const liesIn = ({ places }: TitleEntry, roots: readonly string[]): boolean =>
  places.some(place => roots.some(root => isWithin(place, root)))

const takesPart = ({ units }: TitleEntry, { organizationIds }: SearchSight): boolean =>
  units.some(unit => organizationIds.includes(unit))

/** Everything of a jurisdiction lies in its list, whatever its place. */
const isListed = (entry: TitleEntry, { roots, jurisdictionCode }: SearchSight): boolean =>
  roots.includes(jurisdictionCode) || liesIn(entry, roots)

const SEEN: Readonly<Record<TitleEntry['kind'], (entry: TitleEntry, sight: SearchSight) => boolean>> = {
  TASK: isListed,
  NOTICE: (entry, sight) => isListed(entry, sight) && (sight.supervision || !entry.hidden),
  SYSTEM: (entry, sight) =>
    isListed(entry, sight) &&
    (sight.everything || liesIn(entry, sight.scopeCodes) || takesPart(entry, sight)),
  PLAN: ({ hidden }, { supervision }) => supervision || !hidden,
  DIVISION: (entry, { roots }) => liesIn(entry, roots),
  // Lists of the whole jurisdiction; which hot issues hold a ticket of the viewer, their own list decides.
  INDICATOR: () => true,
  ORGANIZATION: () => true,
  PERSON: () => true,
  HOT_ISSUE: () => true,
}

/**
 * Whether the list of its kind would show the record to the viewer, as far as memory tells: it narrows what is read,
 * the queries behind the lists have the last word.
 */
export const maySee = (sight: SearchSight, entry: TitleEntry): boolean =>
  sight.roots.length > 0 && SEEN[entry.kind](entry, sight)
