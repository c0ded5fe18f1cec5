import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { ContentFigure, TicketsOnTimeFigure } from './complaint-figures.tsx'
import { NoticeFigure } from './notice-figure.tsx'
import { ReachedFigure } from './reached-figure.tsx'
import { TasksOnTimeFigure } from './tasks-on-time-figure.tsx'

const HeadlinesFragment = graphql(`
  fragment CockpitHeadlines on Cockpit {
    ...TasksOnTimeFigure
    ...ReachedFigure
    ...ComplaintFigures
    ...NoticeFigure
  }
`)

/** The figures a leader reads first; each opens what it counts. What the viewer may not read is not there. */
export function Headlines({ cockpit }: { cockpit: FragmentType<typeof HeadlinesFragment> }) {
  const { t } = useWords()
  const data = readFragment(HeadlinesFragment, cockpit)
  return (
    <section className="card heads" aria-label={t('dashboard:figure.label')}>
      <TasksOnTimeFigure cockpit={data} />
      <ReachedFigure cockpit={data} />
      <TicketsOnTimeFigure cockpit={data} />
      <ContentFigure cockpit={data} />
      <NoticeFigure cockpit={data} />
    </section>
  )
}
