import { Link } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { cx } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import './complaint-tabs.css'

const DeskCountsDocument = graphql(`
  query ComplaintDeskCounts($place: ID!) {
    complaintDesk(place: $place) {
      groups {
        key
        count
      }
    }
  }
`)

export type ComplaintTab = 'board' | 'list' | 'desk' | 'hot' | 'imports' | 'limits'

/** How many tickets wait for the viewer; undefined while unknown, or when none does. */
function useWaiting(): number | undefined {
  const { can } = useSession().viewer
  const { place } = useScope()
  const works = can.workAtUnitDesk || can.workAtOfficeDesk || can.manageComplaints
  const { data } = useRead(DeskCountsDocument, { place }, { pause: !works || place === '' })
  return data?.complaintDesk.groups.reduce((sum, { count }) => sum + count, 0) || undefined
}

/** 看板 · 工单 · 待办 · 热点, and for those who manage tickets 导入 · 时限: above every page of the area. */
export function ComplaintTabs({ here }: { here: ComplaintTab }) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  const waiting = useWaiting()
  const works = can.workAtUnitDesk || can.workAtOfficeDesk || can.manageComplaints
  const tabs: readonly { tab: ComplaintTab; to: string; may: boolean }[] = [
    { tab: 'board', to: paths.complaints(), may: can.readComplaints },
    { tab: 'list', to: paths.complaintList(), may: can.readComplaints },
    { tab: 'desk', to: paths.complaintDesk(), may: works },
    { tab: 'hot', to: paths.hotIssues(), may: can.readComplaints },
    { tab: 'imports', to: paths.complaintImports(), may: can.manageComplaints },
    { tab: 'limits', to: paths.complaintLimits(), may: can.manageComplaints },
  ]
  return (
    <nav className="area-tabs no-print" aria-label={t('complaints:tabs.label')}>
      {tabs
        .filter(({ may }) => may)
        .map(({ tab, to }) => (
          <Link
            key={tab}
            href={href(to)}
            className={cx(tab === here && 'on')}
            aria-current={tab === here ? 'page' : undefined}
          >
            {t(`complaints:tabs.${tab}`)}
            {tab === 'desk' && waiting ? <span className="n">{waiting}</span> : null}
          </Link>
        ))}
    </nav>
  )
}
