import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button, type Counts, Dialog, PopoverButton, useNarrow } from '../../ui/index.ts'
import { ActiveFilters } from './active-filters.tsx'
import { DueFields, DueFilter } from './due-filter.tsx'
import { FilterFields } from './filter-fields.tsx'
import { narrowings } from './ledger-filter.ts'
import type { LedgerRow } from './ledger-query.ts'
import { NO_FILTER } from './ledger-url.ts'
import { PickFilters } from './pick-filters.tsx'
import { StateChips } from './state-chips.tsx'
import type { LedgerControl } from './use-ledger.ts'
import { WordsFilter } from './words-filter.tsx'

interface LedgerFiltersProps extends LedgerControl {
  counts: Counts | undefined
  rows: readonly LedgerRow[]
  /** How many tasks the list holds now. */
  total: number | undefined
}

/** Everything that narrows the ledger; on a phone most of it is behind one button. */
export function LedgerFilters(props: LedgerFiltersProps) {
  const narrow = useNarrow()
  const { ledger, change, counts } = props
  return (
    <div className="filters no-print">
      <StateChips ledger={ledger} change={change} counts={counts} />
      {narrow ? <Sheet {...props} /> : <Row {...props} />}
    </div>
  )
}

function Row({ ledger, change, rows }: LedgerFiltersProps) {
  const { t } = useWords()
  return (
    <div className="chip-set">
      <PickFilters ledger={ledger} change={change} rows={rows} />
      <DueFilter ledger={ledger} change={change} />
      <PopoverButton label={t('tasks:filter.more')} className="chip" face={t('tasks:filter.more')}>
        <div className="pad">
          <FilterFields ledger={ledger} change={change} />
        </div>
      </PopoverButton>
      <ActiveFilters ledger={ledger} change={change} />
      <WordsFilter ledger={ledger} change={change} />
    </div>
  )
}

function Sheet({ ledger, change, rows, total }: LedgerFiltersProps) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const count = narrowings(ledger)
  return (
    <div className="chip-set">
      <WordsFilter ledger={ledger} change={change} />
      <Button onClick={() => setOpen(true)}>
        {count > 0 ? t('tasks:filter.sheetCount', { count }) : t('tasks:filter.sheet')}
      </Button>
      {open ? (
        <Dialog
          title={t('tasks:filter.sheet')}
          onClose={() => setOpen(false)}
          foot={
            <>
              <Button onClick={() => change({ ...NO_FILTER, state: ledger.state, lights: ledger.lights })}>
                {t('common:filter.clear')}
              </Button>
              <Button look="primary" onClick={() => setOpen(false)}>
                {t('tasks:filter.show', { count: total ?? '…' })}
              </Button>
            </>
          }
        >
          <div className="chip-set">
            <PickFilters ledger={ledger} change={change} rows={rows} />
          </div>
          <DueFields ledger={ledger} change={change} />
          <FilterFields ledger={ledger} change={change} />
        </Dialog>
      ) : null}
    </div>
  )
}
