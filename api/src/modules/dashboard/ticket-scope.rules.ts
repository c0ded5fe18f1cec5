import type { PlaceScope } from '../access/index.ts'

/** The units to whose tickets a viewer is bound; null for those who see all tickets of the place. */
export const boundToUnits = ({ everything, scopeCodes, organizationIds }: PlaceScope): string[] | null =>
  everything || scopeCodes.length > 0 ? null : organizationIds
