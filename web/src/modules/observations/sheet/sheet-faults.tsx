import { useWords } from '../../../i18n/index.ts'
import { cx } from '../../../ui/index.ts'
import type { CellName, SheetValues } from './sheet-values.ts'
import type { Fault } from './use-sheet.ts'

const CELLS: Readonly<Record<Fault['cell'], CellName | null>> = {
  ROW: null,
  NUMERATOR: 'numerator',
  DENOMINATOR: 'denominator',
  VALUE: 'value',
  NOTE: 'note',
}

/** The cell a fault belongs to; null for one of the whole row. */
export const cellOf = (fault: Fault): CellName | null => CELLS[fault.cell]

/** What of these stands at one cell. */
export const faultsAt = (faults: readonly Fault[], id: string, cell: CellName): Fault[] =>
  faults.filter(fault => fault.indicatorId === id && cellOf(fault) === cell)

/** A doubt that has a note is answered; one without must get one before the sheet goes. */
export const isAnswered = (fault: Fault, values: SheetValues): boolean =>
  fault.severity === 'DOUBT' && Boolean(values[fault.indicatorId ?? '']?.note.trim())

interface SheetFaultsProps {
  faults: readonly Fault[]
  values: SheetValues
  onGo(fault: Fault): void
}

/** All that must be put right, then all that wants a word; each leads to its cell. */
export function SheetFaults({ faults, values, onGo }: SheetFaultsProps) {
  const { t } = useWords()
  const errors = faults.filter(({ severity }) => severity === 'ERROR')
  const doubts = faults.filter(({ severity }) => severity === 'DOUBT')
  if (faults.length === 0) return null
  const line = (fault: Fault) => (
    <li key={`${fault.indicatorId} ${fault.cell} ${fault.reason}`}>
      <button type="button" onClick={() => onGo(fault)}>
        {[fault.indicatorName, fault.column].filter(Boolean).join(' · ')}
      </button>{' '}
      {fault.reason} <span className="mut">{fault.fix}</span>
      {isAnswered(fault, values) ? <span className="tag">{t('reporting:fault.answered')}</span> : null}
    </li>
  )
  return (
    <section className="sheet-faults" aria-live="polite">
      {errors.length > 0 ? (
        <div className="errors">
          <b>{t('reporting:fault.errors', { count: errors.length })}</b>
          <ul>{errors.map(line)}</ul>
        </div>
      ) : null}
      {doubts.length > 0 ? (
        <div className={cx('doubts')}>
          <b>{t('reporting:fault.doubts', { count: doubts.length })}</b>
          <ul>{doubts.map(line)}</ul>
        </div>
      ) : null}
    </section>
  )
}
