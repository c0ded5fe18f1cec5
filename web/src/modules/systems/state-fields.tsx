import { useWords } from '../../i18n/index.ts'
import { Select } from '../../ui/index.ts'
import type { StateChange } from './state-change.ts'
import { CLOUD_STATES, INTEGRATION_STATES, SHARING_STATES } from './system-url.ts'

/** Stands for "as it is" in a list of choices. */
const KEEP = 'KEEP'

interface StateFieldsProps {
  value: StateChange
  onChange(patch: Partial<StateChange>): void
  /** Offers 不变; a new system has to say each. */
  keep: boolean
}

/** Cloud, zombie, sharing, integration. */
export function StateFields({ value, onChange, keep }: StateFieldsProps) {
  const { t } = useWords()
  const options = <Value extends string>(values: readonly Value[], word: (value: Value) => string) => [
    ...(keep ? [{ value: KEEP, label: t('systems:record.keep') }] : []),
    ...values.map(one => ({ value: one as string, label: word(one) })),
  ]
  /** What was chosen, among the values known. */
  const pick = <Value extends string>(values: readonly Value[], chosen: string): Value | null =>
    values.find(one => one === chosen) ?? null
  const zombie = value.zombie === null ? KEEP : value.zombie ? 'yes' : 'no'
  return (
    <div className="two">
      <Select
        label={t('systems:record.cloud')}
        options={options(CLOUD_STATES, one => t(`systems:cloud.${one}`))}
        value={value.cloud ?? KEEP}
        onChange={chosen => onChange({ cloud: pick(CLOUD_STATES, chosen) })}
      />
      <Select
        label={t('systems:record.zombie')}
        options={options(['no', 'yes'], one => t(one === 'yes' ? 'systems:zombieYes' : 'systems:zombieNo'))}
        value={zombie}
        onChange={chosen => onChange({ zombie: chosen === KEEP ? null : chosen === 'yes' })}
      />
      <Select
        label={t('systems:record.sharing')}
        options={options(SHARING_STATES, one => t(`systems:sharing.${one}`))}
        value={value.sharing ?? KEEP}
        onChange={chosen => onChange({ sharing: pick(SHARING_STATES, chosen) })}
      />
      <Select
        label={t('systems:record.integration')}
        options={options(INTEGRATION_STATES, one => t(`systems:integration.${one}`))}
        value={value.integration ?? KEEP}
        onChange={chosen => onChange({ integration: pick(INTEGRATION_STATES, chosen) })}
      />
    </div>
  )
}
