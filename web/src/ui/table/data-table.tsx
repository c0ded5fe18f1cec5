import { type RowData, type SortingState, useTable } from '@tanstack/react-table'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useAppearance } from '../appearance.ts'
import { cx } from '../cx.ts'
import { useNarrow } from '../use-narrow.ts'
import { usePrinting } from '../use-printing.ts'
import { type Column, columnDefs, features, type Sort } from './column.ts'
import { fitting, leastWidth, widened } from './fitting.ts'
import { itemsOf } from './items.ts'
import { CardBody, type LinesProps, TableBody } from './lines.tsx'
import { RowsLeft } from './rows-left.tsx'
import { TableHead } from './table-head.tsx'
import { useLines } from './use-lines.ts'
import { useRoom } from './use-room.ts'
import { useRowKeys } from './use-row-keys.ts'
import { useSaidRow } from './use-said-row.ts'
import { useWhole } from './whole.ts'

export interface DataTableProps<Row extends RowData> {
  /** What the table lists, for screen readers. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Order by the server; leave both out and the loaded rows are sorted here. */
  sort?: Sort | null
  onSort?: (sort: Sort | null) => void
  /** Ids of columns not shown (see `ColumnChoice`); default: those with `hidden`. */
  hidden?: readonly string[]
  /** Neighbouring rows of one group get a head. */
  groupOf?: (row: Row) => string
  groupHead?: (key: string, rows: readonly Row[]) => ReactNode
  /** A row as a card on phones; without it the table scrolls sideways. */
  card?: (row: Row) => ReactNode
  /** Click or Enter on a row. */
  onOpen?: (row: Row) => void
  /** Key of the row whose panel is open. */
  selected?: string | null
  /** Fills the page and draws only the rows in sight; otherwise as high as its rows (≤ 200). */
  fill?: boolean
  dense?: boolean
  /** The card around it draws the line. */
  bare?: boolean
  /** How many rows there are in all, where not all are loaded: said on paper. */
  total?: number | undefined
  /** Called near the end of the rows: ask for the next page. */
  onEndReached?: () => void
  /** Below the rows: how many are shown, which keys work. */
  foot?: ReactNode
  /** Rows of sums after the last row (`<tr className="sum">`). */
  sums?: ReactNode
}

/** Pixels below which a table that is no list may have to scroll sideways. */
const TIGHT = 720

/** The one table: sticky head, sorting, groups, keys, virtual rows, cards on phones. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const {
    label,
    columns,
    rows,
    keyOf,
    groupOf,
    card,
    onOpen,
    fill = false,
    dense,
    bare,
    foot,
    onEndReached,
  } = props
  const narrow = useNarrow()
  const scroll = useRef<HTMLDivElement>(null)
  const table = useColumns(props)
  // In the order of the server nothing is to be sorted, nor a model made of each of ten thousand rows.
  const model = props.onSort ? null : table.getRowModel().rows
  const sorted = useMemo(() => model?.map(row => row.original) ?? rows, [model, rows])
  const key = useRef(keyOf)
  key.current = keyOf
  const items = useMemo(() => itemsOf(sorted, row => key.current(row), groupOf), [sorted, groupOf])
  const [at, setAt] = useState(-1)
  const whole = useWhole(label)
  const asCards = narrow && Boolean(card) && !whole
  const lines = useLines({ items, scroll, fill, asCards, dense: Boolean(dense), whole, onEndReached })

  useRowKeys({
    enabled: fill && Boolean(onOpen),
    count: sorted.length,
    at,
    move(to) {
      setAt(to)
      lines.reveal(to)
    },
    open: index => sorted[index] && onOpen?.(sorted[index]),
  })
  const said = useSaidRow(scroll, at)
  // Another filter or order starts at the top again.
  const first = sorted[0]
  const start = `${first ? keyOf(first) : ''} ${JSON.stringify(table.state.sorting)}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first row and the order stand for the whole list.
  useEffect(() => {
    setAt(-1)
    scroll.current?.scrollTo({ top: 0 })
  }, [start])

  const visible = columns.map(column => Boolean(table.getColumn(column.id)?.getIsVisible()))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the flags say all there is to know of visibility.
  const chosen = useMemo(() => columns.filter((_, place) => visible[place]), [columns, visible.join()])
  const room = useRoom(scroll)
  const printing = usePrinting()
  const all = whole || printing
  const english = useWords().language === 'en'
  const large = useAppearance().size === 'large'
  const shown = useMemo(
    () => fitting(widened(chosen, { english, large }), all ? null : room),
    [chosen, all, room, english, large],
  )
  const drawn = lines.shown.filter(({ item }) => item.kind === 'row').length
  const body: LinesProps<Row> = { ...props, columns: shown, lines, at, setAt, total: items.length }
  // What scrolls is reached by keyboard: a list of its own, or a small table where it may be wider than its place.
  const tight = narrow || (room !== null && room < TIGHT)
  const reach =
    fill || (tight && !asCards) ? { tabIndex: 0, role: fill ? 'region' : 'group', 'aria-label': label } : {}
  return (
    <div className={cx('grid', fill && 'fill', bare && 'bare')}>
      <div className="scroll" ref={scroll} {...reach}>
        {asCards && card ? (
          <CardBody {...body} card={card} />
        ) : (
          <table
            className={cx('tbl', dense && 'dense')}
            aria-label={label}
            aria-rowcount={rows.length}
            style={{ minWidth: leastWidth(shown) }}
          >
            <TableHead table={table} columns={shown} />
            <TableBody {...body} />
          </table>
        )}
      </div>
      {fill ? <RowsLeft drawn={drawn} total={props.total ?? rows.length} /> : null}
      <span className="sr" role="status">
        {said}
      </span>
      {foot ? <div className="foot cap no-print">{foot}</div> : null}
    </div>
  )
}

/** Order and visibility, by TanStack Table; controlled from outside where the server sorts. */
function useColumns<Row extends RowData>({
  columns,
  rows,
  keyOf,
  sort,
  onSort,
  hidden,
}: DataTableProps<Row>) {
  const defs = useMemo(() => columnDefs(columns), [columns])
  const [own, setOwn] = useState<SortingState>([])
  const off = hidden ?? columns.filter(column => column.hidden).map(column => column.id)
  const asked: SortingState = sort ? [{ id: sort.column, desc: sort.descending }] : []
  const sorting = onSort ? asked : own
  return useTable({
    features,
    columns: defs,
    data: rows,
    getRowId: keyOf,
    manualSorting: Boolean(onSort),
    enableMultiSort: false,
    state: { sorting, columnVisibility: Object.fromEntries(off.map(id => [id, false])) },
    onSortingChange(change) {
      const next = typeof change === 'function' ? change(sorting) : change
      if (!onSort) return setOwn(next)
      const [one] = next
      onSort(one ? { column: one.id, descending: one.desc } : null)
    },
  })
}
