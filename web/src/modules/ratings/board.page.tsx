import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import {
  Button,
  ButtonLink,
  EmptyState,
  ExportButton,
  Loaded,
  PageHead,
  ReportButton,
  Skeleton,
} from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { PlaceTrail } from '../indicators/place-trail.tsx'
import {
  namedPeriod,
  type Period,
  PeriodFilter,
  type PeriodView,
  periodOf,
  periodParams,
  readPeriod,
} from '../periods/index.ts'
import { LevelsCard } from './levels-card.tsx'
import { exportHref, NO_FILTER } from './list-url.ts'
import { Rates } from './rates.tsx'
import { type Board, RatingBoardDocument, RatingRowFragmentDoc } from './rating-query.ts'
import { RatingTabs } from './rating-tabs.tsx'
import { RowsTable } from './rows-table.tsx'
import { TrendCard } from './trend-card.tsx'
import '../../ui/boards.css'
import './ratings.css'

/** 好差评: how people rated what was done for them in a period, by unit, place and channel. */
export function RatingBoardPage() {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const [, navigate] = useLocation()
  const [asTables, setAsTables] = useState(false)
  const view = readPeriod(useSearch())
  const period = periodOf(view.period, view.own, asOf)
  const result = useRead(
    RatingBoardDocument,
    { place, ...period, period: namedPeriod(view.period), asOf },
    { pause: place === '' },
  )
  const board = result.data?.ratingBoard
  return (
    <div className="rating-board">
      <PageHead
        title={t('ratings:title')}
        count={board ? t('ratings:count', { count: board.events }) : undefined}
        caption={board ? <Caption board={board} view={view} /> : null}
        period={
          <PeriodFilter
            view={view}
            period={period}
            asOf={asOf}
            change={next => navigate(href(paths.ratings(), periodParams(next)))}
          />
        }
        actions={
          <>
            <Button aria-pressed={asTables} onClick={() => setAsTables(!asTables)}>
              {t(asTables ? 'ratings:board.hideTable' : 'ratings:board.showTable')}
            </Button>
            <ReportButton
              board="ratings"
              asked={{ place, asOf, ...period, period: namedPeriod(view.period) }}
              disabled={!board}
            />
            <ExportButton href={exportHref({ ...NO_FILTER, ...period }, place, asOf)} count={board?.events} />
          </>
        }
      />
      <RatingTabs here="board" />
      <Loaded
        result={result}
        skeleton={
          <div className="card wait">
            <Skeleton lines={6} />
          </div>
        }
      >
        {({ ratingBoard }) => <Shown board={ratingBoard} view={view} period={period} asTables={asTables} />}
      </Loaded>
    </div>
  )
}

interface ShownProps {
  board: Board
  view: PeriodView
  period: Period
  asTables: boolean
}

function Shown({ board, view, period, asTables }: ShownProps) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  const parts = { view, period, placeCode: board.place.code }
  if (board.events === 0 && board.openRectifications === 0)
    return (
      <EmptyState
        action={
          can.manageRatings ? (
            <ButtonLink look="primary" href={href(paths.ratingImport())}>
              {t('ratings:import.title')}
            </ButtonLink>
          ) : null
        }
      >
        {t('ratings:board.empty', { name: board.place.name })}
      </EmptyState>
    )
  return (
    <>
      <Rates board={board} period={period} />
      <div className="rating-grid">
        <TrendCard board={board} asTables={asTables} />
        <LevelsCard board={board} period={period} />
        <RowsTable kind="units" rows={readFragment(RatingRowFragmentDoc, board.units)} {...parts} />
        <div className="col">
          <RowsTable kind="places" rows={readFragment(RatingRowFragmentDoc, board.places)} {...parts} />
          <RowsTable kind="channels" rows={readFragment(RatingRowFragmentDoc, board.channels)} {...parts} />
        </div>
      </div>
    </>
  )
}

function Caption({ board, view }: { board: Board; view: PeriodView }) {
  const { t } = useWords()
  const { href } = useScope()
  const { place, from, until } = board
  return (
    <>
      <PlaceTrail
        place={place}
        path={place.path}
        to={code => href(paths.ratings(), { ...periodParams(view), place: code })}
      />
      <span>{t('ratings:caption', { from, until })}</span>
    </>
  )
}
