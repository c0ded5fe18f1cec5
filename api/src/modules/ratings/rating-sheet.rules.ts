import type { RatingLevel } from '#prisma'
import type { Day } from '../../platform/day.ts'
import {
  cellWords,
  FORMULA_FAILED,
  isBlank,
  isCellError,
  plainText,
  type Reading,
  readDay,
  refuseCell,
  type SheetCell,
} from '../../platform/sheet-cell.ts'
import { LONGEST_ID, LONGEST_SERVICE, LONGEST_WORDS } from './rating.rules.ts'

/** What a row of a sheet says of a service event; null = left blank. */
export interface SheetRating {
  externalId: string | null
  service: string | null
  unit: string | null
  servedOn: Day | null
  ratedOn: Day | null
  level: RatingLevel | null
  byDefault: boolean | null
  channel: string | null
  words: string | null
  callerName: string | null
  callerPhone: string | null
}

export type ColumnId = keyof SheetRating

interface Column {
  head: string
  /** Other words that platforms use in their heads. */
  aliases: readonly string[]
  fix: string
}

const DAY_FIX = '例如 2024-10-15、2024/10/15 或 2024年10月15日。'

/** The columns of a sheet, found by the words of their heads. */
export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  externalId: {
    head: '办件编号',
    aliases: ['办件流水号', '流水号', '评价编号', '业务编号', '编号', '办件号', 'id', 'externalid'],
    fix: `必填，不超过 ${LONGEST_ID} 个字，同一来源内不重复。`,
  },
  service: {
    head: '事项名称',
    aliases: ['事项', '服务事项', '办理事项', '业务名称', 'service'],
    fix: `必填，不超过 ${LONGEST_SERVICE} 个字。`,
  },
  unit: {
    head: '办理单位',
    aliases: ['实施单位', '责任单位', '被评价单位', '单位', '部门', '评价对象', 'unit'],
    fix: '必填，写本地区单位的名称或简称，例如“区政数局”。',
  },
  servedOn: {
    head: '办理日期',
    aliases: ['办结日期', '办理时间', '办结时间', '服务日期', 'servedon'],
    fix: `必填，不晚于今天，${DAY_FIX}`,
  },
  ratedOn: { head: '评价日期', aliases: ['评价时间', 'ratedon'], fix: `不晚于今天，${DAY_FIX}` },
  level: {
    head: '评价等级',
    aliases: ['评价结果', '满意度', '评价', '评价级别', '星级', 'level'],
    fix: '填“非常满意”“满意”“基本满意”“不满意”“非常不满意”之一，未评价的不填。',
  },
  byDefault: { head: '是否默认', aliases: ['默认评价', '默认好评', '系统默认'], fix: '填“是”或“否”。' },
  channel: {
    head: '评价渠道',
    aliases: ['渠道', '来源渠道', '办理渠道', 'channel'],
    fix: '不超过 40 个字。',
  },
  words: {
    head: '评价内容',
    aliases: ['评价意见', '意见建议', '评价说明', '内容', 'words'],
    fix: `不超过 ${LONGEST_WORDS} 个字。`,
  },
  callerName: { head: '姓名', aliases: ['办事人', '评价人', '申请人', '联系人'], fix: '不超过 40 个字。' },
  callerPhone: { head: '电话', aliases: ['手机', '联系电话', '手机号', '手机号码'], fix: '不超过 40 个字。' },
}

export const COLUMN_IDS = Object.keys(COLUMNS) as ColumnId[]
export const NEEDED: readonly ColumnId[] = ['externalId', 'service', 'unit', 'servedOn', 'level']

export interface RowFault {
  column: ColumnId
  value: string
  reason: string
  fix: string
}

const LEVEL_OF: Readonly<Record<string, RatingLevel>> = {
  ...({
    非常满意: 'VERY_SATISFIED',
    很满意: 'VERY_SATISFIED',
    五星: 'VERY_SATISFIED',
    五颗星: 'VERY_SATISFIED',
  } as const),
  ...({ 满意: 'SATISFIED', 四星: 'SATISFIED', 比较满意: 'SATISFIED' } as const),
  ...({ 基本满意: 'BASICALLY_SATISFIED', 一般: 'BASICALLY_SATISFIED', 三星: 'BASICALLY_SATISFIED' } as const),
  ...({ 不满意: 'DISSATISFIED', 二星: 'DISSATISFIED', 两星: 'DISSATISFIED' } as const),
  ...({ 非常不满意: 'VERY_DISSATISFIED', 很不满意: 'VERY_DISSATISFIED', 一星: 'VERY_DISSATISFIED' } as const),
}
const STARS: readonly RatingLevel[] = [
  ...(['VERY_DISSATISFIED', 'DISSATISFIED', 'BASICALLY_SATISFIED', 'SATISFIED', 'VERY_SATISFIED'] as const),
]
const NOT_RATED = new Set(['未评价', '没有评价', '无', '-', '—', '/'])

