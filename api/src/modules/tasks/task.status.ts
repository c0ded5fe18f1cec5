import { TaskStatus } from '#prisma'

/** DRAFT 拟办 → PENDING_ISSUE 待交办 → ISSUED 待签收 → IN_PROGRESS 办理中 → SUBMITTED 待审核 → DONE 已办结 → CLOSED 已销号. */
export { TaskStatus }

/** Which state may follow which (DOMAIN §3). Suspended tasks go back to where they came from. */
export const TRANSITIONS: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = {
  DRAFT: ['PENDING_ISSUE', 'TERMINATED'],
  PENDING_ISSUE: ['ISSUED', 'DRAFT', 'SUSPENDED', 'TERMINATED'],
  ISSUED: ['IN_PROGRESS', 'DRAFT', 'SUSPENDED', 'TERMINATED'],
  IN_PROGRESS: ['SUBMITTED', 'SUSPENDED', 'TERMINATED'],
  SUBMITTED: ['DONE', 'IN_PROGRESS', 'SUSPENDED', 'TERMINATED'],
  DONE: ['CLOSED', 'IN_PROGRESS'],
  CLOSED: ['IN_PROGRESS'],
  SUSPENDED: ['PENDING_ISSUE', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'TERMINATED'],
  TERMINATED: [],
}

/** Whether the work itself is finished; 销号 is a further step of the office. */
export const isDone = (status: TaskStatus): boolean => status === 'DONE' || status === 'CLOSED'

/** The clock of these does not run, so they carry no light. */
export const isPaused = (status: TaskStatus): boolean => status === 'SUSPENDED' || status === 'TERMINATED'
