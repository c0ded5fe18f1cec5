import { type MouseEvent, memo, type ReactElement, type ReactNode } from 'react'
import { cx } from '../cx.ts'
import { type Column, cellClass } from './column.ts'
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

export function TableBody<Row>(props: LinesProps<Row>) {
  const { columns, keyOf, groupHead, onOpen, selected, sums, lines, at, setAt } = props
  const span = columns.length
  return (
    <tbody>
      <Pad height={lines.before} span={span} />
      {lines.shown.map(({ item, line }) =>
        item.kind === 'group' ? (
          <tr key={`group:${item.key}:${line}`} className="group" data-index={line} ref={lines.measure}>
            <td colSpan={span}>{groupHead ? groupHead(item.key, item.rows) : item.key}</td>
          </tr>
        ) : (
          <RowLine
            key={item.key}
            row={item.row}
            index={item.index}
            line={line}
            columns={columns}
            selected={keyOf(item.row) === selected}
            here={item.index === at}
            onOpen={onOpen}
            setAt={setAt}
            measure={lines.measure}
          />
        ),
      )}
      <Pad height={lines.after} span={span} />
      {sums}
    </tbody>
  )
}

interface RowLineProps<Row> extends Pick<LinesProps<Row>, 'columns' | 'onOpen' | 'setAt'> {
  row: Row
  index: number
  line: number
  selected: boolean
  here: boolean
  measure: Lines<Row>['measure']
}

/** One row; drawn again only when it changed itself, so that scrolling draws new rows alone. */
const RowLine = memo(function RowLine<Row>(props: RowLineProps<Row>) {
  const { row, index, line, columns, selected, here, onOpen, setAt, measure } = props
  return (
    <tr
      data-index={line}
      ref={measure}
      aria-rowindex={index + 1}
      className={cx('item', onOpen && 'act', selected && 'sel', here && 'at')}
      onClick={event => {
        if (!onOpen || !isOwnClick(event)) return
        setAt(index)
        onOpen(row)
      }}
    >
      {columns.map(column => (
        <td key={column.id} className={cellClass(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}) as <Row>(props: RowLineProps<Row>) => ReactElement

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
