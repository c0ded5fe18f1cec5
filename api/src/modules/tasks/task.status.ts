import { TaskStatus } from '#prisma'

/** DRAFT 拟办 → PENDING_ISSUE 待交办 → ISSUED 待签收 → IN_PROGRESS 办理中 → SUBMITTED 待审核 → DONE 已办结 → CLOSED 已销号. */
export { TaskStatus }

/**
 * Which state may follow which (DOMAIN §3). Suspended tasks go back to where they came from. Beside the usual way:
 * a task issued again, after one unit handed its part back, stands where its other leads stand; a unit added later
 * has to sign first; and what the office records as done outside the ledger is done from any open state, and goes
 * back there when the record is taken back.
 */
export const TRANSITIONS: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  DRAFT: ['PENDING_ISSUE', 'DONE', 'TERMINATED'],
  PENDING_ISSUE: ['ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'DRAFT', 'DONE', 'SUSPENDED', 'TERMINATED'],
  ISSUED: ['IN_PROGRESS', 'SUBMITTED', 'DRAFT', 'DONE', 'SUSPENDED', 'TERMINATED'],
  IN_PROGRESS: ['ISSUED', 'SUBMITTED', 'DRAFT', 'DONE', 'SUSPENDED', 'TERMINATED'],
  SUBMITTED: ['DONE', 'ISSUED', 'IN_PROGRESS', 'DRAFT', 'SUSPENDED', 'TERMINATED'],
  DONE: ['CLOSED', 'IN_PROGRESS', 'ISSUED', 'PENDING_ISSUE', 'DRAFT'],
  CLOSED: ['IN_PROGRESS'],
  SUSPENDED: ['PENDING_ISSUE', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'TERMINATED'],
  TERMINATED: [],
}

/** Whether the work itself is finished; 销号 is a further step of the office. */
export const isDone = (status: TaskStatus): boolean => status === 'DONE' || status === 'CLOSED'

/** The clock of these does not run, so they carry no light. */
export const isPaused = (status: TaskStatus): boolean => status === 'SUSPENDED' || status === 'TERMINATED'

/** Issued and not finished: units sign, report and ask. */
export const isInWork = (status: TaskStatus): boolean =>
  status === 'ISSUED' || status === 'IN_PROGRESS' || status === 'SUBMITTED'

/** Not issued (again): the office may still change owners and dates. */
export const isBeforeIssue = (status: TaskStatus): boolean => status === 'DRAFT' || status === 'PENDING_ISSUE'
