import type { MouseEvent, ReactNode } from 'react'
import { cx } from '../cx.ts'
import type { Column } from './column.ts'
import type { Lines } from './use-lines.ts'

export interface LinesProps<Row> {
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  groupHead?: ((key: string, rows: readonly Row[]) => ReactNode) | undefined
  onOpen?: ((row: Row) => void) | undefined
  selected?: string | null | undefined
  sums?: ReactNode
  lines: Lines<Row>
  /** Row the keyboard stands on. */
  at: number
  setAt(at: number): void
  total: number
}

/** A click on a link or button inside a row is theirs, and so is selecting text. */
function isOwnClick(event: MouseEvent): boolean {
  const inner = event.target instanceof Element && event.target.closest('a, button, input, label')
  return !inner && !getSelection()?.toString()
}

const Pad = ({ height, span }: { height: number; span: number }) =>
  height > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a spacer row has nothing to focus.
    <tr className="pad" aria-hidden="true">
      <td colSpan={span} style={{ height }} />
    </tr>
  ) : null

export function TableBody<Row>({
  columns,
  keyOf,
  groupHead,
  onOpen,
  selected,
  sums,
  lines,
  at,
  setAt,
}: LinesProps<Row>) {
  return (
    <tbody>
      <Pad height={lines.before} span={columns.length} />
      {lines.shown.map(({ item, line }) =>
        item.kind === 'group' ? (
          <tr key={`group:${item.key}:${line}`} className="group" data-index={line} ref={lines.measure}>
            <td colSpan={columns.length}>{groupHead ? groupHead(item.key, item.rows) : item.key}</td>
          </tr>
        ) : (
          <tr
            key={item.key}
            data-index={line}
            ref={lines.measure}
            aria-rowindex={item.index + 1}
            className={cx(
              'item',
              onOpen && 'act',
              keyOf(item.row) === selected && 'sel',
              item.index === at && 'at',
            )}
            onClick={event => {
              if (!onOpen || !isOwnClick(event)) return
              setAt(item.index)
              onOpen(item.row)
            }}
          >
            {columns.map(column => (
              <td key={column.id} className={column.figure ? 'num' : undefined}>
                {column.cell(item.row)}
              </td>
            ))}
          </tr>
        ),
      )}
      <Pad height={lines.after} span={columns.length} />
      {sums}
    </tbody>
  )
}

/** The same rows for a phone: each a card to tap. */
export function CardBody<Row>({
  card,
  keyOf,
  groupHead,
  onOpen,
  selected,
  lines,
}: LinesProps<Row> & { card: (row: Row) => ReactNode }) {
  return (
    <ul className="cards">
      <li aria-hidden="true" style={{ height: lines.before, border: 0 }} />
      {lines.shown.map(({ item, line }) =>
        item.kind === 'group' ? (
          <li key={`group:${item.key}:${line}`} className="group" data-index={line} ref={lines.measure}>
            {groupHead ? groupHead(item.key, item.rows) : item.key}
          </li>
        ) : (
          <li
            key={item.key}
            data-index={line}
            ref={lines.measure}
            className={cx(keyOf(item.row) === selected && 'sel')}
          >
            {onOpen ? (
              <button type="button" className="tap" onClick={() => onOpen(item.row)}>
                {card(item.row)}
              </button>
            ) : (
              <div className="tap">{card(item.row)}</div>
            )}
          </li>
        ),
      )}
      <li aria-hidden="true" style={{ height: lines.after, border: 0 }} />
    </ul>
  )
}
