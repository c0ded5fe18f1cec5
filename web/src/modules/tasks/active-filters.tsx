import { useWords } from '../../i18n/index.ts'
import { Chip, ClearFilters } from '../../ui/index.ts'
import { isNarrowed } from './ledger-filter.ts'
import { type LedgerFilter, NO_FILTER } from './ledger-url.ts'
import type { LedgerControl } from './use-ledger.ts'

interface Active {
  key: string
  word: string
  /** What leaves the filter. */
  patch: Partial<LedgerFilter>
}

/** Filters of 更多筛选 in force, each as a chip to leave it by; and one button for all. */
export function ActiveFilters({ ledger, change }: LedgerControl) {
  const { t } = useWords()
  const { levels, statuses, own, noDue, noLead, noReport } = ledger
  const active: (Active | null)[] = [
    ...levels.map(level => ({
      key: level,
      word: t(`tasks:level.${level}`),
      patch: { levels: levels.filter(one => one !== level) },
    })),
    ...statuses.map(status => ({
      key: status,
      word: t(`tasks:status.${status}`),
      patch: { statuses: statuses.filter(one => one !== status) },
    })),
    noLead ? { key: 'noLead', word: t('tasks:filter.noLead'), patch: { noLead: false } } : null,
    noDue ? { key: 'noDue', word: t('tasks:filter.noDue'), patch: { noDue: false } } : null,
    noReport ? { key: 'noReport', word: t('tasks:filter.noReport'), patch: { noReport: false } } : null,
    own ? { key: 'own', word: t('tasks:filter.own'), patch: { own: false } } : null,
  ]
  return (
    <>
      {active.map(one =>
        one ? (
          <Chip key={one.key} on onPress={() => change(one.patch)}>
            {one.word}
          </Chip>
        ) : null,
      )}
      <ClearFilters
        when={isNarrowed(ledger)}
        onClear={() => change({ ...NO_FILTER, state: ledger.state, lights: ledger.lights })}
      />
    </>
  )
}
