import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { cx } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import './observations.css'

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
    <nav className="reporting-tabs no-print" aria-label={t('reporting:tabs')}>
      {TABS.map(tab => (
        <Link
          key={tab}
          href={href(ADDRESS[tab]())}
          className={cx(tab === at && 'on')}
          aria-current={tab === at ? 'page' : undefined}
        >
          {t(`reporting:tab.${tab}`)}
          {tab === at && count !== undefined ? <span className="n">{count}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
