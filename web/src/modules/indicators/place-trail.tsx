import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { useSession } from '../access/index.ts'
import { shortName } from './places/place-name.ts'
import './place-trail.css'

interface Place {
  code: string
  name: string
}

interface PlaceTrailProps {
  place: Place
  /** Ancestors, outermost first. */
  path: readonly Place[]
  /** Address of the same page at another place; null = where the viewer stands without one. */
  to: (code: string | null) => string
}

/** `武江区 › 龙归镇 › 社主村`: each step leads back up to where the reader may look. */
export function PlaceTrail({ place, path, to }: PlaceTrailProps) {
  const { t } = useWords()
  const { viewer } = useSession()
  const start = path.findIndex(({ code }) => viewer.places.some(root => root.code === code))
  const above = start < 0 ? [] : path.slice(start)
  if (above.length === 0) return <span className="trail">{shortName(place.name)}</span>
  return (
    <nav className="trail" aria-label={t('figures:trail')}>
      {above.map(({ code, name }) => (
        <Link key={code} href={to(code === viewer.places[0]?.code ? null : code)}>
          {shortName(name)}
        </Link>
      ))}
      <b aria-current="page">{shortName(place.name)}</b>
    </nav>
  )
}
