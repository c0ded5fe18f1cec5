import { useSearch } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Loaded, PageHead, Skeleton } from '../../ui/index.ts'
import { PlaceTrail } from '../indicators/place-trail.tsx'
import { boardPeriod } from '../periods/index.ts'
import { readBoardPeriod } from './board-params.ts'
import { BoardProvider, boardViewOf, useBoardParams } from './board-view.tsx'
import './cockpit.css'
import { CockpitEmpty } from './cockpit-empty.tsx'
import { CompletionCard } from './completion-card.tsx'
import { OpenFigure } from './open-figure.tsx'
import { OriginalFigure } from './original-figure.tsx'
import { LevelProgress, PlanProgress } from './plan-progress.tsx'
import './progress.css'
import { TasksOnTimeFigure } from './tasks-on-time-figure.tsx'
import { UnitProgress } from './unit-progress.tsx'
import { DueFigure, GapFigures, OverdueFigure } from './urgent-figures.tsx'

const TaskProgressPageDocument = graphql(`
  query TaskProgressPage($place: ID!, $asOf: Day, $period: BoardPeriod!) {
    cockpit(place: $place, asOf: $asOf, period: $period) {
      place {
        code
        name
        level
        path {
          code
          name
        }
      }
      asOf
      updatedAt
      compared {
        period
        days {
          from
          until
        }
      }
      counts {
        total
      }
      ...OpenFigure
      ...UrgentFigures
      ...TasksOnTimeFigure
      ...OriginalFigure
      ...CockpitCompletion
      ...CockpitPlans
      ...CockpitUnits
    }
  }
`)

/** How the tasks of a place get done: what is open and due, over time, by plan, unit and level. */
export function TaskProgressPage() {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const params = useBoardParams()
  const { period } = readBoardPeriod(useSearch())
  const variables = { place, asOf, period: boardPeriod(period) }
  const result = useRead(TaskProgressPageDocument, variables, { pause: !place })
  const board = result.data?.cockpit
  return (
    <div className="cockpit progress">
      <PageHead
        board
        title={t('dashboard:progress.title')}
        caption={
          board ? (
            <>
              <PlaceTrail
                place={board.place}
                path={board.place.path}
                to={code => href(paths.progress(), { ...params, place: code })}
              />
              <span>{t('dashboard:progress.caption')}</span>
            </>
          ) : null
        }
        actions={
          <ButtonLink href={href(paths.cockpit(), params)}>{t('dashboard:milestones.back')}</ButtonLink>
        }
      />
      <Loaded result={result} skeleton={<Skeleton lines={12} />}>
        {({ cockpit }) =>
          cockpit.counts.total === 0 ? (
            <CockpitEmpty place={cockpit.place} asOf={cockpit.asOf} />
          ) : (
            <BoardProvider
              view={boardViewOf(cockpit, cockpit.updatedAt ? instant(cockpit.updatedAt).slice(5) : null)}
            >
              <section className="card heads six" aria-label={t('dashboard:figure.label')}>
                <OpenFigure cockpit={cockpit} />
                <OverdueFigure cockpit={cockpit} />
                <DueFigure cockpit={cockpit} />
                <TasksOnTimeFigure cockpit={cockpit} short />
                <OriginalFigure cockpit={cockpit} />
                <GapFigures cockpit={cockpit} />
              </section>
              <div className="progress-boards">
                <div className="pile">
                  <CompletionCard cockpit={cockpit} />
                  <LevelProgress cockpit={cockpit} />
                </div>
                <div className="pile">
                  <PlanProgress cockpit={cockpit} />
                  <UnitProgress cockpit={cockpit} alone />
                </div>
              </div>
            </BoardProvider>
          )
        }
      </Loaded>
    </div>
  )
}
