import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import iconv from 'iconv-lite'

/**
 * What the open data of Pingshan (2018, 10,000 tickets) says, counted straight from the file: nothing of the program is
 * used, so that a fault in its reading shows. The files lie beside this checkout and are not part of it.
 */
const folder = fileURLToPath(new URL('../../../shared/data/complaints/pingshan/', import.meta.url))
export const PINGSHAN_CSV = `${folder}坪山区-民生诉求数据_简易版.csv`
export const PINGSHAN_XLSX = `${folder}坪山区-民生诉求数据_目录.xlsx`
export const hasPingshan = existsSync(PINGSHAN_CSV) && existsSync(PINGSHAN_XLSX)
if (!hasPingshan) console.warn('../shared 里没有坪山区的工单文件，导入的浏览器测试未运行。')

/** The code of the district; what lies below it gets codes of our own. */
export const PINGSHAN = '440310000000'

/** A line of the file by the names of its head. */
export type PingshanRow = Readonly<Record<string, string>>

export interface Count {
  received: number
  onTime: number
  late: number
}

export interface PingshanFigures {
  all: Count
  /** Rows without a street. */
  unplaced: number
  byStreet: Map<string, Count>
  byCommunity: Map<string, Count>
  byUnit: Map<string, Count>
  /** EVENT_TYPE: the first level. */
  byCategory: Map<string, Count>
  firstDay: string
  lastDay: string
}

/** Cells of one line: commas and doubled quotes within quotes are text. */
function cellsOf(line: string): string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at]
    if (letter === '"' && quoted && line[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"') quoted = !quoted
    else if (letter === ',' && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += letter
  }
  return [...cells, cell]
}

export function readPingshan(): PingshanRow[] {
  const lines = iconv.decode(readFileSync(PINGSHAN_CSV), 'gb18030').split(/\r?\n/).filter(Boolean)
  const [head = [], ...rows] = lines.map(cellsOf)
  return rows.map(cells => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
}

/** A dash means that nothing is known. */
const known = (words: string | undefined): string | null => (!words || words === '-' ? null : words)

/** Units are kept with half-width brackets, whichever a file uses. */
const unitOf = (words: string | undefined): string | null =>
  known(words)?.replace(/（/g, '(').replace(/）/g, ')') ?? null

function add(
  counts: Map<string, Count>,
  key: string | null,
  { onTime, late }: Omit<Count, 'received'>,
): void {
  if (key === null) return
  const count = counts.get(key) ?? { received: 0, onTime: 0, late: 0 }
  counts.set(key, {
    received: count.received + 1,
    onTime: count.onTime + onTime,
    late: count.late + late,
  })
}

export function figuresOf(rows: readonly PingshanRow[]): PingshanFigures {
  const whole = new Map<string, Count>()
  const by = {
    byStreet: new Map<string, Count>(),
    byCommunity: new Map<string, Count>(),
    byUnit: new Map<string, Count>(),
    byCategory: new Map<string, Count>(),
  }
  for (const row of rows) {
    const closed = {
      onTime: row['INTIME_ARCHIVE_NUM'] === '1' ? 1 : 0,
      late: row['OVERTIME_ARCHIVE_NUM'] === '1' ? 1 : 0,
    }
    add(whole, 'all', closed)
    add(by.byStreet, known(row['STREET_NAME']), closed)
    add(by.byCommunity, known(row['COMMUNITY_NAME']), closed)
    add(by.byUnit, unitOf(row['DISPOSE_UNIT_NAME']), closed)
    add(by.byCategory, known(row['EVENT_TYPE_NAME']), closed)
  }
  const days = rows.map(row => (row['CREATE_TIME'] ?? '').slice(0, 10)).sort()
  return {
    ...by,
    all: whole.get('all') ?? { received: 0, onTime: 0, late: 0 },
    unplaced: rows.filter(row => known(row['STREET_NAME']) === null).length,
    firstDay: days[0] ?? '',
    lastDay: days[days.length - 1] ?? '',
  }
}
