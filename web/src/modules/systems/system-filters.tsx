import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Chip, ClearFilters, Group, MultiSelect, SearchField } from '../../ui/index.ts'
import { unitOptions, useUnits } from '../follow-up/index.ts'
import type { SystemSummary } from './system-query.ts'
import {
  CLOUD_STATES,
  INTEGRATION_STATES,
  isNarrowed,
  NETWORKS,
  NO_FILTER,
  SHARING_STATES,
} from './system-url.ts'
import type { SystemControl } from './use-systems.ts'

/** Those of the known values that were chosen. */
const chosenOf = <Value extends string>(known: readonly Value[], chosen: readonly string[]): Value[] =>
  known.filter(one => chosen.includes(one))

/** The one of a single choice that was chosen last. */
const lastOf = <Value extends string>(
  known: readonly Value[],
  chosen: readonly string[],
  old: Value | null,
) => known.find(one => one !== old && chosen.includes(one)) ?? null

/** The rate a list lies behind, cloud state as chips with counts, then what else narrows. */
export function SystemFilters({
  list,
  change,
  summary,
}: SystemControl & { summary: SystemSummary | undefined }) {
  const { t } = useWords()
  const toggle = (cloud: (typeof CLOUD_STATES)[number]) =>
    change({
      cloud: CLOUD_STATES.filter(one => (one === cloud) !== list.cloud.includes(one)),
    })
  return (
    <div className="filters no-print">
      <Group className="chip-set" label={t('systems:filter.cloud')}>
        {list.measure && list.part ? (
          <Chip on onPress={() => change({ measure: null, part: null })}>
            {t('systems:behind', {
              measure: t(`systems:measure.${list.measure}`),
              part: t(`systems:part.${list.measure}.${list.part}`),
            })}
          </Chip>
        ) : null}
        {CLOUD_STATES.map(cloud => (
          <Chip
            key={cloud}
            on={list.cloud.includes(cloud)}
            count={summary?.byCloud.find(one => one.cloud === cloud)?.count ?? (summary ? 0 : undefined)}
            onPress={() => toggle(cloud)}
          >
            {t(`systems:cloud.${cloud}`)}
          </Chip>
        ))}
        <Chip
          on={list.zombie === true}
          count={summary?.zombies}
          onPress={() => change({ zombie: list.zombie === true ? null : true })}
        >
          {t('systems:filter.zombieOnly')}
        </Chip>
      </Group>
      <MoreFilters list={list} change={change} />
    </div>
  )
}

function MoreFilters({ list, change }: SystemControl) {
  const { t } = useWords()
  const [words, setWords] = useState('')
  const units = useUnits(words, undefined, list.unit ? [list.unit] : [])
  return (
    <div className="chip-set">
      <MultiSelect
        label={t('systems:filter.sharing')}
        options={SHARING_STATES.map(value => ({ value, label: t(`systems:sharing.${value}`) }))}
        value={list.sharing}
        onChange={chosen => change({ sharing: chosenOf(SHARING_STATES, chosen) })}
      />
      <MultiSelect
        label={t('systems:filter.integration')}
        options={INTEGRATION_STATES.map(value => ({ value, label: t(`systems:integration.${value}`) }))}
        value={list.integration}
        onChange={chosen => change({ integration: chosenOf(INTEGRATION_STATES, chosen) })}
      />
      <MultiSelect
        label={t('systems:filter.network')}
        options={NETWORKS.map(value => ({ value, label: t(`systems:network.${value}`) }))}
        value={list.network ? [list.network] : []}
        onChange={chosen => change({ network: lastOf(NETWORKS, chosen, list.network) })}
      />
      <MultiSelect
        label={t('systems:filter.unit')}
        options={unitOptions(units)}
        value={list.unit ? [list.unit] : []}
        onSearch={setWords}
        // One unit at a time: the one chosen last.
        onChange={chosen => change({ unit: chosen.find(id => id !== list.unit) ?? null })}
      />
      <Chip on={list.own} onPress={() => change({ own: !list.own })}>
        {t('systems:filter.own')}
      </Chip>
      <ClearFilters when={isNarrowed(list)} onClear={() => change(NO_FILTER)} />
      <SearchField
        words={list.words}
        change={change}
        label={t('systems:filter.words')}
        hint={t('systems:filter.wordsHint')}
      />
    </div>
  )
}
