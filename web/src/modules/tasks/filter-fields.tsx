import { useWords } from '../../i18n/index.ts'
import { Checkbox } from '../../ui/index.ts'
import { LEVELS, STATUSES } from './ledger-url.ts'
import type { LedgerControl } from './use-ledger.ts'

/** One value more or less, in the order of all values. */
const toggled = <Value,>(all: readonly Value[], chosen: readonly Value[], value: Value, on: boolean) =>
  all.filter(one => (one === value ? on : chosen.includes(one)))

/** What is rarely needed: part, state of life, level, and what is missing. */
export function FilterFields({ ledger, change }: LedgerControl) {
  const { t } = useWords()
  const flags = [
    ['noLead', t('tasks:filter.noLead')],
    ['noDue', t('tasks:filter.noDue')],
    ['noReport', t('tasks:filter.noReport')],
    ['own', t('tasks:filter.own')],
  ] as const
  return (
    <div className="more-fields">
      <fieldset>
        <legend className="cap">{t('tasks:filter.missing')}</legend>
        {flags.map(([flag, word]) => (
          <Checkbox key={flag} checked={ledger[flag]} onChange={on => change({ [flag]: on })}>
            {word}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset>
        <legend className="cap">{t('tasks:filter.level')}</legend>
        {LEVELS.map(level => (
          <Checkbox
            key={level}
            checked={ledger.levels.includes(level)}
            onChange={on => change({ levels: toggled(LEVELS, ledger.levels, level, on) })}
          >
            {t(`tasks:level.${level}`)}
          </Checkbox>
        ))}
      </fieldset>
      <fieldset>
        <legend className="cap">{t('tasks:filter.status')}</legend>
        {STATUSES.map(status => (
          <Checkbox
            key={status}
            checked={ledger.statuses.includes(status)}
            onChange={on => change({ statuses: toggled(STATUSES, ledger.statuses, status, on) })}
          >
            {t(`tasks:status.${status}`)}
          </Checkbox>
        ))}
      </fieldset>
    </div>
  )
}
