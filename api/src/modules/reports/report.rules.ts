import type { AssignmentPart, AssignmentStatus, ReportClaim, TaskStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { DomainError, type FieldError } from '../../platform/errors.ts'

/** In characters. */
export const LONGEST_REPORT = 2000
export const LONGEST_OPINION = 1000
/** A step back is explained in more than a word or two. */
const SHORTEST_EXPLANATION = 10
const LONGEST_PROBLEM_TITLE = 40

/** What a unit says, as a form or a row of a sheet has it. */
export interface ReportWords {
  /** Whole points, 0–100; null = as before. */
  percent: number | null
  text: string
  problem: string | null
  claim: ReportClaim
  /** With FINISHED only: the day it was done. */
  finishedOn: Day | null
}

/** What the words are judged by. */
export interface ReportGround {
  today: Day
  part: AssignmentPart
  /** The day the task was issued to the unit; null for what was in the ledger before. */
  issuedOn: Day | null
  /** Of the report before that the office let stand. */
  approvedPercent: number | null
  /** Whether a FINISHED report ends the whole task: no other date of it is open. */
  endsTask: boolean
}

const fault = (field: string, message: string): FieldError => ({ field, message })

/** Words of a form, trimmed; a day of completion is kept with FINISHED only, and the end of a task is 100 %. */
export function tidyWords(words: ReportWords, endsTask = false): ReportWords {
  const finished = words.claim === 'FINISHED'
  return {
    percent: words.percent ?? (finished && endsTask ? 100 : null),
    text: words.text.trim(),
    problem: words.problem?.trim() || null,
    claim: words.claim,
    finishedOn: finished ? words.finishedOn : null,
  }
}

/** What even a draft may not hold. */
export function draftFaults({ percent, text, problem }: ReportWords): FieldError[] {
  return [
    ...(percent !== null && !(Number.isInteger(percent) && percent >= 0 && percent <= 100)
      ? [fault('percent', '进度应为 0 到 100 的整数。')]
      : []),
    ...(text.length > LONGEST_REPORT ? [fault('text', `进展情况不能超过 ${LONGEST_REPORT} 字。`)] : []),
    ...((problem?.length ?? 0) > LONGEST_REPORT
      ? [fault('problem', `存在问题不能超过 ${LONGEST_REPORT} 字。`)]
      : []),
  ]
}

/** All that keeps a report from being submitted, one sentence a fault, in the order of the form. */
export function submitFaults(words: ReportWords, ground: ReportGround): FieldError[] {
  return [
    ...draftFaults(words),
    ...percentFaults(words, ground),
    ...textFaults(words, ground),
    ...(words.claim === 'BEHIND' && !words.problem
      ? [fault('problem', '不能按期办结的，请在“存在问题”中写明原因。')]
      : []),
    ...finishedFaults(words, ground),
  ]
}

function percentFaults({ percent, claim }: ReportWords, { part, endsTask }: ReportGround): FieldError[] {
  if (claim === 'FINISHED' && part === 'LEAD' && endsTask && percent !== 100)
    return [fault('percent', '申请办结时进度应为 100%。没有做完的，请选“能”或“不能”按期办结。')]
  return []
}

function textFaults({ text, percent }: ReportWords, { approvedPercent }: ReportGround): FieldError[] {
  if (text === '') return [fault('text', '请填写进展情况。')]
  const fell = percent !== null && approvedPercent !== null && percent < approvedPercent
  return fell && text.length < SHORTEST_EXPLANATION
    ? [
        fault(
          'text',
          `进度比上次审核通过的 ${approvedPercent}% 低，请在进展情况中写明原因（不少于 ${SHORTEST_EXPLANATION} 字）。`,
        ),
      ]
    : []
}

function finishedFaults({ claim, finishedOn }: ReportWords, { today, issuedOn }: ReportGround): FieldError[] {
  if (claim !== 'FINISHED') return []
  if (finishedOn === null) return [fault('finishedOn', '申请办结时请填写完成日期。')]
  if (finishedOn > today) return [fault('finishedOn', '完成日期不能晚于今天。')]
  return issuedOn !== null && finishedOn < issuedOn
    ? [fault('finishedOn', `完成日期不能早于交办日期 ${issuedOn}。`)]
    : []
}

/** Throws `BAD_INPUT` with the first sentence and all fields. */
export function assertNoFaults(faults: readonly FieldError[]): void {
  const [first] = faults
  if (first) throw new DomainError('BAD_INPUT', first.message, faults)
}

const TASK_STANDS: Readonly<Partial<Record<TaskStatus, string>>> = {
  DRAFT: '任务还没有交办，暂不用填报。',
  PENDING_ISSUE: '任务还没有交办，暂不用填报。',
  CLOSED: '任务已经销号，不用再填报。',
  SUSPENDED: '任务已中止，恢复后再填报。',
  TERMINATED: '任务已终止，不用再填报。',
}

const ASSIGNMENT_STANDS: Readonly<Partial<Record<AssignmentStatus, string>>> = {
  WAITING: '任务还没有交办到你单位，暂不用填报。',
  ISSUED: '请先签收任务，再填报进展。',
  DONE: '你单位承担的部分已经办结，不用再填报。',
  RETURNED: '任务已按职责不符退回，不用填报。',
}

/** Why a unit cannot report on its part now, or null. A joint part may still be finished after the leads are done. */
export function standstill(
  task: TaskStatus,
  assignment: AssignmentStatus,
  part: AssignmentPart,
): string | null {
  const words = TASK_STANDS[task] ?? ASSIGNMENT_STANDS[assignment]
  if (words) return words
  return task === 'DONE' && part === 'LEAD' ? '任务已经办结，不用再填报。' : null
}

/** The sentence a return lacks, by field. */
export function returnFaults(
  { opinion, newDueOn }: { opinion: string | null; newDueOn: Day | null },
  today: Day,
): FieldError[] {
  return [
    ...(opinion === null ? [fault('opinion', '退回时请写明理由和要求。')] : []),
    ...(newDueOn === null
      ? [fault('newDueOn', '退回时请给出新的期限。')]
      : newDueOn <= today
        ? [fault('newDueOn', '新的期限应晚于今天。')]
        : []),
  ]
}

/** An opinion within its length, and there where it is needed (`lacking` says so). */
export function opinionFaults(opinion: string | null, lacking: string | null): FieldError[] {
  if (opinion === null) return lacking === null ? [] : [fault('opinion', lacking)]
  return opinion.length > LONGEST_OPINION ? [fault('opinion', `意见不能超过 ${LONGEST_OPINION} 字。`)] : []
}

/** The name a problem gets on the list: its first sentence, shortened. */
export function problemTitle(problem: string): string {
  const first = problem.split(/[。；;\n]/)[0]?.trim() || problem.trim()
  return first.length > LONGEST_PROBLEM_TITLE ? `${first.slice(0, LONGEST_PROBLEM_TITLE - 1)}…` : first
}

/** A date a unit reports towards. */
export interface OpenDate {
  id: string
  dueOn: Day | null
  doneOn: Day | null
  droppedOn: Day | null
  /** Reports of earlier rounds do not count for it. */
  sinceRound: number
}

const LAST: Day = '9999-12-31'

/** The dates of a task that are still to be kept, the oldest first; those without a day last. */
export const openDates = <Row extends OpenDate>(milestones: readonly Row[]): Row[] =>
  milestones
    .filter(({ doneOn, droppedOn }) => doneOn === null && droppedOn === null)
    .sort((one, other) => (one.dueOn ?? LAST).localeCompare(other.dueOn ?? LAST))

/** A date is open for one part until that part has said it is finished, though others may still be at it. */
export const ownOpenDates = <Row extends OpenDate>(
  milestones: readonly Row[],
  finished: readonly { milestoneId: string | null; round: number }[],
): Row[] =>
  openDates(milestones).filter(
    ({ id, sinceRound }) =>
      !finished.some(({ milestoneId, round }) => milestoneId === id && round >= sinceRound),
  )

const SHANGHAI_MS = 8 * 3_600_000

/** `10-15 08:42` in Shanghai. */
export const momentWords = (instant: Date): string =>
  new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(5, 16).replace('T', ' ')
