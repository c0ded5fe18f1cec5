import { useParams, useSearch } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { dayWithWeekday } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Card, Loaded, PageHead } from '../../ui/index.ts'
import { ComplaintTabs } from '../complaints/index.ts'
import { InstructButton } from '../instructions/index.ts'
import { type Period, periodOf, periodParams, readPeriod } from '../periods/index.ts'
import { EffectBars } from './effect-bars.tsx'
import { ComplaintLinkFragmentDoc } from './hot-issue-query.ts'
import { HotLight } from './hot-issue-words.tsx'
import { IssueActions } from './issue-actions.tsx'
import { IssueExamples } from './issue-examples.tsx'
import { IssueFacts } from './issue-facts.tsx'
import { HotIssuePageDocument, type Issue } from './issue-query.ts'
import { IssueTickets } from './issue-tickets.tsx'
import { IssueWeeks } from './issue-weeks.tsx'
import { IssueWhy } from './issue-why.tsx'
import { LinkLine } from './link-line.tsx'
import './hot-issues.css'

/** One hot issue whole: why it is hot, how it went, what people say, and what was done about it. */
export function HotIssuePage() {
  const { t, language } = useWords()
  const { id = '' } = useParams<{ id: string }>()
  const { asOf, href } = useScope()
  const view = readPeriod(useSearch())
  const period = periodOf(view.period, view.own, asOf)
  const result = useRead(HotIssuePageDocument, { id, ...period, asOf }, { fresh: true })
  const back = (
    <ButtonLink href={href(paths.hotIssues(), periodParams(view))}>{t('hotIssues:page.back')}</ButtonLink>
  )
  const day = (one: string) => dayWithWeekday(one, asOf, language)
  return (
    <Loaded result={result}>
      {({ hotIssue }) => (
        <>
          <PageHead
            title={hotIssue.title}
            caption={
              <span className="state-line">
                <HotLight level={hotIssue.light} />
                {t(`hotIssues:status.${hotIssue.status}`)}
                <span>
                  {t('hotIssues:page.span', { from: day(hotIssue.firstOn), until: day(hotIssue.lastOn) })}
                </span>
              </span>
            }
            actions={
              <>
                <InstructButton subject="HOT_ISSUE" subjectId={hotIssue.id} subjectTitle={hotIssue.title} />
                <IssueActions issue={hotIssue} after={back} />
              </>
            }
          />
          <ComplaintTabs here="hot" />
          <Body issue={hotIssue} period={period} />
        </>
      )}
    </Loaded>
  )
}

function Body({ issue, period }: { issue: Issue; period: Period }) {
  const { t } = useWords()
  const links = readFragment(ComplaintLinkFragmentDoc, issue.links)
  return (
    <div className="record-page hot-issue">
      <div className="col">
        <IssueWhy issue={issue} period={period} />
        <IssueWeeks issue={issue} />
        <IssueTickets issue={issue} />
      </div>
      <div className="col">
        <Card className="chain" title={t('hotIssues:chain.title')}>
          {links.length === 0 ? (
            <p className="mut">{t('hotIssues:chain.none')}</p>
          ) : (
            <ul className="chain-links">
              {links.map(link => (
                <LinkLine key={link.id} link={link} />
              ))}
            </ul>
          )}
          {issue.effect ? (
            <EffectBars effect={issue.effect} />
          ) : links.length > 0 ? (
            <p className="cap">{t('hotIssues:chain.notYet')}</p>
          ) : null}
        </Card>
        <IssueExamples issue={issue} />
        <IssueFacts issue={issue} />
      </div>
    </div>
  )
}
