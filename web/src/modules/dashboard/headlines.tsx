import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { IndicatorFigure } from './indicator-figure.tsx'
import { MilestoneFigure } from './milestone-figure.tsx'
import { OpenFigure } from './open-figure.tsx'
import { DueFigure, GapFigures, OverdueFigure } from './urgent-figures.tsx'

const HeadlinesFragment = graphql(`
  fragment CockpitHeadlines on Cockpit {
    ...OpenFigure
    ...UrgentFigures
    ...MilestoneFigure
    ...IndicatorFigure
  }
`)

/** The figures a leader reads first; each opens what it counts. */
export function Headlines({ cockpit }: { cockpit: FragmentType<typeof HeadlinesFragment> }) {
  const { t } = useWords()
  const data = readFragment(HeadlinesFragment, cockpit)
  return (
    <section className="card heads" aria-label={t('dashboard:figure.label')}>
      <OpenFigure cockpit={data} />
      <OverdueFigure cockpit={data} />
      <DueFigure cockpit={data} />
      <MilestoneFigure cockpit={data} />
      <IndicatorFigure cockpit={data} />
      <GapFigures cockpit={data} />
    </section>
  )
}
