import type { Rule } from './pdf-rules.ts'

/** Sorts the words of a page into the cells of its ruled tables. */

export interface Box {
  left: number
  right: number
  bottom: number
  top: number
}
/** A field of the grid; merged fields share one cell. */
export interface Grid {
  box: Box
  /** Borders from left to right and from top to bottom. */
  columns: number[]
  rows: number[]
  /** For each row and column the number of its cell: equal numbers are one merged cell. */
  cells: number[][]
}

/** Points: borders this close are one border (double lines, boxes drawn side by side). */
const SAME = 4

/** A page with more rules is a drawing; looking for tables in it would take for ever. */
const MAX_RULES = 3000

/** Merges near values to their mean, in ascending order. */
function cluster(values: number[]): number[] {
  const groups: number[][] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const group = groups.at(-1)
    if (group && value - group.at(-1)! <= SAME) group.push(value)
    else groups.push([value])
  }
  return groups.map(group => group.reduce((sum, v) => sum + v, 0) / group.length)
}

const boxOf = (r: Rule): Box =>
  r.vertical
    ? { left: r.at, right: r.at, bottom: r.from, top: r.to }
    : { left: r.from, right: r.to, bottom: r.at, top: r.at }

const touch = (a: Box, b: Box) =>
  a.left <= b.right + SAME && b.left <= a.right + SAME && a.bottom <= b.top + SAME && b.bottom <= a.top + SAME

const around = (boxes: Box[]): Box => ({
  left: Math.min(...boxes.map(b => b.left)),
  right: Math.max(...boxes.map(b => b.right)),
  bottom: Math.min(...boxes.map(b => b.bottom)),
  top: Math.max(...boxes.map(b => b.top)),
})

/** Rules that touch belong to one table. */
function components(rules: Rule[]): Rule[][] {
  const rest = new Set(rules)
  const out: Rule[][] = []
  for (const seed of rules) {
    if (!rest.delete(seed)) continue
    const group = [seed]
    for (let i = 0; i < group.length; i++) {
      const box = boxOf(group[i]!)
      for (const other of rest) {
        if (!touch(box, boxOf(other))) continue
        group.push(other)
        rest.delete(other)
      }
    }
    out.push(group)
  }
  return out
}

/** Whether a border stands at `at` beside the point `along`. */
const divides = (rules: Rule[], vertical: boolean, at: number, along: number) =>
  rules.some(
    r =>
      r.vertical === vertical &&
      Math.abs(r.at - at) <= SAME &&
      r.from - SAME <= along &&
      along <= r.to + SAME,
  )

/** Numbers the cells: a field without a border to its left or upper neighbour is one cell with it. */
function numberCells(rules: Rule[], columns: number[], rows: number[]): number[][] {
  const cells: number[][] = []
  let next = 0
  for (let r = 0; r + 1 < rows.length; r++) {
    cells.push([])
    for (let c = 0; c + 1 < columns.length; c++) {
      const [x, y] = [(columns[c]! + columns[c + 1]!) / 2, (rows[r]! + rows[r + 1]!) / 2]
      const above = r > 0 && !divides(rules, false, rows[r]!, x) ? cells[r - 1]![c] : undefined
      const before = c > 0 && !divides(rules, true, columns[c]!, y) ? cells[r]![c - 1] : undefined
      cells[r]!.push(before ?? above ?? next++)
    }
  }
  return cells
}

/** The tables among a page's rules: two columns and two rows at least, so that a frame or a red rule is none. */
export function findGrids(rules: Rule[]): Grid[] {
  if (rules.length > MAX_RULES) return []
  return components(rules).flatMap(group => {
    const columns = cluster(group.filter(r => r.vertical).map(r => r.at))
    const rows = cluster(group.filter(r => !r.vertical).map(r => r.at)).reverse()
    if (columns.length < 3 || rows.length < 3) return []
    return [{ box: around(group.map(boxOf)), columns, rows, cells: numberCells(group, columns, rows) }]
  })
}

export const inside = (box: Box, x: number, y: number) =>
  x > box.left && x < box.right && y > box.bottom && y < box.top

/** The cell number a point falls in, or undefined. */
export function cellAt(grid: Grid, x: number, y: number): number | undefined {
  const row = grid.rows.findIndex((top, i) => y <= top && y > (grid.rows[i + 1] ?? Number.POSITIVE_INFINITY))
  const column = grid.columns.findIndex(
    (left, i) => x >= left && x < (grid.columns[i + 1] ?? Number.NEGATIVE_INFINITY),
  )
  return grid.cells[row]?.[column]
}

/** Each table row as a line of cells parted by tabs; a merged cell speaks once, at its upper left. */
export function gridLines(grid: Grid, textOf: (cell: number) => string): string[] {
  const spoken = new Set<number>()
  const speak = (cell: number) => {
    if (spoken.has(cell)) return ''
    spoken.add(cell)
    return textOf(cell)
  }
  return grid.cells.map(row => row.map(speak).join('\t')).filter(line => line.trim() !== '')
}

/** Width of a cell: of all its fields. */
export function cellWidth(grid: Grid, cell: number): number {
  const fields = grid.cells.find(row => row.includes(cell)) ?? []
  return grid.columns[fields.lastIndexOf(cell) + 1]! - grid.columns[fields.indexOf(cell)]!
}
