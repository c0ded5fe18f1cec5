import { workingDaysBetween } from '../../platform/calendar.ts'
import type { Day } from '../../platform/day.ts'
import type { Light } from '../tasks/index.ts'
import { DeskKind } from './desk.enums.ts'
import type { Burden, DeskCount, DeskItem } from './desk.type.ts'
import { type DeskRow, type DeskWords, wordsOf } from './desk.words.ts'

/** The day a desk is read at, and the last day that then counts as near. */
export interface DeskDay {
  asOf: Day
  nearUntil: Day
}

/** A row before its organization is known by more than its id. */
export type DeskFacts = Omit<DeskItem, 'organization'> & { organizationId: string }

/** Deadline lights (DOMAIN §4): over, within the near days, later, or without a date. */
export function deskLight(dueOn: Day | null, { asOf, nearUntil }: DeskDay): Light {
  if (dueOn === null) return 'NO_DATA'
  if (dueOn < asOf) return 'BEHIND'
  return dueOn <= nearUntil ? 'NEAR' : 'GOOD'
}

/** One row of the database as the desk shows it. */
export function deskFacts(row: DeskRow, day: DeskDay): DeskFacts {
  const { facts } = row
  const words: DeskWords = wordsOf(row, day.asOf)
  return {
    id: [words.kind, words.recordId, row.organization_id].join(':'),
    kind: words.kind,
    title: words.title,
    detail: words.detail,
    dueOn: words.dueOn,
    workingDaysLeft: words.dueOn === null ? null : workingDaysBetween(day.asOf, words.dueOn),
    light: deskLight(words.dueOn, day),
    organizationId: row.organization_id,
    taskId: facts.taskId ?? null,
    assignmentId: facts.assignmentId ?? null,
    reportId: words.reportId ?? null,
    noticeId: facts.noticeId ?? null,
    recipientId: facts.recipientId ?? null,
    problemId: facts.problemId ?? null,
    instructionId: facts.instructionId ?? null,
    extensionId: facts.extensionId ?? null,
    version: facts.version ?? null,
  }
}

const KINDS = Object.keys(DeskKind) as DeskKind[]

/** After every real date. */
const NEVER = '9999-12-31'

type Ordered = Pick<DeskFacts, 'id' | 'kind' | 'dueOn' | 'title'>

/** By date, the oldest first; what has no date after it; what waits for others last. Ties by kind, title and id. */
export const byUrgency = (one: Ordered, other: Ordered): number =>
  Number(one.kind === 'WAITING') - Number(other.kind === 'WAITING') ||
  (one.dueOn ?? NEVER).localeCompare(other.dueOn ?? NEVER) ||
  KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind) ||
  one.title.localeCompare(other.title, 'zh-CN') ||
  one.id.localeCompare(other.id)

/** Rows by kind in the order of the chips; kinds without rows are left out. */
export const countKinds = (items: readonly Pick<DeskFacts, 'kind'>[]): DeskCount[] =>
  KINDS.map(kind => ({ kind, count: items.filter(item => item.kind === kind).length })).filter(
    ({ count }) => count > 0,
  )

/** The headline figures: what waits for others is not the unit's work. */
export function deskTotals(items: readonly Pick<DeskFacts, 'kind' | 'light'>[]) {
  const own = items.filter(({ kind }) => kind !== 'WAITING')
  const lit = (light: Light) => own.filter(item => item.light === light).length
  return { total: own.length, overdue: lit('BEHIND'), near: lit('NEAR') }
}

/** What was asked of one sort. */
export interface BurdenRow {
  name: 'REPORT' | 'RETURNED' | 'NOTICE' | 'PROBLEM' | 'INSTRUCTION' | 'EXTENSION'
  asked: number
  given: number
}

const BURDEN_NAMES: Readonly<Record<BurdenRow['name'], string>> = {
  REPORT: '任务填报',
  RETURNED: '退回重报',
  NOTICE: '督办反馈',
  PROBLEM: '整改',
  INSTRUCTION: '批示回复',
  EXTENSION: '延期材料',
}

/** The burden card; a cap of 0 is none. */
export function burdenOf(rows: readonly BurdenRow[], cap: number): Burden {
  const order = Object.keys(BURDEN_NAMES) as BurdenRow['name'][]
  const sorted = order.flatMap(name => rows.filter(row => row.name === name && row.asked > 0))
  const sum = (field: 'asked' | 'given') => sorted.reduce((total, row) => total + row[field], 0)
  return {
    asked: sum('asked'),
    given: sum('given'),
    cap: cap > 0 ? cap : null,
    parts: sorted.map(({ name, asked }) => ({ name: BURDEN_NAMES[name], count: asked })),
  }
}
