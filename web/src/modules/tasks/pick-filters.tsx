import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Chip, MultiSelect } from '../../ui/index.ts'
import { usePlanOptions, useUnitOptions } from './filter-options.ts'
import type { LedgerRow } from './ledger-query.ts'
import type { LedgerControl } from './use-ledger.ts'

/** 方案, 单位, and in which part the unit takes. */
export function PickFilters({ ledger, change, rows }: LedgerControl & { rows: readonly LedgerRow[] }) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const plans = usePlanOptions()
  const units = useUnitOptions(ledger.units, rows, words)
  const parts = ledger.units.length > 0 || ledger.part ? (['LEAD', 'JOINT'] as const) : []
  return (
    <>
      <MultiSelect
        label={t('tasks:filter.plan')}
        options={plans}
        value={ledger.plans}
        onChange={chosen => change({ plans: chosen })}
      />
      <MultiSelect
        label={t('tasks:filter.unit')}
        options={units}
        value={ledger.units}
        onChange={chosen => change(chosen.length > 0 ? { units: chosen } : { units: [], part: null })}
        onSearch={setWords}
      />
      {parts.map(part => (
        <Chip
          key={part}
          on={ledger.part === part}
          onPress={() => change({ part: ledger.part === part ? null : part })}
        >
          {t(`tasks:filter.${part}`)}
        </Chip>
      ))}
    </>
  )
}
