import type { Cell, Row } from './cell-alignment.ts'
import { isBlankCell } from './cell-fit.ts'
import { readTimes } from './dates.ts'
import type { Comparator, DraftIndicator } from './ledger.ts'
import { fillMergedCells } from './merged-cells.ts'
import { bareYear, collect, type Milestone, readMilestones } from './milestones.ts'
import { readUnitList } from './owner-lists.ts'
import { labelledPhrases } from './owner-phrases.ts'
import { assignOwners, type Owners } from './owners.ts'
import type { Column, ColumnRole } from './table-columns.ts'
import type { Table } from './tables.ts'
import { comparatorOf } from './targets.ts'
import { readTitle } from './titles.ts'
import type { YearContext } from './years.ts'

/** A row as a task; all positions are offsets into the flat text. */
export interface RowTask {
  no: string
  section: string
  titleStart: number
  titleEnd: number
  start: number
  end: number
  owners: Owners
  milestones: Milestone[]
  /** Stretch whose numbers are its targets. */
  detail: Cell | undefined
  /** Columns the table has but the row lacks. */
  missing: string[]
  /** Columns taken over from the row above. */
  fromAbove: string[]
}

const cellsAt = (row: Row, columns: Column[], roles: ColumnRole[]) =>
  columns.flatMap((column, i) =>
    roles.includes(column.role) ? row.cells[i]!.filter(cell => !isBlankCell(cell.text)) : [],
  )

const span = (cells: Cell[]): Cell | undefined =>
  cells.length === 0
    ? undefined
    : { text: cells.map(cell => cell.text).join(''), start: cells[0]!.start, end: cells.at(-1)!.end }

export function rowTasks(table: Table, flat: string, years: YearContext, firstLeads: boolean): RowTask[] {
  const columns = withMergedNames(table)
  let category = ''
  return fillMergedCells(table.rows, columns).flatMap((row, index) => {
    category = span(cellsAt(row, columns, ['category']))?.text ?? category
    const name = span(cellsAt(row, columns, ['name']))
    const detail = span(cellsAt(row, columns, ['detail']))
    const about = name ?? detail
    if (!about || about.text.length < 2) return []
    const all = table.rows[index]!.cells.flat()
    const title = titleOf(about, detail)
    return [
      {
        no: span(cellsAt(row, columns, ['seq']))?.text.replace(/[.、]$/, '') ?? '',
        section: [row.section, category, name && title.start !== name.start ? name.text : '']
          .filter(Boolean)
          .join(' / '),
        titleStart: title.start,
        titleEnd: title.end,
        start: Math.min(...all.map(cell => cell.start)),
        end: Math.max(...all.map(cell => cell.end)),
        owners: rowOwners(row, columns, firstLeads),
        milestones: rowMilestones(row, columns, flat, years),
        detail: detail ?? name,
        missing: emptyColumns(row, columns),
        fromAbove: row.fromAbove,
      },
    ]
  })
}

/** A name merged over several rows, each with a task of its own beside it, is what groups them. */
function withMergedNames({ columns, rows }: Table): Column[] {
  const has = (role: ColumnRole, row: Row) =>
    columns.some((column, i) => column.role === role && row.cells[i]!.length > 0)
  const merged = rows.some((row, i) => i > 0 && !has('name', row) && has('detail', row))
  if (!merged || columns.some(({ role }) => role === 'category')) return columns
  return columns.map(column => (column.role === 'name' ? { ...column, role: 'category' } : column))
}

/** A short name is the title; a long one gives its opening clause. */
function titleOf(about: Cell, detail: Cell | undefined): { start: number; end: number } {
  const cell = about.text.length < 4 && detail ? detail : about
  const [from, to] = readTitle(cell.text, [])
  return { start: cell.start + from, end: Math.min(cell.end, cell.start + to) }
}

function rowOwners(row: Row, columns: Column[], firstLeads: boolean): Owners {
  const hasLead = columns.some(column => column.role === 'lead')
  const phrases = columns.flatMap((column, i) => {
    if (column.role !== 'lead' && column.role !== 'joint' && column.role !== 'duty') return []
    const role = column.role === 'duty' && hasLead ? 'joint' : column.role
    return row.cells[i]!.flatMap(cell => {
      if (isBlankCell(cell.text)) return []
      const labelled = labelledPhrases(cell.text).filter(phrase => phrase.units.length > 0)
      const units =
        labelled.length > 0 ? labelled.flatMap(phrase => phrase.units) : readUnitList(cell.text, 0, role)
      const moved = units.map(unit => ({
        ...unit,
        start: unit.start + cell.start,
        end: unit.end + cell.start,
      }))
      return [{ units: moved, start: cell.start, end: cell.end }]
    })
  })
  return assignOwners(phrases, firstLeads)
}

