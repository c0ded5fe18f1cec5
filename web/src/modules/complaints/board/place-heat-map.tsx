import { useCallback, useMemo } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { Chart, type ChartTokens, Skeleton, Tag } from '../../../ui/index.ts'
import { matchShapes, readShapes } from '../../indicators/places/map-shapes.ts'
import { placeHeatOption } from './place-heat.option.ts'
import type { HeatPlace } from './place-heat.ts'

const ComplaintMapDocument = graphql(`
  query ComplaintMap($place: ID!) {
    divisionMap(place: $place) {
      origin
      geojson
    }
  }
`)

interface PlaceHeatMapProps {
  place: string
  places: readonly HeatPlace[]
  /** What the map says, in a sentence. */
  label: string
  /** Words of the measure, head of the table. */
  measure: string
  height: number
  asTables: boolean
  onPick(code: string): void
}

/** The places below, shaded: on the uploaded map where there is one, as tiles otherwise. */
export function PlaceHeatMap({ place, places, label, measure, height, asTables, onPick }: PlaceHeatMapProps) {
  const { t } = useWords()
  const map = useRead(ComplaintMapDocument, { place })
  const text = map.data?.divisionMap?.geojson
  const matched = useMemo(() => {
    const shapes = text ? readShapes(text) : null
    return shapes ? matchShapes(shapes, [...places]) : null
  }, [text, places])
  const id = `complaints-${place}-${matched?.shapes.features.length ?? 0}`
  const option = useCallback((tokens: ChartTokens) => placeHeatOption(id, places, tokens), [id, places])
  const shapes = useMemo(() => (matched ? { name: id, shapes: matched.shapes } : undefined), [id, matched])
  const pick = useCallback((_: number, __: string, code: string) => onPick(code), [onPick])
  if (map.fetching) return <Skeleton />
  if (!matched || !shapes || matched.shapes.features.length === 0)
    return <HeatTiles label={label} places={places} onPick={onPick} />
  const missing = matched.missing.map(({ name }) => name)
  return (
    <>
      <Chart
        caption={label}
        option={option}
        source={t('complaintBoard:source')}
        map={shapes}
        onPick={pick}
        height={height}
        asTables={asTables}
        aside={
          <span className="cap">
            <Tag>{t('complaintBoard:places.sketch')}</Tag>{' '}
            {t('complaintBoard:places.origin', { origin: map.data?.divisionMap?.origin ?? '' })}
          </span>
        }
        table={{
          heads: [t('complaintBoard:places.place'), measure],
          rows: places.map(({ name, value }) => [name, value]),
        }}
      />
      {missing.length > 0 ? (
        <p className="cap">
          {t('complaintBoard:places.missing', { count: missing.length, names: missing.join('、') })}
        </p>
      ) : null}
    </>
  )
}

function HeatTiles({ label, places, onPick }: Pick<PlaceHeatMapProps, 'label' | 'places' | 'onPick'>) {
  const { t } = useWords()
  return (
    <ul className="heat-tiles" aria-label={label}>
      {places.map(({ code, name, value, parts, step }) => (
        <li key={code}>
          <button
            type="button"
            className={`heat-${step}`}
            title={t('complaintBoard:places.drill', { name })}
            onClick={() => onPick(code)}
          >
            <span className="ell">{name}</span>
            <b>{value}</b>
            {parts ? <small>{parts}</small> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
