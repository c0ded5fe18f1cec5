import type { InstructionStatus, ReplyStatus } from '#prisma'
import { addWorkingDays } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'

export const LONGEST_INSTRUCTION = 2000
export const LONGEST_SUBJECT = 200
export const LONGEST_OPINION = 2000

/** Working days an instruction has when the leader names no date. */
const USUAL_WORKING_DAYS = 5

/** What the leader wrote, trimmed. Throws `BAD_INPUT`. */
export function instructionText(text: string): string {
  const plain = text.trim()
  if (plain === '') throw badInput('text', '请填写批示内容。')
  if (plain.length > LONGEST_INSTRUCTION)
    throw badInput('text', `批示内容不能超过 ${LONGEST_INSTRUCTION} 字。`)
  return plain
}

/** The date in force: the one given, today at the earliest, else five working days on. Throws `BAD_INPUT`. */
export function instructionDue(given: Day | null | undefined, today: Day): Day {
  if (given == null) return addWorkingDays(today, USUAL_WORKING_DAYS)
  if (given < today) throw badInput('dueOn', '办理时限不能早于今天，请另选日期。')
  return given
}

/** An answer of an organization, as far as the state of the instruction depends on it. */
export interface AnswerFacts {
  organizationId: string
  status: ReplyStatus
}

const STANDS: ReadonlySet<ReplyStatus> = new Set(['SUBMITTED', 'ACCEPTED'])

/** Whether everybody who is to act has an answer that stands. */
export const allAnswered = (organizationIds: readonly string[], answers: readonly AnswerFacts[]): boolean =>
  organizationIds.every(id =>
    answers.some(({ organizationId, status }) => organizationId === id && STANDS.has(status)),
  )

/** Which round the next answer of an organization is: one more than were sent back. */
export const nextRound = (organizationId: string, answers: readonly AnswerFacts[]): number =>
  1 +
  answers.filter(answer => answer.organizationId === organizationId && answer.status === 'RETURNED').length

/** Throws `CONFLICT` once the instruction is closed. */
export function assertOpen(status: InstructionStatus): void {
  if (status === 'CLOSED') throw conflict('这条批示已经办结，不能再修改。请刷新后查看。')
}
