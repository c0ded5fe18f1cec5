import type { Measurement } from './measure.ts'

const HEADS = [
  'bench 项目',
  'case 内容',
  'database 数据库',
  'runs 次数',
  'median 中位',
  'p95',
  'SQL',
  'reference 参照',
  'ratio 倍数',
  'limit 上限',
  'notes 备注',
] as const

/** Columns that hold numbers stand to the right. */
const NUMERIC = new Set([3, 4, 5, 6, 8, 9])

/** Three significant digits are what a shared machine can promise. */
function figure(value: number | null, unit = ''): string {
  if (value === null) return '–'
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value > 0 && value < 0.1 ? 4 : 2
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`
}

const noteOf = (notes: Measurement['notes']) =>
  Object.entries(notes)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value.toLocaleString('en-US') : value}`)
    .join(', ')

/** Interactions are promised for nineteen of twenty, everything else for the usual case. */
export const isOver = ({ bench, median, p95, limit }: Measurement): boolean =>
  limit !== null && (bench === 'interaction' ? p95 : median) > limit

const cells = (row: Measurement): string[] => [
  row.bench,
  row.name,
  row.database ?? '–',
  String(row.runs),
  figure(row.median, row.unit),
  figure(row.p95, row.unit),
  row.statements === null ? '–' : String(row.statements),
  row.reference ? `${row.reference.name} ${figure(row.reference.median, row.unit)}` : '–',
  figure(row.ratio, '×'),
  row.limit === null ? '–' : `${row.limit} ${row.unit}${isOver(row) ? ' !' : ''}`,
  noteOf(row.notes),
]

/** Chinese characters take two places on a terminal. */
const width = (text: string) => [...text].reduce((sum, char) => sum + (char > '⺀' ? 2 : 1), 0)

const padded = (text: string, to: number, right: boolean) => {
  const space = ' '.repeat(Math.max(0, to - width(text)))
  return right ? space + text : text + space
}

/** Lines of a table in columns. */
export function tableOf(rows: readonly Measurement[]): string[] {
  const lines = [[...HEADS], ...rows.map(cells)]
  const widths = HEADS.map((_, column) => Math.max(...lines.map(line => width(line[column] ?? ''))))
  return lines.map(line =>
    line
      .map((cell, column) => padded(cell, widths[column] ?? 0, NUMERIC.has(column)))
      .join('  ')
      .trimEnd(),
  )
}
