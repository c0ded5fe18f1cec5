import type { Viewer } from '../../platform/context.ts'
import {
  canImportPlans,
  canReadCockpit,
  canReadIndicators,
  canReadOrganizations,
  canReadPlans,
  canReadTasks,
} from './access.policy.ts'
import type { ViewerCan } from './access.type.ts'

/** The viewer's rights for the screen. */
export const capabilities = (viewer: Viewer): ViewerCan => ({
  readCockpit: canReadCockpit(viewer),
  readTasks: canReadTasks(viewer),
  readPlans: canReadPlans(viewer),
  importPlans: canImportPlans(viewer),
  readIndicators: canReadIndicators(viewer),
  readOrganizations: canReadOrganizations(viewer),
})
