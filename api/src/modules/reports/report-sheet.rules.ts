import type { ReportClaim } from '#prisma'
import {
  cellWords,
  FORMULA_FAILED,
  isBlank,
  isCellError,
  plainText,
  type Reading,
  readDay,
  refuseCell as refuse,
  type SheetCell,
  sameHead,
} from '../../platform/sheet-cell.ts'
import type { ReportWords } from './report.rules.ts'

/** The columns of the sheet, in its order; the last tells which report a row is and is hidden. */
export const HEADS = {
  no: '立项编号',
  title: '任务',
  organization: '责任单位',
  period: '周期',
  due: '期限',
  before: '上次进度',
  percent: '本次进度(%)',
  text: '进展情况',
  problem: '存在问题',
  claim: '能否按期',
  finishedOn: '完成日期',
  key: '填报标识（请勿修改）',
} as const

export type HeadId = keyof typeof HEADS

export const HEAD_IDS = Object.keys(HEADS) as HeadId[]

/** What the unit fills in. */
export const FILLED = ['percent', 'text', 'problem', 'claim', 'finishedOn'] as const satisfies HeadId[]
export type FilledId = (typeof FILLED)[number]

/** What to write instead, by column. */
export const FIXES: Readonly<Record<FilledId, string>> = {
  percent: '填 0 到 100 的整数，例如 80；与上次相同可以不填。',
  text: '写清做了哪些工作、进展到哪一步，不超过 2000 字。',
  problem: '写清存在的困难和原因，不超过 2000 字；没有可以不填（选“不能”时必填）。',
  claim: '填“能”“不能”或“已办结”。',
  finishedOn: '选“已办结”时填写，例如 2024-10-15，不晚于今天。',
}

export const CLAIM_WORDS: Readonly<Record<ReportClaim, string>> = {
  ON_TRACK: '能',
  BEHIND: '不能',
  FINISHED: '已办结',
}

/** One thing wrong with one cell. */
export interface CellFault {
  column: FilledId
  reason: string
  /** What to do about it, where it is not the same for the whole column. */
  fix?: string
}

/**
 * `80`, `８０`, `80%`, `0.8` and the number 0.8 are 80; blank is "as before". The number 1 may be 1 % or 100 %: it is
 * asked about, never guessed.
 */
export function readPercent(cell: SheetCell): Reading<number | null> {
  if (isBlank(cell)) return { value: null }
  if (isCellError(cell)) return refuse(...FORMULA_FAILED)
  if (typeof cell === 'boolean' || cell instanceof Date) return refuse('进度应为数字。')
  if (typeof cell === 'number') return cell === 1 ? refuse(AMBIGUOUS, ONE_PERCENT) : wholePercent(cell, false)
  const found = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(plainText(String(cell)))
  return found ? wholePercent(Number(found[1]), found[2] === '%') : refuse('进度应为数字。')
}

const AMBIGUOUS = '分不清是 1% 还是 100%。'
const ONE_PERCENT = '请写成文字“1%”或“100%”。'

function wholePercent(value: number, marked: boolean): Reading<number | null> {
  if (!Number.isFinite(value)) return refuse('进度应为数字。')
  const points = !marked && value > 0 && value < 1 ? Math.round(value * 10_000) / 100 : value
  if (points < 0 || points > 100) return refuse('进度应在 0 到 100 之间。')
  return Number.isInteger(points) ? { value: points } : refuse('进度应为整数。')
}

const CLAIMS: Readonly<Record<string, ReportClaim>> = {
  能: 'ON_TRACK',
  能按期: 'ON_TRACK',
  是: 'ON_TRACK',
  不能: 'BEHIND',
  不能按期: 'BEHIND',
  否: 'BEHIND',
  已办结: 'FINISHED',
  办结: 'FINISHED',
  已完成: 'FINISHED',
}

export function readClaim(cell: SheetCell): Reading<ReportClaim> {
  if (isBlank(cell)) return refuse('没有填写能否按期办结。')
  if (isCellError(cell)) return refuse(...FORMULA_FAILED)
  const words = plainText(cellWords(cell))
  const claim = Object.hasOwn(CLAIMS, words) ? CLAIMS[words] : undefined
  return claim ? { value: claim } : refuse('能否按期只能填“能”“不能”或“已办结”。')
}

function readText(cell: SheetCell): Reading<string> {
  if (isCellError(cell)) return refuse(...FORMULA_FAILED)
  // The mark that keeps text from being taken for a formula is not part of it.
  return { value: cellWords(cell).replace(/^'(?=[=+\-@])/, '') }
}

export type RowCells = Readonly<Record<HeadId, SheetCell>>

export interface RowReading {
  /** Null while there are faults. */
  words: ReportWords | null
  faults: CellFault[]
}

/** What a unit filled into a row. Never throws, whatever the cells hold. */
export function readRow(cells: RowCells): RowReading {
  const faults: CellFault[] = []
  const take = <T>(column: FilledId, reading: Reading<T>, otherwise: T): T => {
    if ('value' in reading) return reading.value
    faults.push({ column, ...reading.fault })
    return otherwise
  }
  const words: ReportWords = {
    percent: take('percent', readPercent(cells.percent), null),
    text: take('text', readText(cells.text), ''),
    problem: take('problem', readText(cells.problem), '') || null,
    claim: take('claim', readClaim(cells.claim), 'ON_TRACK'),
    finishedOn: take('finishedOn', readDay(cells.finishedOn), null),
  }
  return { words: faults.length === 0 ? words : null, faults }
}

/** Whether the unit wrote anything into a row; those it did not touch are left alone. */
export const isFilled = (cells: RowCells): boolean => FILLED.some(column => !isBlank(cells[column]))

/**
 * Where each column stands in the row of heads; in any order, others between them are passed over. Throws nothing:
 * answers the heads that are missing.
 */
export function placeColumns(heads: readonly SheetCell[]): {
  places: Readonly<Record<HeadId, number>>
  missing: HeadId[]
} {
  const places = Object.fromEntries(
    HEAD_IDS.map(id => [id, heads.findIndex(head => sameHead(head, HEADS[id]))]),
  ) as Record<HeadId, number>
  return { places, missing: HEAD_IDS.filter(id => places[id] < 0) }
}

/** Names the report of a row: the part and the period. */
export const rowKey = (assignmentId: string, cycleId: string): string => `${assignmentId}/${cycleId}`

export const splitKey = (cell: SheetCell): { assignmentId: string; cycleId: string } => {
  const [assignmentId = '', cycleId = ''] = cellWords(cell).split('/')
  return { assignmentId: assignmentId.trim(), cycleId: cycleId.trim() }
}
