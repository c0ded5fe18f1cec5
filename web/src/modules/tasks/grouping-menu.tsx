import { useWords } from '../../i18n/index.ts'
import { Menu } from '../../ui/index.ts'
import { groupingOf } from './ledger-filter.ts'
import type { LedgerControl } from './use-ledger.ts'

/** 按牵头单位 · 按方案 · 不分组. Grouping gives up a sort by hand. */
export function GroupingMenu({ ledger, change }: LedgerControl) {
  const { t } = useWords()
  const grouping = groupingOf(ledger)
  return (
    <Menu
      label={t('tasks:group.label')}
      face={
        <>
          {t(`tasks:group.${grouping}`)}
          <span className="caret" />
        </>
      }
      actions={(['lead', 'plan', 'none'] as const).map(group => ({
        id: group,
        label: t(`tasks:group.${group}`),
        run: () => change({ group, sort: null }),
      }))}
    />
  )
}
