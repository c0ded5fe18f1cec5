import { Link } from 'wouter'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, countOf, LightLegend, LightShape, Loaded, lightOrder } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { shortName } from '../indicators/places/place-name.ts'
import { filterParams } from '../tasks/index.ts'
import { usePlaceBoard } from './place-board.ts'

interface PlaceChildrenProps {
  place: { code: string; level: number; children: readonly { code: string; name: string }[] }
}

/** The places one level below: names that lead there, and their tasks by light. */
export function PlaceChildren({ place: { code, level, children } }: PlaceChildrenProps) {
  const { t } = useWords()
  const { can } = useSession().viewer
  const below = (['L2', 'L3', 'L4', 'L5'] as const)[level - 1] ?? 'other'
  return (
    <Card
      bare
      sheet={can.readTasks}
      title={t(`places:below.title.${below}`)}
      caption={`${t('places:below.count', { count: children.length })}${can.readTasks ? ` · ${t('places:below.tasks')}` : ''}`}
      aside={can.readTasks ? <LightLegend /> : null}
    >
      {can.readTasks ? <ChildRows place={code} /> : <ChildNames places={children} />}
    </Card>
  )
}

function ChildNames({ places }: { places: readonly { code: string; name: string }[] }) {
  const { href } = useScope()
  return (
    <ul className="child-names">
      {places.map(({ code, name }) => (
        <li key={code}>
          <Link href={href(paths.place(code), { place: code })}>{name}</Link>
        </li>
      ))}
    </ul>
  )
}

function ChildRows({ place }: { place: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const { result } = usePlaceBoard(place)
  return (
    <Loaded result={result}>
      {({ cockpit }) => (
        <ul className="child-cells">
          {cockpit.byPlace.map(({ place: { code, name }, counts }) => (
            <li key={code}>
              <Link className="grow ell" href={href(paths.place(code), { place: code })} title={name}>
                {shortName(name)}
              </Link>
              {lightOrder
                .filter(light => countOf(counts, light) > 0)
                .map(light => (
                  <Link
                    key={light}
                    className="child-count"
                    href={href(paths.tasks(), { ...filterParams({ lights: [light] }), place: code })}
                    aria-label={`${name} ${t(`common:light.deadline.${light}`)} ${countOf(counts, light)}`}
                  >
                    <LightShape level={light} />
                    {countOf(counts, light)}
                  </Link>
                ))}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
