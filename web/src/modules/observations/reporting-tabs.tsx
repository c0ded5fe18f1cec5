import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Tabs } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'

const TABS = ['sheets', 'review', 'progress'] as const
export type ReportingTab = (typeof TABS)[number]

const ADDRESS = {
  sheets: paths.reporting,
  review: paths.reportingReview,
  progress: paths.reportingProgress,
} as const

/** 填报 · 审核 · 进度, for those who have more than one of them. */
export function ReportingTabs({ at, count }: { at: ReportingTab; count?: number | undefined }) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  if (!can.reviewObservations) return null
  return (
    <Tabs
      label={t('reporting:tabs')}
      here={at}
      tabs={TABS.map(tab => ({
        id: tab,
        label: t(`reporting:tab.${tab}`),
        href: href(ADDRESS[tab]()),
        count: tab === at ? count : undefined,
      }))}
    />
  )
}
