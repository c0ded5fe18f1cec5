import type { AssignmentPart, TaskStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import type { FieldError } from '../../platform/errors.ts'
import { LONGEST_OPINION } from './report.rules.ts'

const fault = (field: string, message: string): FieldError => ({ field, message })

/** What a request for more time is judged by. */
export interface ExtensionGround {
  today: Day
  part: AssignmentPart
  task: TaskStatus
  /** The date in force; null for 长期坚持 and 时限待明确. */
  dueOn: Day | null
  doneOn: Day | null
}

const OPEN: readonly TaskStatus[] = ['ISSUED', 'IN_PROGRESS', 'SUBMITTED']

/** All that keeps a unit from asking, one sentence a fault (DOMAIN §3: asked before it is due, with a reason). */
export function requestFaults(
  { requestedDueOn, reason }: { requestedDueOn: Day; reason: string },
  { today, part, task, dueOn, doneOn }: ExtensionGround,
): FieldError[] {
  if (part !== 'LEAD') return [fault('assignmentId', '延期由牵头单位申请，请与牵头单位联系。')]
  if (!OPEN.includes(task)) return [fault('assignmentId', '任务不在办理中，不能申请延期。')]
  if (doneOn !== null) return [fault('milestoneId', '这个时间节点已经办结，不用申请延期。')]
  if (dueOn === null) return [fault('milestoneId', '这个时间节点没有确定的期限，不用申请延期。')]
  if (today > dueOn)
    return [
      fault('milestoneId', `期限 ${dueOn} 已过，不能再申请延期。请如实填报进展，并说明不能按期的原因。`),
    ]
  return [
    ...(requestedDueOn <= dueOn ? [fault('requestedDueOn', `申请的期限应晚于现在的期限 ${dueOn}。`)] : []),
    ...(reason === '' ? [fault('reason', '请写明申请延期的理由。')] : []),
    ...(reason.length > LONGEST_OPINION ? [fault('reason', `理由不能超过 ${LONGEST_OPINION} 字。`)] : []),
  ]
}

/** What keeps a decision from being taken. The date granted is definite, and lies behind the one in force. */
export function decisionFaults(
  decision: { approve: boolean; grantedDueOn: Day; opinion: string | null },
  { today, dueOn }: { today: Day; dueOn: Day },
): FieldError[] {
  const { approve, grantedDueOn, opinion } = decision
  const tooLong =
    (opinion?.length ?? 0) > LONGEST_OPINION ? [fault('opinion', `意见不能超过 ${LONGEST_OPINION} 字。`)] : []
  if (!approve) return opinion === null ? [fault('opinion', '不同意延期时请写明理由。')] : tooLong
  if (grantedDueOn <= dueOn)
    return [fault('grantedDueOn', `批准的期限应晚于现在的期限 ${dueOn}。`), ...tooLong]
  return grantedDueOn < today ? [fault('grantedDueOn', '批准的期限不能早于今天。'), ...tooLong] : tooLong
}
