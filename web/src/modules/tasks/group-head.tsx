import { useWords } from '../../i18n/index.ts'
import { LightCounts } from '../../ui/index.ts'
import { countRows } from './ledger-filter.ts'
import type { LedgerRow } from './ledger-query.ts'
import type { Grouping } from './ledger-url.ts'

interface GroupHeadProps {
  grouping: Grouping
  rows: readonly LedgerRow[]
  /** More rows of this group may still come: its counts are not known yet. */
  partial: boolean
}

/** A unit or a plan, and how its tasks stand. */
export function GroupHead({ grouping, rows, partial }: GroupHeadProps) {
  const { t } = useWords()
  const [first] = rows
  if (!first) return null
  const name =
    grouping === 'plan' ? first.plan.title : (first.lead[0]?.organization.name ?? t('tasks:ledger.noLead'))
  const counts = countRows(rows)
  return (
    <span className="group-head">
      <b className="ell">{name}</b>
      {partial ? (
        <span className="cap">{t('tasks:ledger.groupPartial', { count: counts.total })}</span>
      ) : (
        <>
          <span className="cap">
            {[
              counts.open > 0 ? t('tasks:ledger.groupOpen', { count: counts.open }) : null,
              counts.done > 0 ? t('tasks:ledger.groupDone', { count: counts.done }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <LightCounts counts={counts} />
        </>
      )}
    </span>
  )
}

/** Rows of one group stand together: the server sorts by the same name. */
export function groupKey(grouping: Grouping): ((row: LedgerRow) => string) | undefined {
  if (grouping === 'plan') return row => row.plan.id
  if (grouping === 'lead') return row => row.lead[0]?.organization.name ?? ''
  return undefined
}
