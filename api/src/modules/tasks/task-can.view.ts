import { addWorkingDays } from '../../platform/calendar.ts'
import type { Context } from '../../platform/context.ts'
import { actsFor, isOffice } from '../access/index.ts'
import { ruleSettings } from '../divisions/index.ts'
import type { AssignmentCan } from './assignment.type.ts'
import { dutyReturnLoader } from './duty-return.loader.ts'
import { type AssignmentOfTask, assignmentLoader, milestoneLoader } from './task.loader.ts'
import {
  canActOn,
  canBreakDown,
  canDraftNoticeOn,
  canEditContacts,
  canEditTask,
  canInstructOn,
  canRaiseProblemOn,
  canReexpandGroups,
  canReport,
  canRequestExtension,
  canReturnDuty,
  canSign,
  type PartForPolicy,
  type TaskInLife,
} from './task.policy.ts'
import type { TaskStatus } from './task.status.ts'
import type { Task, TaskCan } from './task.type.ts'
import { optionalDay } from './task-lock.ts'

const NOTHING: AssignmentCan = {
  sign: false,
  returnDuty: false,
  report: false,
  requestExtension: false,
  editContacts: false,
}

/** What the viewer may do with the parts of a task. Whoever is neither of the unit nor of the office costs no statement. */
export async function partPolicies(
  context: Context,
  task: Task,
  rows: readonly AssignmentOfTask[],
): Promise<(row: AssignmentOfTask) => AssignmentCan> {
  const { viewer } = context
  const mine = rows.some(({ organization }) => actsFor(viewer, organization))
  if (!mine && !isOffice(viewer, task.jurisdictionCode)) return () => NOTHING
  const facts = mine ? await workFacts(context, task) : null
  return row => {
    const part: PartForPolicy = {
      organization: row.organization,
      part: row.part,
      status: row.status,
      taskStatus: facts?.status ?? task.status,
      returnUntil: facts?.returnUntil(row) ?? null,
      returnPending: facts?.pending.has(row.id) ?? false,
      hasDateAhead: facts?.hasDateAhead ?? false,
    }
    return {
      sign: canSign(viewer, part),
      returnDuty: canReturnDuty(viewer, part, context.clock.today()),
      report: canReport(viewer, part),
      requestExtension: canRequestExtension(viewer, part),
      editContacts: canEditContacts(viewer, part),
    }
  }
}

/** What only the people of a unit need to know of their task. */
async function workFacts(context: Context, task: Task) {
  const today = context.clock.today()
  const [status, rules, milestones, requests] = await Promise.all([
    statusNow(context, task),
    ruleSettings(context, task.jurisdictionCode),
    milestoneLoader(context).load(task),
    dutyReturnLoader(context).load(task),
  ])
  const ahead = milestones.some(
    row => row.droppedOn === null && row.doneOn === null && (optionalDay(row.dueOn) ?? '') >= today,
  )
  return {
    status,
    hasDateAhead: ahead,
    pending: new Set(requests.filter(row => row.status === 'PENDING').map(row => row.assignmentId)),
    returnUntil: ({ issuedOn }: AssignmentOfTask) => {
      const day = optionalDay(issuedOn)
      return day === null ? null : addWorkingDays(day, rules.dutyReturnWorkingDays)
    },
  }
}

/** The state a task is in now, also when it was read for a day that has passed. */
async function statusNow({ db, clock }: Context, task: Task): Promise<TaskStatus> {
  if (task.asOf >= clock.today()) return task.status
  const { jurisdictionCode, id } = task
  const row = await db.prisma.task.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    select: { status: true },
  })
  return row?.status ?? task.status
}

/** What the viewer may do with a task, now. */
export async function taskCan(context: Context, task: Task): Promise<TaskCan> {
  const { viewer } = context
  const status = await statusNow(context, task)
  // The office and the leaders need no list of owners.
  const rows = isOffice(viewer, task.jurisdictionCode) ? [] : await assignmentLoader(context).load(task)
  const parts = rows.filter(row => row.status !== 'RETURNED')
  const life: TaskInLife = {
    jurisdictionCode: task.jurisdictionCode,
    placeCode: task.placeCode,
    status,
    leads: parts.filter(row => row.part === 'LEAD').map(row => row.organization),
    parts: parts.map(row => row.organization),
  }
  return {
    readDetail: task.readDetail,
    reexpandGroups: viewer !== null && canReexpandGroups(viewer, task),
    edit: canEditTask(viewer, life),
    submitForIssue: canActOn(viewer, 'SUBMIT_FOR_ISSUE', life),
    issue: canActOn(viewer, 'ISSUE', life),
    rejectIssue: canActOn(viewer, 'REJECT_ISSUE', life),
    suspend: canActOn(viewer, 'SUSPEND', life),
    resume: canActOn(viewer, 'RESUME', life),
    terminate: canActOn(viewer, 'TERMINATE', life),
    close: canActOn(viewer, 'CLOSE', life),
    reopen: canActOn(viewer, 'REOPEN', life),
    breakDown: canBreakDown(viewer, life),
    raiseProblem: canRaiseProblemOn(viewer, life),
    draftNotice: canDraftNoticeOn(viewer, life),
    instruct: canInstructOn(viewer, life),
  }
}
