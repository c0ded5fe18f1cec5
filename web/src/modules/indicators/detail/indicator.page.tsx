import { useParams } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { ButtonLink, cx, EmptyState, ExportButton, Light, Loaded, PageHead } from '../../../ui/index.ts'
import { InstructButton } from '../../instructions/index.ts'
import '../figures.css'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { gapWords } from '../figure-words.ts'
import { PlaceTrail } from '../place-trail.tsx'
import { BothCard } from './both-card.tsx'
import { CorrectionsCard } from './corrections-card.tsx'
import { CourseCard } from './course-card.tsx'
import { DefinitionCard } from './definition-card.tsx'
import { HeatCard } from './heat-card.tsx'
import { type IndicatorFacts, IndicatorPageDocument } from './indicator-query.ts'
import { MissingCard } from './missing-card.tsx'
import { ObservationPanel } from './observation-panel.tsx'
import { PeriodsCard } from './periods-card.tsx'
import { RankingCard } from './ranking-card.tsx'
import { TargetsCard } from './targets-card.tsx'
import { TasksCard } from './tasks-card.tsx'
import { type Detail, useDetail } from './use-detail.ts'
import { useScrollMemory } from './use-scroll-memory.ts'

/** One indicator at one place: its course, who holds it back, what it means, and what lies behind each figure. */
export function IndicatorPage() {
  const { t } = useWords()
  const { id } = useParams() as { id: string }
  const { place, asOf, href } = useScope()
  const detail = useDetail(id)
  const result = useRead(IndicatorPageDocument, { id, place, asOf }, { pause: place === '' })
  const { cell } = detail.view
  const list = useScrollMemory(`${id} ${place} ${asOf}`)
  return (
    <div className="split">
      <div className="list" ref={list}>
        <Loaded result={result}>
          {({ indicator }) =>
            indicator ? (
              <>
                <Head indicator={indicator} detail={detail} />
                <Body indicator={indicator} detail={detail} />
              </>
            ) : (
              <EmptyState
                action={<ButtonLink href={href(paths.indicators())}>{t('figures:page.back')}</ButtonLink>}
              >
                {t('figures:page.gone')}
              </EmptyState>
            )
          }
        </Loaded>
      </div>
      {cell ? <ObservationPanel key={`${id}${cell.place}`} id={id} cell={cell} detail={detail} /> : null}
    </div>
  )
}

interface Props {
  indicator: IndicatorFacts
  detail: Detail
}

function Head({ indicator, detail }: Props) {
  const { t } = useWords()
  const { href, place, asOf } = useScope()
  const state = readFragment(FigureStateFragmentDoc, indicator.state)
  const gap = gapWords(state.gap, state.unit, t)
  const no = indicator.no
  return (
    <PageHead
      title={indicator.name}
      caption={
        <span className="ind-head">
          <span title={state.reason}>
            <Light level={state.light} kind="progress">
              {gap ?? undefined}
            </Light>
          </span>
          <PlaceTrail place={state.place} path={indicator.state.place.path} to={detail.at} />
          <span title={indicator.plan?.title}>
            {indicator.plan ? t('figures:page.order', { no }) : t('figures:page.no', { no })}
          </span>
          {indicator.status === 'ACTIVE' ? null : <b>{t(`figures:page.notActive.${indicator.status}`)}</b>}
        </span>
      }
      actions={
        <>
          <ButtonLink href={href(paths.indicatorCompare(indicator.id))}>
            {t('figures:page.compare')}
          </ButtonLink>
          <ButtonLink href={href(paths.libraryEntry(indicator.id))}>{t('figures:page.edit')}</ButtonLink>
          <ExportButton
            href={`/files/indicator-figures.xlsx?id=${indicator.id}&place=${place}&asOf=${asOf}`}
            count={indicator.series.periods.length}
          />
          <InstructButton subjectTitle={indicator.name} subject="INDICATOR" subjectId={indicator.id} />
        </>
      }
    />
  )
}

function Body({ indicator, detail }: Props) {
  const { state } = indicator
  return (
    <div className={cx('ind-lay', detail.view.cell && 'tight')}>
      <div className="ind-main">
        <CourseCard indicator={indicator} />
        <div className={cx('ind-two', indicator.ranking.length === 0 && 'one')}>
          {indicator.ranking.length > 0 ? <RankingCard indicator={indicator} detail={detail} /> : null}
          {indicator.ranking.length > 0 ? (
            <HeatCard indicator={indicator} detail={detail} />
          ) : (
            <PeriodsCard indicator={indicator} detail={detail} />
          )}
        </div>
      </div>
      <aside className="ind-side">
        <DefinitionCard indicator={indicator} />
        {state.own && state.rollUp ? <BothCard indicator={indicator} /> : null}
        <MissingCard indicator={indicator} />
        <CorrectionsCard indicator={indicator} detail={detail} />
        <TasksCard indicator={indicator} />
        <TargetsCard indicator={indicator} />
      </aside>
    </div>
  )
}
