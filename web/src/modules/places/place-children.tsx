import { Link } from 'wouter'
import { useRead } from '../../graphql/read.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, countOf, LightLegend, LightShape, Loaded, lightOrder } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { Count } from '../systems/index.ts'
import { filterParams } from '../tasks/index.ts'
import { PlaceBoardDocument } from './place-board.ts'

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
      title={t(`places:below.title.${below}`)}
      caption={t('places:below.count', { count: children.length })}
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
  const { asOf, href } = useScope()
  const result = useRead(PlaceBoardDocument, { place, asOf })
  return (
    <Loaded result={result}>
      {({ cockpit }) => (
        <div className="place-table">
          <table className="tbl dense">
            <thead>
              <tr>
                <th scope="col">{t('places:below.name')}</th>
                <th scope="col" className="num">
                  {t('places:below.doneOfAll')}
                </th>
                {lightOrder.map(light => (
                  <th key={light} scope="col" className="num">
                    <LightShape level={light} />
                  </th>
                ))}
                <th scope="col" className="num">
                  {t('places:below.rate')}
                </th>
              </tr>
            </thead>
            <tbody>
              {cockpit.byPlace.map(({ place: { code, name }, counts, onTimeRate }) => (
                <tr key={code}>
                  <th scope="row">
                    <Link href={href(paths.place(code), { place: code })}>{name}</Link>
                  </th>
                  <td className="num">
                    {counts.done}/{counts.total}
                  </td>
                  {lightOrder.map(light => (
                    <td key={light} className="num">
                      <Count
                        value={countOf(counts, light)}
                        href={href(paths.tasks(), { ...filterParams({ lights: [light] }), place: code })}
                      />
                    </td>
                  ))}
                  <td className="num">{percent(onTimeRate.value) ?? <span className="z">—</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Loaded>
  )
}
