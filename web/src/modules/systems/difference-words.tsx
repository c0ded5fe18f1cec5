import { type T, useWords } from '../../i18n/index.ts'
import type { Difference, StateFacts, StateField } from './state-change.ts'

/** A value of a state in words. */
function valueWord(t: T, field: StateField, value: StateFacts[StateField]): string {
  if (typeof value === 'boolean') return t(value ? 'systems:zombieYes' : 'systems:zombieNo')
  if (field === 'cloud') return t(`systems:cloud.${value as StateFacts['cloud']}`)
  if (field === 'sharing') return t(`systems:sharing.${value as StateFacts['sharing']}`)
  return t(`systems:integration.${value as StateFacts['integration']}`)
}

/** `上云状态：待迁 → 迁移中；僵尸系统：否 → 是` */
export function DifferenceWords({ differences }: { differences: readonly Difference[] }) {
  const { t } = useWords()
  return (
    <>
      {differences.map(({ field, from, to }, index) => (
        <span key={field} className="nw">
          {index > 0 ? ' · ' : ''}
          {t('systems:timeline.change', {
            what: t(`systems:record.${field}`),
            from: valueWord(t, field, from),
            to: valueWord(t, field, to),
          })}
        </span>
      ))}
    </>
  )
}