/** 非常满意, 5, 5星, ★★★★★; `默认好评` and its like are by default. */
function readLevel(cell: SheetCell): Reading<{ level: RatingLevel | null; byDefault: boolean }> {
  const words = plainText(cellWords(cell))
  if (words === '' || NOT_RATED.has(words)) return { value: { level: null, byDefault: false } }
  const byDefault = /默认/.test(words)
  const bare = words.replace(/[（(]?(系统)?默认(评价)?[）)]?/g, '')
  if (byDefault && (bare === '' || bare === '好评')) return { value: { level: 'VERY_SATISFIED', byDefault } }
  const stars = /^★+☆*$/.test(bare)
    ? bare.replaceAll('☆', '').length
    : Number(/^([1-5])(星|颗星|分)?$/.exec(bare)?.[1])
  const level = LEVEL_OF[bare] ?? STARS[stars - 1]
  return level ? { value: { level, byDefault } } : refuseCell(`评价等级没有“${words.slice(0, 20)}”这一种。`)
}

const YES = new Set(['是', '默认', 'Y', 'y', '1', 'true'])
const NO = new Set(['', '否', 'N', 'n', '0', 'false', '不是'])

function readFlag(cell: SheetCell): Reading<boolean | null> {
  const words = plainText(cellWords(cell))
  if (YES.has(words)) return { value: true }
  return NO.has(words) ? { value: words === '' ? null : false } : refuseCell('是否默认只能填“是”或“否”。')
}

const text =
  (name: string, longest: number) =>
  (cell: SheetCell): Reading<string | null> => {
    const words = cellWords(cell)
      .replace(/^'(?=[=+\-@])/, '')
      .trim()
    if (words.length > longest) return refuseCell(`${name}超过 ${longest} 字。`)
    return { value: words === '' ? null : words }
  }

/** `2024/10/15 14:30` is the day of it. */
function dayOf(cell: SheetCell): Reading<Day | null> {
  return typeof cell === 'string' ? readDay(cell.trim().replace(/[ T]\d{1,2}[:：时].*$/, '')) : readDay(cell)
}

const READERS: { [Id in Exclude<ColumnId, 'level'>]: (cell: SheetCell) => Reading<SheetRating[Id]> } = {
  externalId: text('办件编号', LONGEST_ID),
  service: text('事项名称', LONGEST_SERVICE),
  unit: text('办理单位', 100),
  servedOn: dayOf,
  ratedOn: dayOf,
  byDefault: readFlag,
  channel: text('渠道', 40),
  words: text('评价内容', LONGEST_WORDS),
  callerName: text('姓名', 40),
  callerPhone: text('电话', 40),
}

const plainHead = (cell: SheetCell): string =>
  plainText(cellWords(cell))
    .toLowerCase()
    .replace(/[*＊:：]/g, '')

/** Which column of the sheet is which, in a row of heads; the more particular words win. */
export function placeColumns(heads: readonly SheetCell[]): Partial<Record<ColumnId, number>> {
  const found: Partial<Record<ColumnId, number>> = {}
  const plain = heads.map(plainHead)
  for (const id of COLUMN_IDS) {
    const names = [COLUMNS[id].head, ...COLUMNS[id].aliases].map(plainHead)
    const taken = new Set(Object.values(found))
    const index = names
      .map(name => plain.findIndex((head, at) => head === name && !taken.has(at)))
      .find(at => at !== -1)
    if (index !== undefined) found[id] = index
  }
  return found
}

/** A row with its faults, all at once. */
export function readRow(
  cells: readonly SheetCell[],
  places: Partial<Record<ColumnId, number>>,
): { rating: SheetRating; faults: RowFault[] } {
  const rating = Object.fromEntries(COLUMN_IDS.map(id => [id, null])) as unknown as SheetRating
  const faults: RowFault[] = []
  const refuse = (column: ColumnId, cell: SheetCell, reason: string, fix?: string) =>
    faults.push({ column, value: cellWords(cell).slice(0, 40), reason, fix: fix ?? COLUMNS[column].fix })
  for (const id of COLUMN_IDS) {
    const at = places[id]
    const cell = at === undefined ? null : cells[at]
    if (isCellError(cell)) {
      refuse(id, cell, ...FORMULA_FAILED)
      continue
    }
    if (id === 'level') {
      const read = readLevel(cell)
      if ('fault' in read) refuse(id, cell, read.fault.reason, read.fault.fix)
      else
        Object.assign(rating, {
          level: read.value.level,
          byDefault: rating.byDefault ?? (read.value.byDefault || null),
        })
      continue
    }
    const read = READERS[id](cell)
    if ('fault' in read) refuse(id, cell, read.fault.reason, read.fault.fix)
    else if (read.value !== null) Object.assign(rating, { [id]: read.value })
  }
  for (const id of ['externalId', 'service', 'unit', 'servedOn'] as const)
    if (rating[id] === null && faults.every(({ column }) => column !== id))
      refuse(id, null, `${COLUMNS[id].head}没有填。`)
  return { rating, faults }
}

export const isEmptyRow = (cells: readonly SheetCell[]): boolean => cells.every(isBlank)
