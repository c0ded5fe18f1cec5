import { useWords } from '../../../i18n/index.ts'
import { cx, Light, lightClass } from '../../../ui/index.ts'
import type { MapPlace } from './place-map.option.ts'

interface PlaceTilesProps {
  places: readonly MapPlace[]
  onPick(code: string): void
}

/** A place a tile: light, word, value. For places whose map nobody has uploaded. */
export function PlaceTiles({ places, onPick }: PlaceTilesProps) {
  const { t } = useWords()
  return (
    <ul className="tiles">
      {places.map(place => (
        <li key={place.code}>
          <button
            type="button"
            className={cx('tile', lightClass[place.light])}
            onClick={() => onPick(place.code)}
            title={t('figures:ranking.drill', { name: place.name })}
          >
            <b className="ell">{place.name}</b>
            <Light level={place.light} kind="progress" plain />
            <span className="val">{place.value}</span>
            <span className="cap">{place.parts ?? ''}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
