import { NO_YEAR, readTimes } from './dates.ts'
import { isNameList } from './owner-phrases.ts'
import type { Column, ColumnRole } from './table-columns.ts'

/** A cell of a table with its place in the flat text. */
export interface Cell {
  text: string
  start: number
  end: number
}

/** A row: the cells of each column; `section` = the group heading it stands under. */
export interface Row {
  cells: Cell[][]
  section: string
}

const NUMBERISH =
  /^[<>≥≤=≈~约+[("“]*(?:低于|高于|不低于|不高于|不少于|不超过|达到|大于|小于|左右)?[ ]*-?\d[\d,]*(?:\.\d+)?(?:[-~]\d[\d.]*)?[ ]*(?:%|‰|个百分点|[\u4e00-\u9fffA-Za-z]{1,4})?(?:以上|以内|以下|左右|及以上)?[\])"”]*$/
const UNIT_WORD = /^(?:%|‰|[\u4e00-\u9fffA-Za-z/²³%·]{1,10})$/
const UNIT_ENDS =
  /(?:元|人|个|%|‰|家|亩|吨|公里|千米|米|平方米|立方米|公顷|户|件|项|张|辆|台|套|座|处|所|次|人次|天|岁|年|月|小时|分钟|分|秒|兆|Mbps|M|GB|TB|倍|床|头|只|瓦|千瓦|千瓦时|度|级|位|名|篇|册|宗|条|点|百分点)$/
const BLANK = /^(?:[-—–/\\、无空]|--|——)?$/
const TARGET_WORDS =
  /考核|平均|达到|不低|不高|完成|覆盖|保持|进一步|控制|以上|以内|持续|稳步|位次|前列|级|警戒/

export const isBlankCell = (text: string) => BLANK.test(text.replace(/\s/g, ''))
export const isNumberish = (text: string) => NUMBERISH.test(text.trim())

const TIME_WORD =
  /^(?:长期|持续|常态|全年|每|立行立改|即时|立即|年内|年底|\d{1,2}月|20\d\d|[xX×]{2,4}年|上半年|下半年|第?[一二三四1-4]季度|按时|随时|已完成|近期|中长期)/
const isTime = (text: string) =>
  text.length <= 60 && (TIME_WORD.test(text.trim()) || readTimes(text, NO_YEAR, true).length > 0)

/** 0 = fits the column; larger = less likely. */
export function misfit(text: string, role: ColumnRole): number {
  const bare = text.replace(/\s/g, '')
  const blank = isBlankCell(bare)
  const number = isNumberish(bare)
  switch (role) {
    case 'seq':
      return /^(?:\d{1,3}|[一二三四五六七八九十]{1,3}|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.-]\d{1,2})[.、]?$/.test(
        bare,
      )
        ? 0
        : 9
    case 'unit':
      return blank ? 0.5 : /\d/.test(bare) ? 9 : UNIT_WORD.test(bare) && UNIT_ENDS.test(bare) ? 0 : 6
    case 'baseline':
    case 'target':
    case 'year':
      return number || blank
        ? 0
        : role === 'target' && TARGET_WORDS.test(bare)
          ? 0.6
          : bare.length <= 4
            ? 2
            : 4
    case 'weight':
      return number ? 0 : 9
    case 'lead':
    case 'joint':
    case 'duty':
      return blank
        ? 0.5
        : number
          ? 9
          : isNameList(text)
            ? 0
            : isTime(text)
              ? 8
              : /局|办|委|政府|部门|单位|中心|科|室/.test(bare) && bare.length < 60
                ? 1.5
                : 5
    case 'due':
      return blank ? 0.5 : isTime(text) ? 0 : 5
    case 'leader':
      return blank
        ? 0.5
        : /^[\u4e00-\u9fff]{2,4}(?:[、,][\u4e00-\u9fff]{2,4})*$/.test(bare) && !isNameList(text)
          ? 0
          : 5
    case 'attribute':
      return /预期|约束|指导|性$|正向|逆向/.test(bare) ? 0 : 5
    case 'stage':
      return number || isNameList(text) ? 3 : 0.2
    case 'remark':
      return 1
    default:
      return nameMisfit(text, bare, role, number, blank)
  }
}

function nameMisfit(text: string, bare: string, role: ColumnRole, number: boolean, blank: boolean): number {
  if (number && !/[\u4e00-\u9fff]{4}/.test(bare)) return 9
  if (blank) return 3
  if (isTime(text) && bare.length < 14) return 5
  if (isNameList(text) && bare.length < 40) return role === 'detail' ? 3 : 2
  if (role === 'detail') return bare.length >= 10 ? 0 : 1.2
  return bare.length <= 40 ? 0 : 1.2
}

const KEY_ROLES: ColumnRole[] = ['name', 'indicator', 'detail']
const missing = ({ role }: Column) =>
  KEY_ROLES.includes(role) ? 2.5 : role === 'seq' ? 2 : role === 'remark' ? 0.1 : 1
const GROUP_ROW = 2.6

/** Another line of the same cell: lists of units often break, numbers never do. */
function continued(text: string, role: ColumnRole): number {
  if (role === 'joint' || role === 'duty') return 0.7 + misfit(text, role)
  if (role === 'detail') return 1.3 + misfit(text, role)
  if (role === 'lead') return 2.4 + misfit(text, role)
  return 20
}

interface Step {
  cost: number
  /** Column of the cell; -1 = a group heading on its own. */
  column: number
  previous: Step | null
  newRow: boolean
}

/**
 * Gives each cell of a stream its column with the least total misfit: columns go left to right in a row,
 * may be left out at a price, and a new row may begin at any cell. This reads tables whose empty cells were lost.
 */
export function alignCells(cells: Cell[], columns: Column[]): Row[] {
  const skipTo: number[] = [0]
  for (const column of columns) skipTo.push(skipTo.at(-1)! + missing(column))
  const between = (from: number, to: number) => skipTo[to]! - skipTo[from]!
  let frontier: Step[] = [{ cost: 0, column: columns.length - 1, previous: null, newRow: false }]
  for (const cell of cells) {
    const fits = columns.map(column => misfit(cell.text, column.role))
    const best: (Step | undefined)[] = []
    const offer = (index: number, step: Step) => {
      if (best[index] === undefined || step.cost < best[index].cost) best[index] = step
    }
    for (const step of frontier) {
      const ended = step.column < 0 ? 0 : between(step.column + 1, columns.length)
      columns.forEach((column, i) => {
        const fit = fits[i]!
        offer(i, { cost: step.cost + ended + between(0, i) + fit, column: i, previous: step, newRow: true })
        if (i > step.column && step.column >= 0)
          offer(i, {
            cost: step.cost + between(step.column + 1, i) + fit,
            column: i,
            previous: step,
            newRow: false,
          })
        if (i === step.column)
          offer(i, {
            cost: step.cost + continued(cell.text, column.role),
            column: i,
            previous: step,
            newRow: false,
          })
      })
      if (canBeGroup(cell.text))
        offer(columns.length, {
          cost: step.cost + ended + GROUP_ROW,
          column: -1,
          previous: step,
          newRow: true,
        })
    }
    frontier = best.filter(step => step !== undefined)
  }
  return rowsOf(cells, columns, frontier)
}

const canBeGroup = (text: string) => text.length <= 24 && !isNumberish(text) && !/[。;]$/.test(text)

function rowsOf(cells: Cell[], columns: Column[], frontier: Step[]): Row[] {
  const end = (step: Step) =>
    step.cost +
    (step.column < 0 ? 0 : columns.slice(step.column + 1).reduce((sum, column) => sum + missing(column), 0))
  let step: Step | null = frontier.reduce((a, b) => (end(b) < end(a) ? b : a))
  const path: Step[] = []
  while (step?.previous) {
    path.push(step)
    step = step.previous
  }
  path.reverse()
  const rows: Row[] = []
  let section = ''
  path.forEach(({ column, newRow }, i) => {
    if (column < 0) {
      section = cells[i]!.text
      return
    }
    if (newRow) rows.push({ cells: columns.map(() => []), section })
    rows.at(-1)?.cells[column]?.push(cells[i]!)
  })
  return rows
}
