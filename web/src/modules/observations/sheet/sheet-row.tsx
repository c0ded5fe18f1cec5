import type { ReactNode } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { decimal } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Explain } from '../../../ui/index.ts'
import { figureText } from '../figure-text.ts'
import { ObservationDoc, type SheetRow } from '../reporting-query.ts'
import { CellState } from './cell-state.tsx'
import { SheetCell } from './sheet-cell.tsx'
import { faultsAt, isAnswered } from './sheet-faults.tsx'
import {
  type At,
  type CellName,
  cellAt,
  fill,
  isBlock,
  liveValue,
  NO_VALUES,
  paste,
  readBlock,
  sameAbove,
  step,
} from './sheet-values.ts'
import type { SheetControl } from './use-sheet.ts'

/** Puts the focus into a cell of the sheet in sight. */
export function focusCell({ row, column }: At): void {
  const field = document.querySelector<HTMLInputElement>(`.sheet [data-at="${row}-${column}"]`)
  field?.focus()
  field?.scrollIntoView({ block: 'nearest' })
}

export interface SheetRowProps {
  row: SheetRow
  at: number
  control: SheetControl
  /** The sheet was changed on the server: it is read again. */
  onStale(): void
}

/** The parts of one row, for the table and for the cards alike. */
export interface RowParts {
  name: ReactNode
  first: ReactNode
  second: ReactNode
  note: ReactNode
  live: ReactNode
  before: ReactNode
  state: ReactNode
}

/** What a row shows: fields where it can be typed into, the value where not. */
export function useRowParts({ row, at, control, onStale }: SheetRowProps): RowParts {
  const { t } = useWords()
  const { shapes, values, faults, change } = control
  const { indicator, definition } = row
  const observation = readFragment(ObservationDoc, row.observation) ?? null
  const shape = shapes[at]
  const own = values[indicator.id] ?? NO_VALUES
  const doubted = faults.some(
    fault => fault.indicatorId === indicator.id && fault.severity === 'DOUBT' && !isAnswered(fault, values),
  )
  const cell = (column: number): ReactNode => {
    const name = shape ? cellAt(shape, column) : null
    if (!shape?.open || !name) return null
    const above = sameAbove(shapes, at, name)
    return (
      <SheetCell
        at={{ row: at, column }}
        name={name}
        label={labelOf(name)}
        same={above === null ? undefined : t('reporting:sameAs', { row: above })}
        text={own[name]}
        faults={faultsAt(faults, indicator.id, name)}
        wanted={name === 'note' && doubted}
        onText={text => change(fill(shapes, values, at, name, text))}
        onMove={(from, down, right) => {
          const to = step(shapes, from, down, right)
          if (to) focusCell(to)
          return to !== null
        }}
        onBlock={(from, text) => {
          if (!isBlock(text)) return false
          change(paste(shapes, values, from, readBlock(text)))
          return true
        }}
      />
    )
  }
  const labelOf = (name: CellName): string => {
    if (name === 'note') return t('reporting:column.note')
    if (name === 'denominator') return definition.denominatorItem || t('reporting:denominator')
    const item = definition.numeratorItem || t(name === 'value' ? 'reporting:value' : 'reporting:numerator')
    return name === 'value' && definition.unit
      ? t('reporting:inUnit', { words: item, unit: definition.unit })
      : item
  }
  const live = shape?.open ? liveValue(shape, own) : null
  const rowFault = faults.find(fault => fault.indicatorId === indicator.id && fault.cell === 'ROW')
  return {
    name: (
      <>
        <span className="sheet-no">{at + 1}</span>
        <span className="sheet-name">
          <b>{indicator.name}</b>{' '}
          <Explain
            name={indicator.name}
            how={{
              definition: definition.definition || t('library:empty.definition'),
              source: definition.excluded
                ? t('reporting:excluded', { words: definition.excluded })
                : undefined,
            }}
          />
          {rowFault ? <span className="over wrap">{rowFault.reason}</span> : null}
        </span>
      </>
    ),
    first: cell(0),
    second: cell(1),
    note: shape?.open ? cell(2) : (observation?.note ?? null),
    live: shape?.open
      ? live === null
        ? null
        : `${decimal(live, definition.decimals)}${definition.unit === '%' ? '%' : ''}`
      : observation
        ? figureText(observation, definition)
        : '—',
    before: row.beforePeriod ? (
      <>
        {figureText(
          { numerator: row.beforeNumerator, denominator: row.beforeDenominator, value: row.beforeValue },
          definition,
        )}{' '}
        <span className="cap nw">{row.beforePeriod}</span>
      </>
    ) : (
      <span className="z">—</span>
    ),
    state: (
      <CellState observation={observation} name={indicator.name} definition={definition} onStale={onStale} />
    ),
  }
}

/** A row of the table. */
export function SheetTableRow(props: SheetRowProps) {
  const parts = useRowParts(props)
  const open = props.control.shapes[props.at]?.open
  return (
    <tr className={open ? undefined : 'closed'}>
      <td>
        <div className="name">{parts.name}</div>
      </td>
      {open ? (
        <>
          <td>{parts.first}</td>
          <td>{parts.second}</td>
          <td className="num live">{parts.live}</td>
        </>
      ) : (
        <td colSpan={3} className="num live">
          {parts.live}
        </td>
      )}
      <td className="num before">{parts.before}</td>
      <td>{parts.note}</td>
      <td>{parts.state}</td>
    </tr>
  )
}

/** One indicator a card, on a phone. */
export function SheetCard(props: SheetRowProps) {
  const { t } = useWords()
  const parts = useRowParts(props)
  return (
    <li className="card">
      <div className="name">{parts.name}</div>
      <div className="fields">
        {parts.first}
        {parts.second}
      </div>
      <div className="row beside">
        <span>
          <span className="mut">{t('reporting:column.live')}</span> <b>{parts.live ?? '—'}</b>
        </span>
        <span>
          <span className="mut">{t('reporting:column.before')}</span> {parts.before}
        </span>
      </div>
      {parts.note ? <div className="note">{parts.note}</div> : null}
      {parts.state}
    </li>
  )
}
