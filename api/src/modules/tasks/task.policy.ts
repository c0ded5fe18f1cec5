import type { Viewer } from '../../platform/context.ts'
import { isSupervision } from '../access/index.ts'

/** What a policy must know of a task. `readDetail` is decided where the row is read, since owners are needed for it. */
export interface TaskForPolicy {
  jurisdictionCode: string
  readDetail: boolean
}

/** Leaders and the supervision office read everything; a unit its own work; everybody else title, owners, light, dates. */
export const canReadTaskDetail = (_viewer: Viewer, task: TaskForPolicy): boolean => task.readDetail

/** The supervision office records what was done before the ledger, or reported on paper. */
export const canRecordCompletion = (viewer: Viewer, task: Pick<TaskForPolicy, 'jurisdictionCode'>): boolean =>
  isSupervision(viewer, task.jurisdictionCode)

/** Who answers for the owners of a task may expand its group words again. */
export const canReexpandGroups = (viewer: Viewer, task: Pick<TaskForPolicy, 'jurisdictionCode'>): boolean =>
  isSupervision(viewer, task.jurisdictionCode)
