import type { CockpitPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { weekdayOf } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Loaded, PageHead } from '../../ui/index.ts'
import { AttentionList } from './attention-list.tsx'
import './cockpit.css'
import { CockpitEmpty } from './cockpit-empty.tsx'
import { CockpitSkeleton } from './cockpit-skeleton.tsx'
import { CompletionCard } from './completion-card.tsx'
import { Headlines } from './headlines.tsx'
import { IndicatorCards } from './indicator-cards.tsx'
import { levelName } from './level-name.ts'
import { PlaceCrumbs } from './place-crumbs.tsx'
import { PlaceTable } from './place-table.tsx'
import { PlanProgress } from './plan-progress.tsx'
import { UnitProgress } from './unit-progress.tsx'

const CockpitPageDocument = graphql(`
  query CockpitPage($place: ID!, $asOf: Day) {
    cockpit(place: $place, asOf: $asOf) {
      place {
        code
        name
        level
        path {
          code
          name
        }
      }
      below {
        level
        count
      }
      asOf
      calendarUncertain
      counts {
        total
      }
      ...CockpitAttention
      ...CockpitHeadlines
      ...CockpitUnits
      ...CockpitPlaces
      ...CockpitIndicators
      ...CockpitCompletion
      ...CockpitPlans
    }
  }
`)

type Board = CockpitPageQuery['cockpit']

/** How the tasks of a place stand on a day, on one screen; every number opens what it counts. */
export function CockpitPage() {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const result = useRead(CockpitPageDocument, { place, asOf }, { pause: !place })
  const board = result.data?.cockpit
  return (
    <div className="cockpit">
      <PageHead title={t('dashboard:title')} caption={board ? <Caption board={board} /> : null} />
      <Loaded result={result} skeleton={<CockpitSkeleton />}>
        {({ cockpit }) =>
          cockpit.counts.total === 0 ? (
            <CockpitEmpty place={cockpit.place} asOf={cockpit.asOf} />
          ) : (
            <>
              <AttentionList cockpit={cockpit} />
              <Headlines cockpit={cockpit} />
              <div className="boards">
                <UnitProgress cockpit={cockpit} />
                <PlaceTable cockpit={cockpit} />
                <IndicatorCards cockpit={cockpit} />
                <CompletionCard cockpit={cockpit} />
                <PlanProgress cockpit={cockpit} />
              </div>
            </>
          )
        }
      </Loaded>
    </div>
  )
}

/** Where, how large, and on which day. */
function Caption({ board: { place, below, asOf, calendarUncertain } }: { board: Board }) {
  const { t, language } = useWords()
  const size = below.map(({ level, count }) => t(`dashboard:below.${levelName(level)}`, { count })).join(' ')
  const day = t('dashboard:asOf', { day: asOf, weekday: weekdayOf(asOf, language) })
  return (
    <>
      <PlaceCrumbs place={place} path={place.path} />
      {[size, day, calendarUncertain ? t('dashboard:uncertain') : ''].filter(Boolean).join(' · ')}
    </>
  )
}
