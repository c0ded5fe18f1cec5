import { useLocation } from 'wouter'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Card, EmptyState, Loaded, Select, useNarrow } from '../../../ui/index.ts'
import { PlacesView } from '../places/places-view.tsx'
import type { Board, BoardCard } from './board-query.ts'
import { type BoardView, boardParams } from './board-url.ts'

const BoardPlacesDocument = graphql(`
  query IndicatorBoardPlaces($id: ID!, $place: ID!, $asOf: Day) {
    indicator(id: $id) {
      id
      name
      ranking(place: $place, asOf: $asOf) {
        ...PlaceRow
      }
    }
  }
`)

interface BoardMapProps {
  board: Board
  cards: readonly BoardCard[]
  view: BoardView
  change(next: Partial<BoardView>): void
}

/** One indicator over the places below: a map where there is one, tiles otherwise. A place leads down. */
export function BoardMap({ board, cards, view, change }: BoardMapProps) {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const [, navigate] = useLocation()
  const narrow = useNarrow()
  const list = cards.length > 0 ? cards : board.cards
  const chosen = list.find(({ indicator }) => indicator.id === view.by) ?? list[0]
  const id = chosen?.indicator.id ?? ''
  const result = useRead(BoardPlacesDocument, { id, place, asOf }, { pause: id === '' })
  return (
    <Card
      className="board-map"
      title={t('figures:map.title', { place: board.place.name })}
      aside={
        <Select
          quiet
          label={t('figures:board.choose')}
          value={id}
          onChange={by => change({ by })}
          options={list.map(({ indicator }) => ({ value: indicator.id, label: indicator.name }))}
        />
      }
    >
      <Loaded result={result}>
        {({ indicator }) =>
          indicator ? (
            <PlacesView
              name={indicator.name}
              place={board.place}
              rows={indicator.ranking}
              height={narrow ? 320 : 560}
              onPick={code => navigate(href(paths.indicators(), { ...boardParams(view), place: code }))}
            />
          ) : (
            <EmptyState>{t('figures:map.none')}</EmptyState>
          )
        }
      </Loaded>
    </Card>
  )
}
