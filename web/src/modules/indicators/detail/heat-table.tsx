import { type KeyboardEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'
import { figureOr, partsOf, withUnit } from '../figure-words.ts'
import { periodMark, periodName, yearMark } from '../period-words.ts'
import { rowName } from '../places/place-name.ts'
import type { Grid } from './grid-query.ts'
import type { Step } from './heat-scale.ts'
import type { Detail } from './use-detail.ts'

type Row = Grid['rows'][number]

interface HeatTableProps {
  grid: Grid
  steps: (value: number | null | undefined) => Step | null
  unit: string | null
  decimals: number
  detail: Detail
}

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

/** One stop for the keyboard; arrows move from cell to cell. */
function useArrows(rows: number, columns: number) {
  const [at, setAt] = useState<[number, number]>([0, Math.max(0, columns - 1)])
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    if (!move) return
    event.preventDefault()
    const row = Math.min(rows - 1, Math.max(0, at[0] + move[0]))
    const column = Math.min(columns - 1, Math.max(0, at[1] + move[1]))
    setAt([row, column])
    table.current?.querySelector<HTMLElement>(`[data-at="${row}.${column}"]`)?.focus()
  }
  return { at, setAt, table, onKeyDown }
}

export function HeatTable({ grid, steps, unit, decimals, detail }: HeatTableProps) {
  const { t } = useWords()
  const { at, setAt, table, onKeyDown } = useArrows(grid.rows.length, grid.periods.length)
  const { cell } = detail.view
  return (
    <div className="heat-scroll">
      <table
        className={cx('heat', grid.periods.length > 12 && 'long')}
        ref={table}
        onKeyDown={onKeyDown}
        aria-label={t('figures:heat.keys')}
      >
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('figures:ranking.place')}</span>
            </th>
            {grid.periods.map((period, index) => (
              <th key={period} scope="col" abbr={periodName(period, t)}>
                {yearMark(grid.periods, index) ? <small>{yearMark(grid.periods, index)}</small> : null}
                {periodMark(period)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('figures:heat.now')}
            </th>
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, index) => (
            <tr key={`${row.place.code}${row.ownPart}`}>
              <th scope="row" className="ell" title={row.place.name}>
                <RowHead row={row} detail={detail} />
              </th>
              {grid.periods.map((period, column) => {
                const here = cell?.place === row.place.code && cell.own === row.ownPart
                return (
                  <td key={period}>
                    <Link
                      href={detail.cellHref({ place: row.place.code, period, own: row.ownPart })}
                      className={cx(
                        'cell',
                        classOf(row, column, steps),
                        here && cell?.period === period && 'on',
                      )}
                      data-at={`${index}.${column}`}
                      tabIndex={at[0] === index && at[1] === column ? 0 : -1}
                      onFocus={() => setAt([index, column])}
                      aria-label={cellWords(row, column, period, { unit, decimals, t })}
                      title={cellWords(row, column, period, { unit, decimals, t })}
                    />
                  </td>
                )
              })}
              <td className="num">
                <Latest row={row} decimals={decimals} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function classOf(row: Row, column: number, steps: HeatTableProps['steps']): string {
  const step = steps(row.values[column])
  const ground = step === null ? (row.exempt ? 'exempt' : 'nd') : `h${step}`
  return row.corrected[column] ? `${ground} fixed` : ground
}

interface Writing {
  unit: string | null
  decimals: number
  t: ReturnType<typeof useWords>['t']
}

/** `龙归社区 2024年9月：50%，1/2，有更正` */
function cellWords(row: Row, column: number, period: string, { unit, decimals, t }: Writing): string {
  const value = row.values[column]
  const none = row.exempt
    ? t('figures:observation.exempt', { reason: row.exempt })
    : t('figures:heat.missing')
  const parts = partsOf({ numerator: row.numerators[column], denominator: row.denominators[column] })
  const said = [
    typeof value === 'number' ? withUnit(value, decimals, unit) : none,
    parts,
    typeof value === 'number' ? t(`common:light.progress.${row.lights[column] ?? 'NO_DATA'}`) : null,
    row.corrected[column] ? t('figures:heat.corrected') : null,
  ]
  return t('figures:heat.cell', {
    place: rowName(row.place, row.ownPart, t),
    period: periodName(period, t),
    value: said.filter(Boolean).join('，'),
  })
}

function RowHead({ row, detail }: { row: Row; detail: Detail }) {
  const { t } = useWords()
  const name = rowName(row.place, row.ownPart, t)
  return row.ownPart ? <span>{name}</span> : <Link href={detail.at(row.place.code)}>{name}</Link>
}

/** The last figure of a row, by its parts where it has some. */
function Latest({ row, decimals }: { row: Row; decimals: number }) {
  const { t } = useWords()
  const last = row.values.length - 1
  const value = row.values[last]
  if (row.exempt) return <span className="mut">{t('figures:heat.exempt')}</span>
  if (typeof value !== 'number') return <span className="mut">{t('figures:heat.missing')}</span>
  return (
    partsOf({ numerator: row.numerators[last], denominator: row.denominators[last] }) ??
    figureOr(value, decimals)
  )
}
