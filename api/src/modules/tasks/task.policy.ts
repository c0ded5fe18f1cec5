import type { AssignmentPart, AssignmentStatus } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import {
  actsFor,
  grantsIn,
  isHead,
  isLeader,
  isOffice,
  isSupervision,
  OPERATOR_ROLES,
  type PlacedOrganization,
} from '../access/index.ts'
import { isWithin, LEVELS, levelOfCode } from '../divisions/index.ts'
import { isBeforeIssue, isDone, isInWork, type TaskStatus } from './task.status.ts'
import { ACTIONS, type TaskAction } from './task-action.rules.ts'

/** What a policy must know of a task. `readDetail` is decided where the row is read, since owners are needed for it. */
export interface TaskForPolicy {
  jurisdictionCode: string
  readDetail: boolean
}

type Placed = Pick<TaskForPolicy, 'jurisdictionCode'>

/** A task in its life; `leads` and `parts` are the organizations that carry it and did not hand it back. */
export interface TaskInLife extends Placed {
  status: TaskStatus
  placeCode: string
  leads: readonly PlacedOrganization[]
  parts: readonly PlacedOrganization[]
}

/** Leaders and the supervision office read everything; a unit its own work; everybody else title, owners, light, dates. */
export const canReadTaskDetail = (_viewer: Viewer, task: TaskForPolicy): boolean => task.readDetail

/** The supervision office records what was done before the ledger, or reported on paper. */
export const canRecordCompletion = (viewer: Viewer, task: Placed): boolean =>
  isSupervision(viewer, task.jurisdictionCode)

/** Who answers for the owners of a task may expand its group words again. */
export const canReexpandGroups = (viewer: Viewer, task: Placed): boolean =>
  isSupervision(viewer, task.jurisdictionCode)

/** The office proposes tasks for issue; the head of supervision takes every other step (DOMAIN §3, §9). */
export const canTakeStep = (viewer: Viewer | null, action: TaskAction, task: Placed): boolean =>
  ACTIONS[action].by === 'OFFICE'
    ? isOffice(viewer, task.jurisdictionCode)
    : isHead(viewer, task.jurisdictionCode)

/** The same, where the state of the task allows the step. */
export const canActOn = (
  viewer: Viewer | null,
  action: TaskAction,
  task: Placed & { status: TaskStatus },
): boolean => canTakeStep(viewer, action, task) && ACTIONS[action].from.includes(task.status)

/** The office edits what is not finished. */
export const canEditTask = (viewer: Viewer | null, task: Placed & { status: TaskStatus }): boolean =>
  isOffice(viewer, task.jurisdictionCode) && isEditable(task.status)

export const isEditable = (status: TaskStatus): boolean =>
  isBeforeIssue(status) || isInWork(status) || status === 'SUSPENDED'

/**
 * The office breaks every task down. A town operator breaks the task of the own town government down, to its villages.
 */
export const mayBreakDown = (viewer: Viewer | null, task: Omit<TaskInLife, 'status' | 'parts'>): boolean =>
  isOffice(viewer, task.jurisdictionCode) || breaksDownForTown(viewer, task)

const breaksDownForTown = (viewer: Viewer | null, task: Omit<TaskInLife, 'status' | 'parts'>): boolean =>
  levelOfCode(task.placeCode) === LEVELS.TOWN &&
  task.leads.some(lead => lead.placeCode === task.placeCode && actsFor(viewer, lead)) &&
  grantsIn(viewer, task.jurisdictionCode).some(
    ({ role, scopeCode }) =>
      (OPERATOR_ROLES as readonly string[]).includes(role) && isWithin(task.placeCode, scopeCode),
  )

export const canBreakDown = (viewer: Viewer | null, task: TaskInLife): boolean =>
  mayBreakDown(viewer, task) && (isBeforeIssue(task.status) || isInWork(task.status))

/** The office, which inspects, and whoever takes part in a task in work. */
export const canRaiseProblemOn = (viewer: Viewer | null, task: TaskInLife): boolean =>
  isOffice(viewer, task.jurisdictionCode)
    ? !isBeforeIssue(task.status) && task.status !== 'TERMINATED'
    : isInWork(task.status) && task.parts.some(part => actsFor(viewer, part))

/** Notices urge those who have a task in work. */
export const canDraftNoticeOn = (viewer: Viewer | null, task: Placed & { status: TaskStatus }): boolean =>
  isOffice(viewer, task.jurisdictionCode) && isInWork(task.status)

/** Leaders write on anything. */
export const canInstructOn = (viewer: Viewer | null, task: Placed): boolean =>
  isLeader(viewer, task.jurisdictionCode)

/** One part as its policies see it. */
export interface PartForPolicy {
  organization: PlacedOrganization
  part: AssignmentPart
  status: AssignmentStatus
  taskStatus: TaskStatus
  /** The last day on which it may be handed back; null before issue. */
  returnUntil: Day | null
  /** A duty return of it waits for the head of supervision. */
  returnPending: boolean
  /** Whether the task has an open date that has not passed. */
  hasDateAhead: boolean
}

const isOpenPart = ({ status, taskStatus }: PartForPolicy): boolean =>
  isInWork(taskStatus) && (status === 'IN_PROGRESS' || status === 'SUBMITTED')

/** 签收: whoever does the unit's work, once the task is issued. */
export const canSign = (viewer: Viewer | null, part: PartForPolicy): boolean =>
  actsFor(viewer, part.organization) && isInWork(part.taskStatus) && part.status === 'ISSUED'

/** 职责不符退回: before signing, within the days of the rule, once at a time. */
export const canReturnDuty = (viewer: Viewer | null, part: PartForPolicy, today: Day): boolean =>
  canSign(viewer, part) && !part.returnPending && part.returnUntil !== null && today <= part.returnUntil

export const canReport = (viewer: Viewer | null, part: PartForPolicy): boolean =>
  actsFor(viewer, part.organization) && isOpenPart(part)

/** Asked by a lead before the date. */
export const canRequestExtension = (viewer: Viewer | null, part: PartForPolicy): boolean =>
  canReport(viewer, part) && part.part === 'LEAD' && part.hasDateAhead

/** The unit says who answers for it; the office may put it right. */
export const canEditContacts = (viewer: Viewer | null, part: PartForPolicy): boolean =>
  (actsFor(viewer, part.organization) || isOffice(viewer, part.organization.jurisdictionCode)) &&
  part.status !== 'RETURNED' &&
  !isDone(part.taskStatus) &&
  part.taskStatus !== 'TERMINATED'

/** The head of supervision decides a duty return that waits. */
export const canDecideDutyReturn = (
  viewer: Viewer | null,
  request: Placed & { status: 'ACCEPTED' | 'PENDING' | 'REFUSED' },
): boolean => isHead(viewer, request.jurisdictionCode) && request.status === 'PENDING'
