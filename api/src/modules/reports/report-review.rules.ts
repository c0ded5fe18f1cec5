import type { TaskStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { assertNoFaults, opinionFaults, returnFaults } from './report.rules.ts'
import { type ReportStatus, STANDS } from './report.status.ts'

/** Reports that are reviewed in one go. */
const MOST_REPORTS = 200

/** What a reviewer says of one or several reports. */
export interface Verdict {
  approve: boolean
  opinion: string | null
  /** With a return only. */
  newDueOn: Day | null
}

/** Throws `BAD_INPUT` when the verdict itself lacks something, whatever it is on. */
export function readVerdict(
  input: {
    reports: readonly unknown[]
    approve: boolean
    opinion?: string | null
    newDueOn?: Day | null
  },
  today: Day,
): Verdict {
  if (input.reports.length === 0) throw badInput('reports', '请先选择要审核的填报。')
  if (input.reports.length > MOST_REPORTS)
    throw badInput('reports', `一次最多审核 ${MOST_REPORTS} 份，请分几次办理。`)
  const opinion = input.opinion?.trim() || null
  const newDueOn = input.approve ? null : (input.newDueOn ?? null)
  assertNoFaults([
    ...(input.approve ? [] : returnFaults({ opinion, newDueOn }, today)),
    ...opinionFaults(opinion, null),
  ])
  return { approve: input.approve, opinion, newDueOn }
}

const TASK_STANDS: Readonly<Partial<Record<TaskStatus, string>>> = {
  DRAFT: '任务已退回重新明确责任，交办后才能审核。',
  PENDING_ISSUE: '任务已退回重新明确责任，交办后才能审核。',
  SUSPENDED: '任务已中止，恢复办理后才能审核。',
  TERMINATED: '任务已终止，不用再审核。',
}

/** What a verdict would be given on. */
export interface ReviewedFacts {
  status: ReportStatus
  version: number
  task: TaskStatus
}

/** Why a report cannot be judged now, or null; the same for the preview and for the deed. */
export function reviewFault(
  { status, version, task }: ReviewedFacts,
  seen: number,
  { approve }: Verdict,
): string | null {
  if (status !== 'SUBMITTED') return STANDS[status]
  if (version !== seen) return '这份填报刚刚有变化，请刷新后查看，再审核。'
  if (!approve && (task === 'DONE' || task === 'CLOSED'))
    return '任务已办结，不能退回重办。如需继续办理，请由督查室主任重新启动任务。'
  return TASK_STANDS[task] ?? null
}
