import type { Context } from '../../platform/context.ts'
import { conflict, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { type Write, write } from '../../platform/write.ts'
import { isOffice } from '../access/index.ts'
import { openCycles } from '../tasks/index.ts'
import type { ReportReviewInput, ReportReviewRef } from './report.input.ts'
import { findReports } from './report.query.ts'
import { type ReportRow, toReport } from './report.row.ts'
import type { ReportReviewFault, ReportReviewResult } from './report.type.ts'
import { type ReportHand, takeInHand } from './report-hand.ts'
import { readVerdict, reviewFault, type Verdict } from './report-review.rules.ts'
import { approve, sendBack } from './report-verdict.service.ts'

type ReviewedRow = ReportRow & { task: { title: string; status: ReportHand['locked']['status'] } }

/**
 * Reviews reports, each in a transaction of its own: lets them stand, or sends them back into a new round with a new
 * date. Reports of joint units are judged with the lead's they travel with; sent back alone, they touch their part only.
 * Answers what was done and, report by report, what could not be. Throws `BAD_INPUT` for a return without opinion or date.
 */
export const reviewReports = (context: Context, input: ReportReviewInput): Promise<ReportReviewResult> =>
  review(context, input, async (row, ref, verdict) => {
    await write(context, row.jurisdictionCode, step => judge(step, context, { row, ref, verdict }))
  })

/** What a review would do, by the same rules, without doing it. */
export const previewReportReview = (
  context: Context,
  input: ReportReviewInput,
): Promise<ReportReviewResult> =>
  review(context, input, async (row, ref, verdict) => {
    const fault = reviewFault({ ...row, task: row.task.status }, ref.version, verdict)
    if (fault) throw conflict(fault)
  })

async function review(
  context: Context,
  input: ReportReviewInput,
  deed: (row: ReviewedRow, ref: ReportReviewRef, verdict: Verdict) => Promise<void>,
): Promise<ReportReviewResult> {
  const verdict = readVerdict(input, context.clock.today())
  const refs = [...new Map(input.reports.map(ref => [ref.id, ref])).values()]
  const rows = await rowsById(context, refs)
  const done = new Set<string>()
  const faults: ReportReviewFault[] = []
  // Joint parts first: approved with their lead they would be found reviewed already.
  for (const ref of inOrder(refs, rows)) {
    const row = rows.get(ref.id)
    try {
      if (!row) throw notFound('这份填报')
      allow(isOffice(context.viewer, row.jurisdictionCode), context.viewer)
      await deed(row, ref, verdict)
      done.add(ref.id)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      faults.push({ reportId: ref.id, title: row?.task.title ?? '', message: error.message })
    }
  }
  const after = await rowsById(context, refs)
  const kept = refs.filter(({ id }) => done.has(id)).flatMap(({ id }) => after.get(id) ?? [])
  return { done: kept.map(toReport), faults }
}

async function rowsById(
  context: Context,
  refs: readonly ReportReviewRef[],
): Promise<Map<string, ReviewedRow>> {
  const rows = await findReports(
    context,
    refs.map(({ id }) => id),
  )
  const tasks = await context.db.prisma.task.findMany({
    where: {
      jurisdictionCode: { in: [...new Set(rows.map(row => row.jurisdictionCode))] },
      id: { in: rows.map(row => row.taskId) },
    },
    select: { id: true, title: true, status: true },
  })
  const byId = new Map(tasks.map(task => [task.id, task]))
  return new Map(
    rows.flatMap(row => {
      const task = byId.get(row.taskId)
      return task ? [[row.id, { ...row, task }]] : []
    }),
  )
}

const inOrder = (refs: readonly ReportReviewRef[], rows: ReadonlyMap<string, ReviewedRow>) =>
  [...refs].sort(
    (one, other) => Number(rows.get(one.id)?.part === 'LEAD') - Number(rows.get(other.id)?.part === 'LEAD'),
  )

async function judge(
  step: Write,
  context: Context,
  { row, ref, verdict }: { row: ReviewedRow; ref: ReportReviewRef; verdict: Verdict },
): Promise<void> {
  const hand = await takeInHand(step, row.jurisdictionCode, row.taskId, row.assignmentId)
  const report = hand.own.find(({ id }) => id === ref.id)
  if (!report) throw notFound('这份填报')
  const fault = reviewFault({ ...report, task: hand.locked.status }, ref.version, verdict)
  if (fault) throw conflict(fault)
  if (verdict.approve) await approve(step, context, hand.locked, report, verdict)
  else await sendBack(step, context, hand, report, verdict)
  await openCycles(step, context, row.jurisdictionCode, [row.taskId], context.clock.today())
}
