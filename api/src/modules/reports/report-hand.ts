import type { AssignmentPart } from '#prisma'
import { conflict, notFound } from '../../platform/errors.ts'
import type { Write } from '../../platform/write.ts'
import { type LockedAssignment, type LockedTask, lockTask } from '../tasks/index.ts'
import type { ReportRow } from './report.row.ts'
import { momentWords } from './report.rules.ts'
import { assertReportStep } from './report.status.ts'

/** Inside a write, or outside of any: `{ tx: db.prisma }`. */
export type Reading = Pick<Write, 'tx'>

/** What a part of a task is known by. */
export interface PartKey {
  jurisdictionCode: string
  taskId: string
  id: string
  part: AssignmentPart
}

/** One part of a task in hand: nobody else reports on it before the write ends. */
export interface ReportHand {
  locked: LockedTask
  part: LockedAssignment
  /** All reports of the part, the last submitted first. */
  own: ReportRow[]
}

/** Drafts of a part are saved one after the other, without making the whole task wait. */
export async function lockPart({ tx }: Write, jurisdictionCode: string, assignmentId: string): Promise<void> {
  await tx.$queryRaw`
    select id from assignment where division_code = ${jurisdictionCode} and id = ${assignmentId}::uuid for update`
}

/** Locks the task, then the part: always in this order. */
export async function takeInHand(
  step: Write,
  jurisdictionCode: string,
  taskId: string,
  assignmentId: string,
): Promise<ReportHand> {
  const locked = await lockTask(step, jurisdictionCode, taskId)
  const part = locked.assignments.find(({ id }) => id === assignmentId)
  if (!part) throw notFound('这项任务')
  await lockPart(step, jurisdictionCode, assignmentId)
  return { locked, part, own: await reportsOfPart(step, jurisdictionCode, assignmentId) }
}

export const reportsOfPart = ({ tx }: Reading, jurisdictionCode: string, assignmentId: string) =>
  tx.progressReport.findMany({
    where: { jurisdictionCode, assignmentId },
    orderBy: [{ submittedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
  })

/** Reports that answer a period: on their way, or let stand. */
export const isLive = ({ status }: ReportRow): boolean =>
  status === 'SIGNING' || status === 'SUBMITTED' || status === 'APPROVED'

/**
 * The draft a form goes on with, or null when it is the first. Throws `CONFLICT` when the form does not show what is
 * stored: another window saved, submitted or removed it.
 */
export async function draftBehind(
  step: Write,
  own: readonly ReportRow[],
  version: number | null,
): Promise<ReportRow | null> {
  const draft = own.find(({ status }) => status === 'DRAFT' || status === 'SIGNING')
  if (draft) assertReportStep('save', draft.status)
  if (draft && draft.version !== version) throw conflict(await savedBySomebody(step, draft))
  if (draft || version === null) return draft ?? null
  const last = own.find(isLive)
  throw conflict(
    last?.submittedAt
      ? `这份草稿已由 ${last.submittedBy} 于 ${momentWords(last.submittedAt)} 提交，不用重复提交。请刷新后查看。`
      : '这份草稿已被删除或已经提交。请刷新后再填写，您填写的内容仍保留在页面上。',
  )
}

async function savedBySomebody({ tx }: Write, { jurisdictionCode, id, savedAt }: ReportRow): Promise<string> {
  const last = await tx.auditEntry.findFirst({
    where: { jurisdictionCode, entity: 'ProgressReport', entityId: id },
    orderBy: { position: 'desc' },
    select: { userName: true },
  })
  return `${last?.userName ?? '其他人'} 于 ${momentWords(savedAt)} 保存过这份草稿。请刷新后在最新的草稿上修改，您填写的内容仍保留在页面上。`
}
