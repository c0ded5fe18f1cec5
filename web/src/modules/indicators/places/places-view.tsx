import { useCallback, useMemo } from 'react'
import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { Chart, type ChartTokens, EmptyState, Skeleton, Tag } from '../../../ui/index.ts'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { partsOf, withUnit } from '../figure-words.ts'
import { matchShapes, readShapes, type Shapes } from './map-shapes.ts'
import { type MapPlace, placeMapOption } from './place-map.option.ts'
import { shortName } from './place-name.ts'
import { PlaceRowFragmentDoc } from './place-row.ts'
import { PlaceTiles } from './place-tiles.tsx'

const DivisionMapDocument = graphql(`
  query IndicatorMap($place: ID!) {
    divisionMap(place: $place) {
      origin
      geojson
    }
  }
`)

interface PlacesViewProps {
  /** Of the indicator. */
  name: string
  place: { code: string; name: string }
  rows: readonly FragmentType<typeof PlaceRowFragmentDoc>[]
  onPick(code: string): void
  /** Of the map, in px. */
  height?: number
}

/** The places below by light: on the jurisdiction's map where it has one, as tiles otherwise. */
export function PlacesView({ name, place, rows, onPick, height = 340 }: PlacesViewProps) {
  const { t } = useWords()
  const map = useRead(DivisionMapDocument, { place: place.code })
  const places = useMapPlaces(rows)
  const text = map.data?.divisionMap?.geojson
  const matched = useMemo(() => {
    const shapes = text ? readShapes(text) : null
    return shapes ? matchShapes(shapes, places) : null
  }, [text, places])
  if (places.length === 0) return <EmptyState>{t('figures:map.none')}</EmptyState>
  if (map.fetching) return <Skeleton />
  if (!matched || matched.shapes.features.length === 0) return <PlaceTiles places={places} onPick={onPick} />
  return (
    <PlaceMap
      id={`${place.code}-${matched.shapes.features.length}`}
      label={t('figures:ranking.mapLabel', { place: place.name, name })}
      origin={map.data?.divisionMap?.origin ?? ''}
      shapes={matched.shapes}
      missing={matched.missing.map(one => one.name)}
      places={places}
      onPick={onPick}
      height={height}
    />
  )
}

function useMapPlaces(rows: PlacesViewProps['rows']): MapPlace[] {
  const { t } = useWords()
  return useMemo(
    () =>
      rows.flatMap(masked => {
        const row = readFragment(PlaceRowFragmentDoc, masked)
        if (row.ownPart) return []
        const state = readFragment(FigureStateFragmentDoc, row.state)
        return {
          code: row.place.code,
          name: shortName(row.place.name),
          light: state.light,
          word: t(`common:light.progress.${state.light}`),
          value: withUnit(state.value, state.decimals, state.unit),
          parts: partsOf(state),
        }
      }),
    [rows, t],
  )
}

interface PlaceMapProps {
  /** Name the shapes are kept under. */
  id: string
  label: string
  /** Where the map comes from, in words. */
  origin: string
  shapes: Shapes
  missing: string[]
  places: MapPlace[]
  onPick(code: string): void
  height: number
}

function PlaceMap({ id, label, origin, shapes, missing, places, onPick, height }: PlaceMapProps) {
  const { t } = useWords()
  const option = useCallback((tokens: ChartTokens) => placeMapOption(id, places, tokens), [id, places])
  const pick = useCallback((_: number, __: string, code: string) => onPick(code), [onPick])
  const map = useMemo(() => ({ name: id, shapes }), [id, shapes])
  return (
    <>
      <Chart
        caption={label}
        option={option}
        map={map}
        onPick={pick}
        height={height}
        aside={
          <span className="cap">
            <Tag>{t('figures:ranking.sketch')}</Tag> {t('figures:ranking.origin', { origin })}
          </span>
        }
        table={{
          heads: [
            t('figures:ranking.place'),
            t('figures:ranking.light'),
            t('figures:how.value'),
            t('figures:ranking.parts'),
          ],
          rows: places.map(one => [one.name, one.word, one.value, one.parts]),
        }}
      />
      {missing.length > 0 ? (
        <p className="cap">
          {t('figures:ranking.unmatched', { count: missing.length, names: missing.join('、') })}
        </p>
      ) : null}
    </>
  )
}
