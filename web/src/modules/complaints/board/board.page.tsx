import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { dayWithWeekday, instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, ExportButton, Loaded, PageHead, ReportButton, Skeleton } from '../../../ui/index.ts'
import { HotIssuesCard } from '../../hot-issues/index.ts'
import { PlaceTrail } from '../../indicators/place-trail.tsx'
import { lengthOf, namedPeriod, type Period, PeriodFilter, periodOf } from '../../periods/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import { exportHref, readComplaintList } from '../list/list-url.ts'
import { BoardEmpty } from './board-empty.tsx'
import { BoardFilters } from './board-filters.tsx'
import { type Board, ComplaintBoardDocument, ComplaintRowFragmentDoc } from './board-query.ts'
import { type BoardView, boardParams, readBoard } from './board-url.ts'
import { CategoriesCard } from './categories-card.tsx'
import { ChannelsCard } from './channels-card.tsx'
import { HoursCard } from './hours-card.tsx'
import { PlacesCard } from './places-card.tsx'
import { ProblemsCard } from './problems-card.tsx'
import { RateStrip } from './rate-strip.tsx'
import { useTicketLinks } from './ticket-links.ts'
import { TrendCard } from './trend-card.tsx'
import { UnitsTable } from './units-table.tsx'
import '../../../ui/boards.css'

/** The state of the board, kept in the address. */
function useBoardView() {
  const { href } = useScope()
  const [, navigate] = useLocation()
  const view = readBoard(useSearch())
  const change = (patch: Partial<BoardView>) =>
    navigate(href(paths.complaints(), boardParams({ ...view, ...patch })))
  return { view, change }
}

/** 12345: what was complained of in a period, how it was handled, by whom and where. */
export function ComplaintBoardPage() {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const { view, change } = useBoardView()
  const [asTables, setAsTables] = useState(false)
  const period = periodOf(view.period, view.own, asOf)
  const filter = { categoryId: view.category, organizationId: view.unit, channelId: view.channel }
  const result = useRead(
    ComplaintBoardDocument,
    { place, ...period, period: namedPeriod(view.period), filter, asOf },
    { pause: place === '' },
  )
  const board = result.data?.complaintBoard
  const list = { ...readComplaintList(''), ...period, measure: 'RECEIVED' as const }
  const { category, unit, channel } = view
  return (
    <div className="complaint-board">
      <PageHead
        title={t('complaintBoard:title')}
        count={board ? t('complaintBoard:count', { count: board.received.value }) : undefined}
        caption={board ? <Caption board={board} view={view} /> : null}
        period={<PeriodFilter view={view} period={period} asOf={asOf} change={change} />}
        actions={
          <>
            <Button aria-pressed={asTables} onClick={() => setAsTables(!asTables)}>
              {t(asTables ? 'complaintBoard:tables.hide' : 'complaintBoard:tables.show')}
            </Button>
            <ReportButton
              board="complaints"
              asked={{ place, asOf, ...period, period: namedPeriod(view.period), ...filter }}
              disabled={!board}
            />
            <ExportButton
              href={exportHref({ ...list, category, unit, channel }, place, asOf)}
              count={board?.received.value}
            />
          </>
        }
      />
      <ComplaintTabs here="board" />
      <BoardFilters view={view} board={board} change={change} />
      <Loaded result={result} skeleton={<BoardSkeleton />}>
        {({ complaintBoard }) => (
          <Shown board={complaintBoard} view={view} period={period} asTables={asTables} change={change} />
        )}
      </Loaded>
    </div>
  )
}

interface ShownProps {
  board: Board
  view: BoardView
  period: Period
  asTables: boolean
  change(patch: Partial<BoardView>): void
}

/** Nothing received, nothing due, nothing closed. */
const isEmpty = ({ received, rates }: Board): boolean =>
  received.value === 0 && rates.every(({ rate }) => rate.denominator === 0)

function Shown({ board, view, period, asTables, change }: ShownProps) {
  const link = useTicketLinks(view, period)
  const whole = readFragment(ComplaintRowFragmentDoc, board.whole)
  const units = readFragment(ComplaintRowFragmentDoc, board.units)
  const places = readFragment(ComplaintRowFragmentDoc, board.places)
  if (isEmpty(board))
    return <BoardEmpty name={board.place.name} never={!board.updatedAt} view={view} change={change} />
  const parts = { board, view, link, asTables, change }
  return (
    <>
      <RateStrip board={board} link={link} />
      <div className="upper">
        <TrendCard {...parts} />
        <CategoriesCard {...parts} />
        <UnitsTable units={units} whole={whole} link={link} change={change} />
        <HotIssuesCard {...period} days={lengthOf(period)} category={view.category} unit={view.unit} />
        <ProblemsCard view={view} />
      </div>
      <div className="lower">
        <PlacesCard {...parts} places={places} whole={whole} />
        <HoursCard {...parts} />
        <ChannelsCard {...parts} />
      </div>
    </>
  )
}

function Caption({ board, view }: { board: Board; view: BoardView }) {
  const { t, language } = useWords()
  const { place, from, until, asOf, updatedAt } = board
  const { href } = useScope()
  const days = lengthOf(board)
  const day = (one: string) => dayWithWeekday(one, asOf, language)
  const span = t('complaintBoard:caption.span', {
    period: t(`complaintBoard:caption.${view.period}`, { count: days }),
    from: day(from),
    until: day(until),
  })
  const params = boardParams(view)
  return (
    <>
      <PlaceTrail
        place={place}
        path={place.path}
        to={code => href(paths.complaints(), { ...params, place: code })}
      />
      <span>
        {[span, updatedAt ? t('complaintBoard:caption.updated', { at: instant(updatedAt).slice(5) }) : null]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

function BoardSkeleton() {
  return (
    <>
      <div className="card strip wait">
        <Skeleton lines={2} />
      </div>
      <div className="upper">
        {['trend', 'categories', 'units', 'hot', 'problem-tickets'].map(part => (
          <div key={part} className={`card ${part}`}>
            <Skeleton lines={6} />
          </div>
        ))}
      </div>
    </>
  )
}
