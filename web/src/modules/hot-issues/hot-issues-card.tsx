import { useState } from 'react'
import { Link } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, EmptyState, Loaded } from '../../ui/index.ts'
import { type HotIssueRow, HotIssueRowFragmentDoc, HotIssuesDocument } from './hot-issue-query.ts'
import { FOLLOWED } from './hot-issue-url.ts'
import { HotTable } from './hot-table.tsx'
import { SuperviseForm } from './supervise-forms.tsx'
import { sourceOf } from './supervise-words.ts'
import './hot-issues.css'

interface HotIssuesCardProps {
  from: string
  until: string
  days: number
  /** Filters of the board. */
  category: string | null
  unit: string | null
}

const SHOWN = 6

/** What people complain about together, most first; one click makes it a task. */
export function HotIssuesCard({ from, until, days, category, unit }: HotIssuesCardProps) {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const filter = { statuses: [...FOLLOWED], categoryId: category, organizationId: unit }
  const result = useRead(HotIssuesDocument, { place, from, until, asOf, filter, first: SHOWN })
  const total = result.data?.hotIssues.totalCount
  const [asked, setAsked] = useState<HotIssueRow | null>(null)
  return (
    <Card
      className="hot"
      sheet={(total ?? 0) > 0}
      title={t('complaintBoard:hot.title', { count: total ?? '…' })}
      caption={t('complaintBoard:hot.caption')}
      aside={<Link href={href(paths.hotIssues(), { from, until })}>{t('complaintBoard:hot.all')}</Link>}
      bare
    >
      <Loaded result={result}>
        {({ hotIssues }) =>
          hotIssues.nodes.length === 0 ? (
            <EmptyState>{t('complaintBoard:hot.none')}</EmptyState>
          ) : (
            <HotTable
              rows={readFragment(HotIssueRowFragmentDoc, hotIssues.nodes)}
              days={days}
              span={{ from, until }}
              onSupervise={setAsked}
            />
          )
        }
      </Loaded>
      {asked ? <SuperviseForm source={sourceOf(asked, t)} onClose={() => setAsked(null)} /> : null}
    </Card>
  )
}
