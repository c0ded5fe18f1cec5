import type { Viewer } from '../../platform/context.ts'
import { ADMIN_ROLES, isAdministrator, placeScope } from '../access/index.ts'

/** The jurisdiction whose settings the viewer may see and change; throws as `placeScope` does. */
export const settingsPlace = (viewer: Viewer | null, place: string): string =>
  placeScope(viewer, place, ['SYSTEM_ADMIN']).jurisdictionCode

/** The jurisdiction whose warnings the viewer sees: each of the three administrators. */
export const warnedPlace = (viewer: Viewer | null, place: string): string =>
  placeScope(viewer, place, ADMIN_ROLES).jurisdictionCode

export const canReadWarnings = isAdministrator
