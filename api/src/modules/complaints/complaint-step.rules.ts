import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { ComplaintAction } from './complaint.enums.ts'
import type { ComplaintActionInput } from './complaint.input.ts'
import { wantsRework } from './complaint-action.rules.ts'
import type { StepWords } from './complaint-outcome.rules.ts'

const LONGEST_TEXT = 4000
/** Working days one extension may ask for, whatever the limits say. */
const MOST_DAYS = 250

/** What has to be said with a step, by the name of the words; absent = may be left out. */
const WORDS_OF: Readonly<Partial<Record<ComplaintAction, string>>> = {
  NOTE: '办理情况',
  RETURN: '退单理由',
  ASK_EXTENSION: '延期理由',
  FINISH: '办理结果',
  REWORK: '重办理由',
  ASK_EXCLUSION: '剔除理由',
}

const LEAST = 4

/** Steps that can be taken on several tickets in one go. */
export const IN_BATCHES: readonly ComplaintAction[] = [
  ComplaintAction.DISPATCH,
  ComplaintAction.SIGN,
  ComplaintAction.ARCHIVE,
]

/** What a person gave with a step. `text` is as written, not masked yet. */
export interface ReadStep extends StepWords {
  text: string | null
  attachmentIds: readonly string[]
}

/** Reads the words of a step. Throws `BAD_INPUT` on the field with what to do. */
export function readStep(input: ComplaintActionInput): ReadStep {
  const read: ReadStep = {
    text: textOf(input),
    organizationId: null,
    days: null,
    answered: null,
    resolved: null,
    satisfaction: null,
    attachmentIds: input.attachmentIds ?? [],
  }
  if (input.action === 'DISPATCH') return { ...read, organizationId: unitOf(input.organizationId) }
  if (input.action === 'ASK_EXTENSION') return { ...read, days: daysOf(input.days) }
  return input.action === 'CALL_BACK' ? { ...read, ...callBackOf(input) } : read
}

function textOf({ action, text }: ComplaintActionInput): string | null {
  const plain = text?.trim() || null
  const name = WORDS_OF[action]
  if (name !== undefined && plain === null) throw badInput('text', `请填写${name}。`)
  if (name !== undefined && plain !== null && plain.length < LEAST)
    throw badInput('text', `${name}太短，请写明情况（至少 ${LEAST} 个字）。`)
  if (plain !== null && plain.length > LONGEST_TEXT)
    throw badInput('text', `${name ?? '说明'}不能超过 ${LONGEST_TEXT} 字。`)
  return plain
}

/** The id of a unit; whether there is one, the use case finds out. Throws `BAD_INPUT`. */
export function unitOf(id: string | null | undefined): string {
  if (!id) throw badInput('organizationId', '请选择承办单位。')
  if (!isId(id)) throw badInput('organizationId', '没有这个单位，请重新选择。')
  return id.toLowerCase()
}

function daysOf(days: number | null | undefined): number {
  if (days == null) throw badInput('days', '请填写申请延长几个工作日。')
  if (days < 1 || days > MOST_DAYS) throw badInput('days', '延期至少 1 个工作日，请重新填写。')
  return days
}

function callBackOf({ answered, resolved, satisfaction }: ComplaintActionInput) {
  if (answered == null) throw badInput('answered', '请选择来电人是否接听。')
  if (!answered) return { answered, resolved: null, satisfaction: null }
  if (resolved == null) throw badInput('resolved', '请选择诉求是否解决。')
  if (satisfaction == null) throw badInput('satisfaction', '请选择来电人是否满意。')
  return { answered, resolved, satisfaction }
}

/** A ticket whose caller is not content goes back for rework, or it is said why not. Throws `BAD_INPUT`. */
export function requireArchivable(
  ticket: Parameters<typeof wantsRework>[0],
  { text }: Pick<ReadStep, 'text'>,
  which = '',
): void {
  if (wantsRework(ticket) && text === null)
    throw badInput('text', `${which}来电人不满意或表示未解决，建议发回重办。如直接归档，请填写不重办的理由。`)
}
