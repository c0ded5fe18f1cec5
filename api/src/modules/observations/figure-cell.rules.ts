import { Decimal } from 'decimal.js'
import {
  cellWords,
  FORMULA_FAILED,
  isCellError,
  plainText,
  type Reading,
  refuseCell,
  type SheetCell,
} from '../../platform/sheet-cell.ts'

/** What a cell is for: how a figure in it is understood. */
export interface CellUse {
  /** `98%` is 98 here; in other cells a percent sign is a mistake. */
  percent: boolean
  /** Its unit; the same words behind the figure are passed over. */
  unit: string | null
  /** The workbook shows the cell as a percentage: the number 0.98 in it is read 98 %. */
  shownAsPercent?: boolean
}

/** A figure as it was meant. */
export interface Figure {
  value: Decimal
  /** A percent sign was written or shown: its size is no slip. */
  marked: boolean
}

/** Ways to write that there is nothing to write. */
const NOTHING = new Set([
  ...['-', '--', '---', '—', '——', '–', '―', '−', '/', '//', '\\', '.', '…', '……', '*', '○'],
  ...[
    '无',
    '暂无',
    '无数据',
    '暂无数据',
    '没有',
    '空',
    '缺',
    '未统计',
    '不涉及',
    '不适用',
    'na',
    'n/a',
    'n.a.',
    'null',
    'none',
  ],
])

const WRITE_PLAINLY = '请只填数字，例如 98 或 1234.5；没有数据请留空。'

/** Digits before and after the point that a figure may have. */
const MOST_DIGITS = 15
const MOST_DECIMALS = 6

/** Digits of a number that a workbook keeps; what follows them is noise of the binary form. */
const WORKBOOK_DIGITS = 15

const TENS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 }

const SCIENTIFIC = /^[+-]?\d[\d,.]*e[+-]?\d+$/i

const SIGNED = /^([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(万|亿)?((?:[^\d,.].*)?)$/

/** `98%`, `0.98`, `98`, `１，２３４`, `1.2万`: the figure; blanks and their like: null; anything else is named. Never throws. */
export function readFigure(cell: SheetCell, use: CellUse): Reading<Figure | null> {
  if (isCellError(cell)) return refuseCell(...FORMULA_FAILED)
  if (typeof cell === 'boolean') return refuseCell('这一格应为数字。', WRITE_PLAINLY)
  if (cell instanceof Date)
    return refuseCell('这一格是日期，不是数字。', '请把单元格格式改为“文本”或“数值”，再填数字。')
  if (typeof cell === 'number') return readNumber(cell, use)
  const text = plainText(cellWords(cell)).replace(/^'+/, '').replaceAll('−', '-')
  if (text === '' || NOTHING.has(text.toLowerCase())) return { value: null }
  return readText(text, use)
}

function readNumber(cell: number, { percent, shownAsPercent }: CellUse): Reading<Figure | null> {
  if (!Number.isFinite(cell)) return refuseCell('这一格应为数字。', WRITE_PLAINLY)
  const value = new Decimal(cell).toSignificantDigits(WORKBOOK_DIGITS)
  if (shownAsPercent !== true) return bounded(value, false)
  return percent ? bounded(value.times(100), true) : refuseCell(...NO_PERCENT)
}

const NO_PERCENT = ['这一格填的是数量，不是百分比。', '请填数量，百分比由系统计算。'] as const

function readText(text: string, use: CellUse): Reading<Figure | null> {
  const found = SCIENTIFIC.test(text) ? null : SIGNED.exec(text)
  if (!found) return refuseCell('这一格不是数字。', fixOf(text))
  const [, sign, digits = '', tens, rest = ''] = found
  const value = new Decimal(`${sign === '-' ? '-' : ''}${digits.replaceAll(',', '')}`)
  const behind = `${tens ?? ''}${rest}`
  if (behind === '') return bounded(value, false)
  if (behind === '%') return use.percent ? bounded(value, true) : refuseCell(...NO_PERCENT)
  if (use.unit !== null && behind === plainText(use.unit)) return bounded(value, false)
  if (tens === undefined || (rest !== '' && rest !== plainText(use.unit ?? '')))
    return refuseCell('数字后面有别的文字。', WRITE_PLAINLY)
  return inTens(value, tens, use)
}

/** 1.2万 of a unit that counts in 万 itself may mean two things: it is asked about, never guessed. */
function inTens(value: Decimal, tens: string, { percent, unit }: CellUse): Reading<Figure | null> {
  if (percent) return refuseCell(`百分比后面不能写“${tens}”。`, WRITE_PLAINLY)
  if (unit !== null && /[万亿]/.test(unit))
    return refuseCell(`单位已经是${unit}，又写了“${tens}”。`, `请按${unit}填数字，不写“${tens}”。`)
  return bounded(value.times(Decimal.pow(10, TENS[tens] ?? 0)), true)
}

function fixOf(text: string): string {
  if (SCIENTIFIC.test(text)) return '请写成普通数字，不用科学计数法。'
  if (/^\d[\d,]*,[\d,.]*$/.test(text)) return '逗号只能隔开千位，例如 1,234；小数点请用“.”。'
  if (/[一二三四五六七八九十百千两零]/.test(text)) return '请用阿拉伯数字，例如 98。'
  return WRITE_PLAINLY
}

function bounded(value: Decimal, marked: boolean): Reading<Figure | null> {
  if (value.abs().gte(Decimal.pow(10, MOST_DIGITS))) return refuseCell('数字太大。', '请核对位数和单位。')
  return { value: { value: value.toDecimalPlaces(MOST_DECIMALS), marked } }
}