function rowMilestones(row: Row, columns: Column[], flat: string, years: YearContext): Milestone[] {
  const due = cellsAt(row, columns, ['due'])
  const fromCells = due.flatMap(cell => {
    const times = readTimes(cell.text, years, true)
    const read = times.length > 0 ? times : bareYear(cell.text)
    if (read.length > 0) return shift(collect(cell.text, read), cell.start)
    return [unreadable(cell)]
  })
  const work = cellsAt(row, columns, ['name', 'detail', 'remark']).flatMap(cell =>
    shift(readMilestones(flat.slice(cell.start, cell.end), years), cell.start),
  )
  if (due.length === 0 && !columns.some(column => column.role === 'due'))
    fromCells.push(...stages(row, columns, years))
  const seen = new Set(fromCells.map(milestone => milestone.due))
  return [...work.filter(milestone => milestone.due === null || !seen.has(milestone.due)), ...fromCells]
}

/** Columns such as 一季度 hold what is to be done by then; they are dates only when the table has no column for dates. */
function stages(row: Row, columns: Column[], years: YearContext): Milestone[] {
  return columns.flatMap((column, i) => {
    const cell = column.role === 'stage' ? span(row.cells[i]!) : undefined
    if (!cell || isBlankCell(cell.text)) return []
    const [time] = readTimes(column.heading, years, true)
    if (!time) return []
    const { due, status, words, doubt } = time
    return [
      {
        due,
        status,
        words,
        deliverable: cell.text,
        start: cell.start,
        end: cell.end,
        soft: false,
        ...(doubt ? { doubt } : {}),
      },
    ]
  })
}

const unreadable = (cell: Cell): Milestone => ({
  due: null,
  status: 'unknown',
  words: cell.text,
  deliverable: '',
  start: cell.start,
  end: cell.end,
  soft: false,
})

const shift = (milestones: Milestone[], by: number) =>
  milestones.map(m => ({ ...m, start: m.start + by, end: m.end + by }))

function emptyColumns(row: Row, columns: Column[]): string[] {
  return columns.flatMap((column, i) =>
    ['lead', 'duty', 'due'].includes(column.role) && row.cells[i]!.length === 0 ? [column.heading] : [],
  )
}

/** An indicator with its place in the flat text; the ledger's range is made by the caller. */
export type RowIndicator = Omit<DraftIndicator, 'source'> & { start: number; end: number; missing: string[] }

export function rowIndicators(table: Table, titleYear: number | null): RowIndicator[] {
  const { columns } = table
  const yearOf = (role: ColumnRole) => columns.find(column => column.role === role)?.year ?? null
  return table.rows.flatMap(row => {
    const name =
      span(cellsAt(row, columns, ['indicator'])) ??
      span(cellsAt(row, columns, ['name'])) ??
      span(cellsAt(row, columns, ['detail']))
    if (!name || name.text.length < 2) return []
    const at = (role: ColumnRole) => span(cellsAt(row, columns, [role]))?.text ?? null
    const [baseline, target] = [at('baseline'), at('target')]
    const aim = readValue(target)
    const all = row.cells.flat()
    return [
      {
        name: name.text.replace(/ +/g, '').replace(/^(?:\d{1,2}[.、](?!\d)|[(]\d{1,2}[)])/, ''),
        level: levelOf(name.text),
        unit: at('unit') ?? unitIn(name.text) ?? aim.unit,
        baselineYear: yearOf('baseline'),
        baseline: readValue(baseline).value,
        targetYear: yearOf('target') ?? titleYear,
        target: aim.value,
        targetText: aim.value === null ? target : null,
        comparator: aim.comparator,
        start: Math.min(...all.map(cell => cell.start)),
        end: Math.max(...all.map(cell => cell.end)),
        missing: columns.flatMap((column, i) =>
          ['unit', 'baseline', 'target'].includes(column.role) && row.cells[i]!.length === 0
            ? [column.heading]
            : [],
        ),
      },
    ]
  })
}

/** `≥93` · `[15000]` · `低于4.1` · `98%`; words without one number stay words. */
export function readValue(text: string | null): {
  value: number | null
  comparator: Comparator
  unit: string | null
} {
  const match =
    /^[[("“]*([^\d\-[(]{0,8}?)[[(]?(-?\d[\d,]*(?:\.\d+)?)[\])]?[ ]*(%|‰|[\u4e00-\u9fff]{0,6}?)(以上|以内|以下|左右|及以上)?[\])"”]*$/.exec(
      (text ?? '').replace(/\s/g, ''),
    )
  if (!match) return { value: null, comparator: '=', unit: null }
  const unit = match[3] === '' ? null : match[3]!
  return {
    value: Number(match[2]!.replace(/,/g, '')),
    comparator: comparatorOf(match[1]!, match[4] ?? ''),
    unit,
  }
}

function unitIn(name: string): string | null {
  return /\((%|‰|[\u4e00-\u9fff]{1,6})\)$/.exec(name)?.[1] ?? null
}

function levelOf(name: string): DraftIndicator['level'] {
  const levels: [RegExp, DraftIndicator['level']][] = [
    [/^\(?[县区]\)?级/, 'county'],
    [/^(?:乡?镇|街道)(?:\([^()]*\))?级/, 'town'],
    [/^(?:村|社区)(?:\([^()]*\))?级/, 'village'],
    [/^市级/, 'city'],
    [/^省级/, 'province'],
  ]
  return levels.find(([pattern]) => pattern.test(name))?.[1] ?? null
}
