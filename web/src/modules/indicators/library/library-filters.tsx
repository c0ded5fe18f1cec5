import { useWords } from '../../../i18n/index.ts'
import { Chip, ClearFilters, Group, MultiSelect, SearchField } from '../../../ui/index.ts'
import type { LibraryRow } from './library-query.ts'
import { FREQUENCIES, type Frequency, KINDS, type Kind, STATUSES } from './library-url.ts'
import type { LibraryControl } from './use-library.ts'

interface LibraryFiltersProps extends LibraryControl {
  /** What the other filters leave: the chips count it. */
  counted: readonly LibraryRow[]
  /** All there are: plans to choose from. */
  all: readonly LibraryRow[]
}

/** Status chips, kind, frequency, plan, words. */
export function LibraryFilters({ library, change, counted, all }: LibraryFiltersProps) {
  const { t } = useWords()
  const { status, kind, frequency, plan, words } = library
  const plans = [...new Map(all.flatMap(row => (row.plan ? [[row.plan.id, row.plan.title]] : [])))]
  // One at a time: the one chosen last.
  const last = (chosen: string[], now: string | null) => chosen.find(value => value !== now) ?? null
  return (
    <div className="filters no-print">
      <Group className="chip-set" label={t('library:column.status')}>
        {STATUSES.map(one => (
          <Chip
            key={one}
            on={status === one}
            count={counted.filter(row => row.status === one).length}
            onPress={() => change({ status: status === one ? null : one })}
          >
            {t(`library:status.${one}`)}
          </Chip>
        ))}
      </Group>
      <div className="chip-set">
        <MultiSelect
          label={t('library:column.kind')}
          options={KINDS.map(value => ({ value, label: t(`library:kind.${value}`) }))}
          value={kind ? [kind] : []}
          onChange={chosen => change({ kind: last(chosen, kind) as Kind | null })}
        />
        <MultiSelect
          label={t('library:column.frequency')}
          options={FREQUENCIES.map(value => ({ value, label: t(`library:frequency.${value}`) }))}
          value={frequency ? [frequency] : []}
          onChange={chosen => change({ frequency: last(chosen, frequency) as Frequency | null })}
        />
        {plans.length > 0 ? (
          <MultiSelect
            label={t('library:column.plan')}
            options={plans.map(([value, label]) => ({ value: value ?? '', label: label ?? '' }))}
            value={plan ? [plan] : []}
            onChange={chosen => change({ plan: last(chosen, plan) })}
          />
        ) : null}
        <ClearFilters
          when={Boolean(kind || frequency || plan || words)}
          onClear={() => change({ kind: null, frequency: null, plan: null, words: '' })}
        />
        <SearchField
          words={words}
          change={change}
          label={t('library:filter.words')}
          hint={t('library:filter.wordsHint')}
        />
      </div>
    </div>
  )
}
