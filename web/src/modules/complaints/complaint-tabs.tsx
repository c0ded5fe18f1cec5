import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Tabs } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { useDeskCounts, useWorksOnTickets } from './desk-counts.ts'

export type ComplaintTab = 'board' | 'list' | 'desk' | 'hot' | 'imports' | 'limits' | 'terms'

/** 看板 · 工单 · 待办 · 热点, and for those who manage tickets 导入 · 时限 · 分类: above every page of the area. */
export function ComplaintTabs({ here }: { here: ComplaintTab }) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  const waiting = useDeskCounts()?.count
  const works = useWorksOnTickets()
  const tabs: readonly { tab: ComplaintTab; to: string; may: boolean }[] = [
    { tab: 'board', to: paths.complaints(), may: can.readComplaints },
    { tab: 'list', to: paths.complaintList(), may: can.readComplaints },
    { tab: 'desk', to: paths.complaintDesk(), may: works },
    { tab: 'hot', to: paths.hotIssues(), may: can.readComplaints },
    { tab: 'imports', to: paths.complaintImports(), may: can.manageComplaints },
    { tab: 'limits', to: paths.complaintLimits(), may: can.manageComplaints },
    { tab: 'terms', to: paths.complaintTerms(), may: can.manageComplaints },
  ]
  return (
    <Tabs
      label={t('complaints:tabs.label')}
      here={here}
      tabs={tabs
        .filter(({ may }) => may)
        .map(({ tab, to }) => ({
          id: tab,
          label: t(`complaints:tabs.${tab}`),
          href: href(to),
          count: tab === 'desk' ? waiting : undefined,
        }))}
    />
  )
}
