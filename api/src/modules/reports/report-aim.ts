import type { AssignmentPart, Milestone, ReportCycle } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { type Day, dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import type { LockedAssignment, LockedTask } from '../tasks/index.ts'
import { optionalDay, type ReportRow } from './report.row.ts'
import { momentWords, ownOpenDates, type ReportGround, type ReportWords } from './report.rules.ts'
import { isLive, type PartKey, type Reading, type ReportHand } from './report-hand.ts'

/** The period and the date a report is for. */
export interface ReportAim {
  cycle: ReportCycle | null
  milestoneId: string | null
}

/** The period as stored, if it is one of this part (for a joint part: of the task). Throws `BAD_INPUT`. */
export async function cycleOfPart({ tx }: Reading, part: PartKey, cycleId: string): Promise<ReportCycle> {
  const { jurisdictionCode, taskId } = part
  const cycle = isId(cycleId)
    ? await tx.reportCycle.findFirst({ where: { jurisdictionCode, id: cycleId, taskId } })
    : null
  if (!cycle || (part.part === 'LEAD' && cycle.assignmentId !== part.id))
    throw badInput('cycleId', '这一期填报不属于你单位的任务，请刷新后重新填写。')
  return cycle
}

/** What a report that is about to go out is for. Throws `BAD_INPUT`, `CONFLICT` when the period was answered already. */
export async function aimOf(
  step: Write,
  { clock }: Context,
  hand: ReportHand,
  wanted: { cycleId: string | null; milestoneId: string | null; claim: ReportWords['claim'] },
  self: ReportRow | null,
): Promise<ReportAim> {
  const others = hand.own.filter(({ id }) => id !== self?.id)
  const cycle = wanted.cycleId
    ? await cycleOfPart(step, hand.part, wanted.cycleId)
    : await owedCycle(step, hand.part, others, clock.today())
  if (cycle) assertOwed(cycle, hand, others, clock.today())
  return { cycle, milestoneId: dateOf(hand, others, wanted, cycle) }
}

/** The oldest period the part has not answered; a joint unit adds to those of the leads. */
export async function owedCycle(
  { tx }: Reading,
  { jurisdictionCode, taskId, id, part }: PartKey,
  others: readonly ReportRow[],
  today: Day,
): Promise<ReportCycle | null> {
  const rows = await tx.reportCycle.findMany({
    where: {
      jurisdictionCode,
      taskId,
      ...(part === 'LEAD' ? { assignmentId: id } : {}),
      submittedOn: null,
      cancelledOn: null,
      opensOn: { lte: dayToDate(today) },
    },
    orderBy: [{ dueOn: 'asc' }, { round: 'asc' }, { id: 'asc' }],
  })
  return rows.find(row => !answered(row, part, others)) ?? null
}

/** A joint unit owes nothing more once it has reported since the period opened. */
export const answered = (cycle: ReportCycle, part: AssignmentPart, own: readonly ReportRow[]): boolean =>
  own.some(
    row =>
      isLive(row) &&
      (row.cycleId === cycle.id ||
        (part === 'JOINT' && row.submittedOn !== null && row.submittedOn >= cycle.opensOn)),
  )

function assertOwed(
  cycle: ReportCycle,
  { part }: ReportHand,
  others: readonly ReportRow[],
  today: Day,
): void {
  const answer = others.find(row => isLive(row) && row.cycleId === cycle.id)
  if (answer?.submittedAt)
    throw conflict(
      `这一期已由 ${answer.submittedBy} 于 ${momentWords(answer.submittedAt)} 填报，不用重复提交。如需修改，请先撤回。`,
    )
  if (answer || (part.part === 'LEAD' && cycle.submittedOn !== null))
    throw conflict('这一期已经填报，不用重复提交。请刷新后查看。')
  if (cycle.cancelledOn !== null) throw conflict('这一期填报已经调整或取消，请刷新后重新填写。')
  if (cycle.opensOn > dayToDate(today)) throw badInput('cycleId', '这一期还没有开始填报，请到期再填。')
}

/** The date a report speaks of. Throws `BAD_INPUT` for one of another task, `CONFLICT` for one finished already. */
function dateOf(
  { locked }: ReportHand,
  others: readonly ReportRow[],
  { milestoneId, claim }: { milestoneId: string | null; claim: ReportWords['claim'] },
  cycle: ReportCycle | null,
): string | null {
  const open = openDatesOf(locked.milestones, others)
  if (milestoneId === null) return dateOfCycle(open, cycle)
  if (!locked.milestones.some(({ id }) => id === milestoneId))
    throw badInput('milestoneId', '这个时间节点不属于该任务，请刷新后重新选择。')
  if (claim === 'FINISHED' && !open.some(({ id }) => id === milestoneId))
    throw conflict('这个时间节点已经办结，或办结申请正在等待审核，不用重复申请。请刷新后查看。')
  return milestoneId
}

/** The dates of a task that a part has still to keep, the oldest first; `own` are its reports. */
export const openDatesOf = (milestones: readonly Milestone[], own: readonly ReportRow[]) =>
  ownOpenDates(
    milestones.map(row => ({
      id: row.id,
      dueOn: optionalDay(row.dueOn),
      doneOn: optionalDay(row.doneOn),
      droppedOn: optionalDay(row.droppedOn),
      sinceRound: row.sinceRound,
    })),
    own.filter(row => row.claim === 'FINISHED' && isLive(row)),
  )

/** The date a report for a period speaks of unless it names another: that of the stage, or the oldest open one. */
export function dateOfCycle(
  open: readonly { id: string }[],
  cycle: Pick<ReportCycle, 'cycle' | 'milestoneId'> | null,
): string | null {
  const staged = cycle?.cycle === 'BY_STAGE' ? open.find(({ id }) => id === cycle.milestoneId) : undefined
  return (staged ?? open[0])?.id ?? null
}

/** As much of a part as its words are judged by. */
export interface PartGround {
  locked: Pick<LockedTask, 'milestones' | 'issuedOn'>
  part: Pick<LockedAssignment, 'part' | 'issuedOn'>
  own: readonly ReportRow[]
}

/** What the words of a report in hand are judged by. */
export function groundOf(
  { clock }: Context,
  { locked, part, own }: PartGround,
  { milestoneId }: Pick<ReportAim, 'milestoneId'>,
  self: ReportRow | null,
): ReportGround {
  const others = own.filter(({ id }) => id !== self?.id)
  const open = openDatesOf(locked.milestones, others)
  return {
    today: clock.today(),
    part: part.part,
    issuedOn: optionalDay(part.issuedOn) ?? locked.issuedOn,
    approvedPercent: approvedPercent(others),
    endsTask: open.every(({ id }) => id === milestoneId),
  }
}

/** What the office let stand last. */
export const approvedPercent = (rows: readonly ReportRow[]): number | null =>
  rows.find(({ status, percent }) => status === 'APPROVED' && percent !== null)?.percent ?? null
