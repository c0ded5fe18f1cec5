import { type Day, isDay } from './day.ts'

/** What a cell of a spreadsheet may hold once read; a Date is midnight UTC of its day. */
export type SheetCell = string | number | boolean | Date | null | undefined

/** Full-width digits and marks as half-width ones, without blanks. */
export const plainText = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]+/g, '')

/** What stands in a cell, as people see it; cut it for a list of faults. */
export function cellWords(cell: SheetCell): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell).trim()
}

export const isBlank = (cell: SheetCell): boolean => cellWords(cell) === ''

/** `#REF!` and its like: a formula that failed. */
export const isCellError = (cell: SheetCell): boolean =>
  typeof cell === 'string' && /^#(REF|N\/A|NAME|VALUE|DIV\/0|NUM|NULL|SPILL|CALC)[!?]?/i.test(cell.trim())

/** What is wrong with such a cell, and what to do. */
export const FORMULA_FAILED = ['单元格里的公式出错。', '请把这一格改成填写的内容，不用公式。'] as const

/** What is wrong with a formula that has no value, and what to do. */
export const FORMULA_UNCOUNTED = [
  '单元格是公式，没有算出结果。',
  '请把这一格改成填写的内容，不用公式。',
] as const

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`
}

/** A → 0, AA → 26. */
export const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Whether two heads are the same words, whatever their marks and blanks. */
export const sameHead = (one: SheetCell, other: string): boolean =>
  plainText(cellWords(one)) === plainText(other)

/** What a cell says, or what is wrong with it and what to write instead where that is not the same for its column. */
export type Reading<T> = { value: T } | { fault: { reason: string; fix?: string } }

export const refuseCell = (reason: string, fix?: string): { fault: { reason: string; fix?: string } } => ({
  fault: { reason, ...(fix ? { fix } : {}) },
})

/** Days as spreadsheets count them: 1 is 1900-01-01, with a 1900-02-29 that never was. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)
const SERIALS = { first: 36_526, last: 73_050 }

/** `2024-10-15`, `2024/10/15`, `2024.10.15`, `2024年10月15日`, `20241015`, a date cell, or the number behind one. */
export function readDay(cell: SheetCell): Reading<Day | null> {
  if (isBlank(cell)) return { value: null }
  if (isCellError(cell)) return refuseCell(...FORMULA_FAILED)
  if (cell instanceof Date) return { value: cell.toISOString().slice(0, 10) }
  if (typeof cell === 'number' && Number.isInteger(cell) && cell >= SERIALS.first && cell <= SERIALS.last)
    return { value: new Date(SERIAL_ZERO + cell * 86_400_000).toISOString().slice(0, 10) }
  const text = plainText(String(cell))
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!found && /^\d{1,2}[-/.月]\d{1,2}日?$/.test(text)) return refuseCell('日期没有写年份。')
  const day = found ? `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}` : ''
  return isDay(day) ? { value: day } : refuseCell('日期写法看不懂，或没有这一天。')
}
