import { useCallback, useMemo } from 'react'
import { readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Card, Chart, type ChartTokens } from '../../ui/index.ts'
import { ComplaintLinkFragmentDoc } from './hot-issue-query.ts'
import type { Issue } from './issue-query.ts'
import { type Weekly, weeklyOption } from './weekly.option.ts'

const HEIGHT = 200

/** What was done about it, and when, for the lines of the chart. */
function useMarks(issue: Issue): Weekly['marks'] {
  const { t } = useWords()
  const links = readFragment(ComplaintLinkFragmentDoc, issue.links)
  return useMemo(
    () =>
      links.flatMap(({ task, notice, linkedOn }) => {
        const closedOn = task?.closedOn ?? notice?.closedOn ?? null
        const made = { day: linkedOn, words: t(`hotIssues:page.marks.${task ? 'task' : 'notice'}`) }
        return closedOn ? [made, { day: closedOn, words: t('hotIssues:page.marks.closed') }] : [made]
      }),
    [links, t],
  )
}

/** Tickets week by week, with what was done about them. */
export function IssueWeeks({ issue }: { issue: Issue }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const marks = useMarks(issue)
  const { weeks, weekly } = issue
  const option = useCallback(
    (tokens: ChartTokens) =>
      weeklyOption(
        { weeks, counts: weekly, asOf, marks },
        from => t('hotIssues:page.weekTip', { from }),
        tokens,
      ),
    [weeks, weekly, asOf, marks, t],
  )
  return (
    <Card className="weeks" title={t('hotIssues:page.weekly')} caption={t('hotIssues:page.weeklyCaption')}>
      <Chart
        caption={t('hotIssues:page.weeklyLabel', {
          name: issue.title,
          last: weekly[weekly.length - 1] ?? 0,
          most: Math.max(0, ...weekly),
        })}
        option={option}
        source={t('complaintBoard:source')}
        height={HEIGHT}
        table={{
          heads: [t('hotIssues:page.week'), t('hotIssues:page.value')],
          rows: weeks.map((week, index) => [week, weekly[index] ?? 0]),
        }}
      />
    </Card>
  )
}
