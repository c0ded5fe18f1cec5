import type { ProblemStatus } from '#prisma'
import type { Day } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'

export const LONGEST_TITLE = 100
export const LONGEST_TEXT = 4000
export const LONGEST_MEASURE = 2000
export const LONGEST_ORIGIN_WORDS = 200
export const LONGEST_REASON = 2000

/** 问题〔2024〕3号: 六角括号, four-digit year, no leading zero. */
export const problemNumber = (year: number, no: number): string => `问题〔${year}〕${no}号`

/** Words that must be there, trimmed. Throws `BAD_INPUT` on the field. */
export function requiredWords(field: string, name: string, words: string, longest: number): string {
  const plain = words.trim()
  if (plain === '') throw badInput(field, `请填写${name}。`)
  if (plain.length > longest) throw badInput(field, `${name}不能超过 ${longest} 字。`)
  return plain
}

/** Words that may be left out, trimmed; null when there are none. Throws `BAD_INPUT` on the field. */
export function optionalWords(
  field: string,
  name: string,
  words: string | null | undefined,
  longest: number,
): string | null {
  const plain = words?.trim() || null
  if (plain !== null && plain.length > longest) throw badInput(field, `${name}不能超过 ${longest} 字。`)
  return plain
}

/** A date nobody could keep is refused. Throws `BAD_INPUT` on the field. */
export function assertNotPast(field: string, day: Day, today: Day): void {
  if (day < today) throw badInput(field, '时限不能早于今天，请另选日期。')
}

/** The steps of a problem, where each may be taken and what to say elsewhere. */
const STEPS = {
  edit: {
    from: ['OPEN'],
    refusal: {
      SUBMITTED: '责任单位已提交整改情况，请先审核，再修改。',
      CLOSED: '问题已经销号，不能再修改。如需继续整改，请先重新打开。',
    },
  },
  submit: {
    from: ['OPEN'],
    refusal: {
      SUBMITTED: '整改情况已经提交，正在等待审核，不用重复提交。',
      CLOSED: '问题已经销号，不用再提交。',
    },
  },
  review: {
    from: ['SUBMITTED'],
    refusal: {
      OPEN: '责任单位还没有提交整改情况，暂不能审核。',
      CLOSED: '问题已经销号，不用再审核。请刷新后查看。',
    },
  },
  reopen: {
    from: ['CLOSED'],
    refusal: {
      OPEN: '问题还没有销号，不用重新打开。',
      SUBMITTED: '整改情况正在等待审核，不用重新打开。',
    },
  },
} as const satisfies Record<
  string,
  { from: readonly ProblemStatus[]; refusal: Partial<Record<ProblemStatus, string>> }
>

export type ProblemStep = keyof typeof STEPS

/** Whether a step can be taken from a status, whoever takes it. */
export const mayTakeStep = (step: ProblemStep, status: ProblemStatus): boolean =>
  (STEPS[step].from as readonly ProblemStatus[]).includes(status)

/** Throws `CONFLICT` with what to do instead. */
export function assertStep(step: ProblemStep, status: ProblemStatus): void {
  if (mayTakeStep(step, status)) return
  throw conflict((STEPS[step].refusal as Partial<Record<ProblemStatus, string>>)[status])
}
