import { Link } from 'wouter'
import { dayWithWeekday } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card } from '../../ui/index.ts'
import { lengthOf, type Period } from '../periods/period.ts'
import { Growth } from './hot-issue-words.tsx'
import type { Issue } from './issue-query.ts'

/** Why it stands here, in a sentence and four figures; each opens its tickets. */
export function IssueWhy({ issue, period }: { issue: Issue; period: Period }) {
  const { t, language } = useWords()
  const { href, asOf } = useScope()
  const days = lengthOf(period)
  const list = (span: Partial<Period>) => href(paths.complaintList(), { hot: issue.id, ...span })
  const day = (one: string) => dayWithWeekday(one, asOf, language)
  return (
    <Card
      title={t('hotIssues:page.why')}
      caption={t('hotIssues:page.whyCaption', { from: day(period.from), until: day(period.until) })}
    >
      <p className="why-words">{issue.reason}</p>
      <dl className="why-figures">
        <div>
          <dt>{t('hotIssues:page.now')}</dt>
          <dd>
            <Link href={list(period)}>{issue.count}</Link>
          </dd>
        </div>
        <div>
          <dt>{t('hotIssues:page.before', { count: days })}</dt>
          <dd>{issue.before}</dd>
        </div>
        <div>
          <dt>{t('hotIssues:page.growth')}</dt>
          <dd>
            <Growth row={issue} />
          </dd>
        </div>
        <div>
          <dt>{t('hotIssues:page.total')}</dt>
          <dd>
            <Link href={list({})}>{issue.total}</Link>
          </dd>
        </div>
      </dl>
    </Card>
  )
}
