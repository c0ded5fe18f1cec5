import { useMemo } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { percent } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Light, lightClass } from '../../../ui/index.ts'
import { levelName } from '../../dashboard/level-name.ts'
import { matchShapes, readShapes } from '../../indicators/places/map-shapes.ts'
import { useBoard } from '../feed.ts'
import { outlines } from './outline.ts'
import type { Overview, Town } from './overview-query.ts'
import { tileRows, townLight, townSums } from './towns.ts'

const MapDocument = graphql(`
  query ScreenMap($place: ID!) {
    divisionMap(place: $place) {
      geojson
    }
  }
`)

const MAP = { width: 210, height: 140 } as const

/** The towns as outline (where a map was uploaded) and as tiles: worst light of the tasks, and 12345 on time. */
export function TownTiles({ cockpit: { place, byPlace } }: { cockpit: Overview }) {
  const { t } = useWords()
  const level = levelName(byPlace[0]?.place.level ?? 4)
  const sums = townSums(byPlace)
  const { rows, left } = tileRows(byPlace)
  return (
    <section className="card tiles-card" aria-label={t('screen:tiles.title')}>
      <header>
        <h2>{t('screen:tiles.title')}</h2>
        <span className="cap">{t('screen:tiles.caption')}</span>
      </header>
      <div className="above">
        <TownMap place={place.code} name={place.name} towns={byPlace} />
        <ul className="says">
          <li>
            <b>{sums.late}</b> {t(`screen:tiles.late.${level}`)}
          </li>
          <li>
            <b>{sums.tasks}</b> {sums.most ? t('screen:tiles.tasksMost', sums.most) : t('screen:tiles.tasks')}
          </li>
          <li>
            <b>{sums.slow.length}</b> {t(`screen:tiles.slow.${level}`)}
            {sums.slow.length > 0 ? `：${sums.slow.slice(0, 2).join('、')}` : ''}
          </li>
        </ul>
      </div>
      <div className="tiles">
        {rows.map(row => (
          <div key={row[0]?.place.code} className="tile-row">
            {row.map(town => (
              <Tile key={town.place.code} town={town} />
            ))}
          </div>
        ))}
      </div>
      {left > 0 ? <p className="cap left">{t('screen:tiles.left', { count: left })}</p> : null}
    </section>
  )
}

function Tile({ town }: { town: Town }) {
  const { t } = useWords()
  const { level, count } = townLight(town)
  const onTime = percent(town.onTimeComplaints?.rate.value)
  return (
    <div className={`tile ${lightClass[level]}`}>
      <b className="ell">{town.place.name}</b>
      <Light level={level} plain>
        {`${t(`common:light.deadline.${level}`)}${count > 0 ? ` ${count}` : ''}`}
      </Light>
      {onTime === null ? null : <span className="cap">12345 {onTime}%</span>}
    </div>
  )
}

interface TownMapProps {
  place: string
  name: string
  towns: readonly Town[]
}

function TownMap({ place, name, towns }: TownMapProps) {
  const { t } = useWords()
  const { data } = useBoard(MapDocument, { place }, { aside: true })
  const geojson = data?.divisionMap?.geojson
  const drawn = useMemo(() => {
    const shapes = geojson ? readShapes(geojson) : null
    if (!shapes) return []
    const places = towns.map(town => town.place)
    return outlines(matchShapes(shapes, places).shapes, MAP.width, MAP.height)
  }, [geojson, towns])
  if (drawn.length === 0) return null
  const levels = new Map(towns.map(town => [town.place.code, townLight(town).level]))
  return (
    <figure className="map">
      <svg width={MAP.width} height={MAP.height} role="img" aria-label={t('screen:tiles.map', { name })}>
        {drawn.map(({ code, path }) => (
          <path key={code} className={lightClass[levels.get(code) ?? 'NO_DATA']} d={path} />
        ))}
      </svg>
      <figcaption className="cap">{t('screen:tiles.map', { name })}</figcaption>
    </figure>
  )
}
