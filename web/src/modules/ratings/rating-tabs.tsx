import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Tabs } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'

/** 看板 · 评价 · 导入: above every page of the area. */
export function RatingTabs({ here }: { here: 'board' | 'list' | 'import' }) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  const tabs = [
    { tab: 'board' as const, to: paths.ratings(), may: true },
    { tab: 'list' as const, to: paths.ratingList(), may: true },
    { tab: 'import' as const, to: paths.ratingImport(), may: can.manageRatings },
  ]
  return (
    <Tabs
      label={t('ratings:tabs.label')}
      here={here}
      tabs={tabs
        .filter(({ may }) => may)
        .map(({ tab, to }) => ({ id: tab, label: t(`ratings:tabs.${tab}`), href: href(to) }))}
    />
  )
}
