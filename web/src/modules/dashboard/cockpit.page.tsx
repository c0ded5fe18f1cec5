import { useLocation, useSearch } from 'wouter'
import { askEarly } from '../../graphql/early.ts'
import type { CockpitPageQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { instant, weekdayOf } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { ButtonLink, Loaded, PageHead, ReportButton, useNarrow } from '../../ui/index.ts'
import { boardPeriod, PeriodFilter, type PeriodView, periodOf } from '../periods/index.ts'
import { AttentionList } from './attention-list.tsx'
import { readBoardPeriod } from './board-params.ts'
import { BoardProvider, boardViewOf, useBoardParams } from './board-view.tsx'
import './cockpit.css'
import { CockpitEmpty } from './cockpit-empty.tsx'
import { CockpitSkeleton } from './cockpit-skeleton.tsx'
import { GapLine } from './gap-line.tsx'
import { Headlines } from './headlines.tsx'
import { IndicatorCards } from './indicator-cards.tsx'
import { levelName } from './level-name.ts'
import { LocalTasks } from './local-tasks.tsx'
import { PlaceCrumbs } from './place-crumbs.tsx'
import { PlaceTable } from './place-table.tsx'
import { TicketsCard } from './tickets-card.tsx'
import { UnitProgress } from './unit-progress.tsx'

const CockpitPageDocument = graphql(`
  query CockpitPage($place: ID!, $asOf: Day, $period: BoardPeriod!) {
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
      below {
        level
        count
      }
      asOf
      updatedAt
      calendarUncertain
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
      indicators {
        counts {
          total
        }
      }
      complaints {
        received {
          value
        }
      }
      byPlace {
        place {
          code
        }
      }
      ...CockpitAttention
      ...CockpitGaps
      ...CockpitHeadlines
      ...CockpitUnits
      ...CockpitPlaces
      ...CockpitIndicators
      ...CockpitTickets
    }
  }
`)

type Board = CockpitPageQuery['cockpit']

/** What the page will ask at this address, asked before it is drawn. */
export function askCockpit(place: string, asOf: string, search: string): void {
  askEarly(CockpitPageDocument, { place, asOf, period: boardPeriod(readBoardPeriod(search).period) })
}

/** How a place stands on a day, on one screen; every number opens what it counts. */
export function CockpitPage() {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  // A wall has no phone in front of it.
  const narrow = useNarrow()
  const { period } = readBoardPeriod(useSearch())
  const variables = { place, asOf, period: boardPeriod(period) }
  const result = useRead(CockpitPageDocument, variables, { pause: !place })
  const board = result.data?.cockpit
  return (
    <div className="cockpit">
      <PageHead
        title={t('dashboard:title')}
        caption={board ? <Caption board={board} /> : null}
        period={<Period choice={period} />}
        actions={
          <>
            <ReportButton
              board="cockpit"
              asked={{ place, asOf, period: boardPeriod(period) }}
              disabled={!board}
            />
            {narrow ? null : <ButtonLink href={href(paths.screen())}>{t('dashboard:bigScreen')}</ButtonLink>}
          </>
        }
      />
      <Loaded result={result} skeleton={<CockpitSkeleton />}>
        {({ cockpit }) =>
          isEmpty(cockpit) ? (
            <CockpitEmpty place={cockpit.place} asOf={cockpit.asOf} />
          ) : (
            <BoardProvider view={boardViewOf(cockpit, freshOf(cockpit))}>
              <Shown board={cockpit} />
            </BoardProvider>
          )
        }
      </Loaded>
    </div>
  )
}

/** Neither tasks nor indicators nor tickets. */
const isEmpty = ({ counts, indicators, complaints }: Board): boolean =>
  counts.total === 0 && !indicators?.counts.total && !complaints?.received.value

const freshOf = ({ updatedAt }: Board): string | null => (updatedAt ? instant(updatedAt).slice(5) : null)

function Shown({ board }: { board: Board }) {
  return (
    <>
      <AttentionList cockpit={board} />
      <GapLine cockpit={board} />
      <Headlines cockpit={board} />
      <div className="boards">
        <UnitProgress cockpit={board} />
        {board.byPlace.length > 0 ? <PlaceTable cockpit={board} /> : <LocalTasks place={board.place} />}
        <IndicatorCards cockpit={board} />
        <TicketsCard cockpit={board} />
      </div>
    </>
  )
}

/** Over which days; the rest of the address stays. */
function Period({ choice }: { choice: PeriodView['period'] }) {
  const { asOf, href } = useScope()
  const [, navigate] = useLocation()
  const params = useBoardParams()
  const change = ({ period }: PeriodView) =>
    navigate(href(paths.cockpit(), { ...params, period: period === 'days' ? null : period }))
  return (
    <PeriodFilter
      view={{ period: choice, own: null }}
      period={periodOf(choice, null, asOf)}
      asOf={asOf}
      usualOnly
      change={change}
    />
  )
}

/** Where, how large, on which day, and how fresh. */
function Caption({ board }: { board: Board }) {
  const { t, language } = useWords()
  const { place, below, asOf, calendarUncertain } = board
  const size = below.map(({ level, count }) => t(`dashboard:below.${levelName(level)}`, { count })).join(' ')
  const fresh = freshOf(board)
  const day = t('dashboard:asOf', { day: asOf, weekday: weekdayOf(asOf, language) })
  const words = [
    size,
    fresh ? t('dashboard:updated', { at: fresh }) : '',
    calendarUncertain ? t('dashboard:uncertain') : '',
  ]
  return (
    <>
      <PlaceCrumbs place={place} path={place.path} />
      <span>{[...words.slice(0, 1), day, ...words.slice(1)].filter(Boolean).join(' · ')}</span>
    </>
  )
}
