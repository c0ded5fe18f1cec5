/** What the body of a table shows, line by line: rows, and a head before each group. */
export type Item<Row> =
  | { kind: 'group'; key: string; rows: readonly Row[] }
  | { kind: 'row'; key: string; row: Row /** Position among the rows. */; index: number }

/** Neighbouring rows of the same group share a head; the order of the rows stays as it came. */
export function itemsOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  groupOf?: (row: Row) => string,
): Item<Row>[] {
  const items: Item<Row>[] = []
  let open: { key: string; rows: Row[] } | null = null
  rows.forEach((row, index) => {
    const group = groupOf?.(row)
    if (group !== undefined && open?.key !== group) {
      open = { key: group, rows: [] }
      items.push({ kind: 'group', ...open })
    }
    open?.rows.push(row)
    items.push({ kind: 'row', key: keyOf(row), row, index })
  })
  return items
}
