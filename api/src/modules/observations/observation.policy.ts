import type { Viewer } from '../../platform/context.ts'
import { grantsIn, hasRole, OPERATOR_ROLES, type PlaceScope, UNIT_ROLES } from '../access/index.ts'
import { isWithin } from '../divisions/index.ts'

type Someone = Viewer | null

/** A cell as policies see it: whose figure of which indicator. */
export interface ReportedCell {
  jurisdictionCode: string
  placeCode: string
  /** 责任单位 of the indicator. */
  ownerId: string | null
}

/**
 * Who enters figures: operators for places in their part of the tree, people of the unit that owns an indicator for the
 * jurisdiction's own figure, the data steward for any place.
 */
export function reportsCell(
  viewer: Someone,
  { jurisdictionCode, placeCode, ownerId }: ReportedCell,
): boolean {
  if (hasRole(viewer, ['DATA_STEWARD'], jurisdictionCode)) return true
  return grantsIn(viewer, jurisdictionCode).some(({ role, scopeCode, organizationId }) =>
    (OPERATOR_ROLES as readonly string[]).includes(role)
      ? isWithin(placeCode, scopeCode)
      : (UNIT_ROLES as readonly string[]).includes(role) &&
        placeCode === jurisdictionCode &&
        ownerId !== null &&
        organizationId === ownerId,
  )
}

/** Sees every figure of a place, also those that are not published yet; a unit sees those of its own indicators. */
export const seesAllFigures = ({ everything, scopeCodes }: PlaceScope): boolean =>
  everything || scopeCodes.length > 0

/** Sees one of them. */
export const seesCell = (scope: PlaceScope, ownerId: string | null): boolean =>
  seesAllFigures(scope) || (ownerId !== null && scope.organizationIds.includes(ownerId))
