import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Card, EmptyState, Select, useNarrow } from '../../../ui/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import { lengthOf } from '../../periods/period.ts'
import type { Board, Row } from './board-query.ts'
import { type BoardView, boardParams, PLACE_MEASURES } from './board-url.ts'
import { heatPlaces } from './place-heat.ts'
import { PlaceHeatMap } from './place-heat-map.tsx'
import { PlacesTable } from './places-table.tsx'
import type { TicketLink } from './ticket-links.ts'

interface PlacesCardProps {
  board: Board
  places: readonly Row[]
  whole: Row
  view: BoardView
  link: TicketLink
  asTables: boolean
  change(patch: Partial<BoardView>): void
}

/** What the places below are called: of towns 村居, of a county 镇街. */
const titleOf = (level: number) =>
  level === 1 ? 'L2' : level === 2 ? 'L3' : level === 3 ? 'L4' : level === 4 ? 'L5' : 'own'

/** The places below: where it is most, and how each does. */
export function PlacesCard(props: PlacesCardProps) {
  const { board, places } = props
  const { t } = useWords()
  const title = t(`complaintBoard:places.title.${titleOf(board.place.level)}`)
  if (places.length === 0)
    return (
      <Card className="ranking none" title={title}>
        <EmptyState>{t('complaintBoard:places.none', { name: shortName(board.place.name) })}</EmptyState>
      </Card>
    )
  return (
    <>
      <HeatCard {...props} title={title} />
      <RankingCard {...props} title={title} />
    </>
  )
}

function useDrill(view: BoardView) {
  const { href } = useScope()
  return (code: string) => href(paths.complaints(), { ...boardParams(view), place: code })
}

function HeatCard({ board, places, view, asTables, change, title }: PlacesCardProps & { title: string }) {
  const { t } = useWords()
  const narrow = useNarrow()
  const [, navigate] = useLocation()
  const to = useDrill(view)
  const measure = t(`complaintBoard:places.measure.${view.places}`)
  const shown = useMemo(() => heatPlaces(places, view.places, shortName), [places, view.places])
  return (
    <Card
      className="heat-of-places"
      title={t('complaintBoard:places.heat', { name: title })}
      aside={
        <Select
          quiet
          label={t('complaintBoard:places.measure.label')}
          value={view.places}
          onChange={value => change({ places: value })}
          options={PLACE_MEASURES.map(value => ({
            value,
            label: t(`complaintBoard:places.measure.${value}`),
          }))}
        />
      }
    >
      <PlaceHeatMap
        place={board.place.code}
        places={shown}
        label={t('complaintBoard:places.label', { place: board.place.name, measure })}
        measure={measure}
        height={narrow ? 300 : 340}
        asTables={asTables}
        onPick={code => navigate(to(code))}
      />
    </Card>
  )
}

function RankingCard({ board, places, whole, view, link, title }: PlacesCardProps & { title: string }) {
  const { t } = useWords()
  const to = useDrill(view)
  const { unplaced, place } = board
  return (
    <Card
      className="ranking"
      title={title}
      sheet
      caption={t('complaintBoard:places.caption', { count: lengthOf(board) })}
      aside={
        unplaced > 0 ? (
          <span>
            {t(
              place.level >= 4 ? 'complaintBoard:places.unplacedVillage' : 'complaintBoard:places.unplaced',
              {
                count: unplaced,
              },
            )}{' '}
            <Link href={link('RECEIVED', { unplaced: true })}>{t('complaintBoard:places.toList')}</Link>
          </span>
        ) : null
      }
      bare
    >
      <PlacesTable label={title} rows={places} whole={whole} link={link} to={to} />
    </Card>
  )
}
