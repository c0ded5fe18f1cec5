import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { useSession } from '../access/index.ts'
import { useBoardParams } from './board-view.tsx'

interface Place {
  code: string
  name: string
}

/** `武江区 › 龙归镇 › 社主村`: each step leads back up to where the reader may look. */
export function PlaceCrumbs({ place, path }: { place: Place; path: readonly Place[] }) {
  const { t } = useWords()
  const { href } = useScope()
  const params = useBoardParams()
  const { viewer } = useSession()
  const start = path.findIndex(({ code }) => viewer.places.some(root => root.code === code))
  const above = start < 0 ? [] : path.slice(start)
  // Where the viewer stands without `?place=` needs none: the address is then exactly the one they came from.
  const up = (code: string) =>
    href(paths.cockpit(), { ...params, place: code === viewer.places[0]?.code ? null : code })
  return (
    <nav className="crumbs" aria-label={t('dashboard:crumbs')}>
      {above.map(({ code, name }) => (
        <Link key={code} href={up(code)}>
          {name}
        </Link>
      ))}
      <b aria-current="page">{place.name}</b>
    </nav>
  )
}
