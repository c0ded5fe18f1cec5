import { useLocation, useSearch } from 'wouter'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  ButtonLink,
  EmptyState,
  ExportButton,
  Loaded,
  PageHead,
  ReportButton,
} from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { PeriodFilter, periodOf } from '../../periods/index.ts'
import '../figures.css'
import { exportHref } from '../export-href.ts'
import { PlaceTrail } from '../place-trail.tsx'
import { BoardCards } from './board-cards.tsx'
import { BoardFilters } from './board-filters.tsx'
import { BoardMap } from './board-map.tsx'
import { shownCards } from './board-order.ts'
import { type Board, IndicatorBoardDocument } from './board-query.ts'
import { BoardSum } from './board-sum.tsx'
import { type BoardView, boardParams, readBoard } from './board-url.ts'

/** The state of the board, kept in the address. */
function useBoardView() {
  const { href } = useScope()
  const [, navigate] = useLocation()
  const view = readBoard(useSearch())
  const change = (next: Partial<BoardView>) =>
    navigate(href(paths.indicators(), boardParams({ ...view, ...next })))
  return { view, change }
}

const indicatorsOf = (cards: Board['cards']) => cards.map(({ indicator }) => indicator)

/** 指标: where each indicator of a place stands against where it should stand today. */
export function IndicatorBoardPage() {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const { viewer } = useSession()
  const { view, change } = useBoardView()
  const result = useRead(IndicatorBoardDocument, { place, asOf }, { pause: place === '' })
  const board = result.data?.indicatorBoard
  const cards = board ? shownCards(board.cards, view) : []
  const shown = board && cards.length
  const params = boardParams(view)
  return (
    <>
      <PageHead
        title={t('figures:board.title')}
        count={shown === undefined ? undefined : t('figures:board.count', { count: shown })}
        caption={
          board ? (
            <>
              <PlaceTrail
                place={board.place}
                path={board.place.path}
                to={code => href(paths.indicators(), { ...params, place: code })}
              />
              <BoardSum counts={board.counts} choice={view.period} />
            </>
          ) : (
            t('figures:board.caption')
          )
        }
        period={
          <PeriodFilter
            view={view}
            period={periodOf(view.period, view.own, asOf)}
            asOf={asOf}
            usualOnly
            change={change}
          />
        }
        actions={
          <>
            {viewer.can.manageIndicators ? (
              <ButtonLink href={href(paths.indicatorLibrary())}>{t('figures:board.toLibrary')}</ButtonLink>
            ) : null}
            <ReportButton board="indicators" asked={{ place, asOf }} disabled={!board} />
            <ExportButton
              href={exportHref(
                '/files/indicator-board.xlsx',
                { place, asOf },
                { shown: indicatorsOf(cards), all: indicatorsOf(board?.cards ?? []) },
              )}
              count={shown}
            />
          </>
        }
      />
      {board && viewer.can.manageIndicators && board.proposed > 0 ? (
        <Proposed count={board.proposed} />
      ) : null}
      <Loaded result={result}>
        {({ indicatorBoard }) => <Shown board={indicatorBoard} view={view} change={change} />}
      </Loaded>
    </>
  )
}

interface ShownProps {
  board: Board
  view: BoardView
  change(next: Partial<BoardView>): void
}

function Shown({ board, view, change }: ShownProps) {
  const { t } = useWords()
  if (board.cards.length === 0) return <NothingYet name={board.place.name} />
  const cards = shownCards(board.cards, view)
  return (
    <>
      <BoardFilters counts={board.counts} view={view} change={change} />
      {view.view === 'map' ? (
        <BoardMap board={board} cards={cards} view={view} change={change} />
      ) : cards.length === 0 ? (
        <EmptyState
          action={
            <Button onClick={() => change({ lights: [], missing: null })}>
              {t('figures:board.showAll')}
            </Button>
          }
        >
          {t('figures:board.noMatch')}
        </EmptyState>
      ) : (
        <BoardCards cards={cards} grouped={view.group === 'plan'} />
      )}
    </>
  )
}

/** What the plans name and nobody has defined yet. */
function Proposed({ count }: { count: number }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <p className="todo">
      <b>{t('figures:board.proposed', { count })}</b> <span>{t('figures:board.proposedSay', { count })}</span>{' '}
      <ButtonLink look="plain" small href={href(paths.indicatorLibrary(), { status: 'PROPOSED' })}>
        {t('figures:board.proposedDo')}
      </ButtonLink>
    </p>
  )
}

function NothingYet({ name }: { name: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const { viewer } = useSession()
  if (!viewer.can.manageIndicators) return <EmptyState>{t('figures:board.emptyRead', { name })}</EmptyState>
  return (
    <EmptyState
      action={
        <ButtonLink look="primary" href={href(paths.indicatorLibrary())}>
          {t('figures:board.toLibrary')}
        </ButtonLink>
      }
    >
      {t('figures:board.empty', { name })}
    </EmptyState>
  )
}
