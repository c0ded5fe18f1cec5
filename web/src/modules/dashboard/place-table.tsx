import { Link, useSearchParams } from 'wouter'
import type { CockpitPlacesFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, EmptyState, Explain, LightLegend, LightShape, lightOrder } from '../../ui/index.ts'
import { Count, DoneOfAll, LightCells } from './counts.tsx'
import { levelName } from './level-name.ts'
import { milestoneParams } from './milestone-url.ts'
import { type Of, useTaskLists } from './task-list-links.ts'

const PlacesFragment = graphql(`
  fragment CockpitPlaces on Cockpit {
    asOf
    place {
      code
      name
      level
    }
    counts {
      total
      done
      open
      behind
      near
      good
      noData
    }
    onTimeRate {
      numerator
      denominator
      value
      definition
    }
    byPlace {
      place {
        code
        name
        level
      }
      counts {
        total
        done
        open
        behind
        near
        good
        noData
      }
      onTimeRate {
        numerator
        denominator
        value
      }
    }
  }
`)

/** The places directly below; a name leads one step down, a number to its list. */
export function PlaceTable({ cockpit }: { cockpit: FragmentType<typeof PlacesFragment> }) {
  const { t } = useWords()
  const data = readFragment(PlacesFragment, cockpit)
  const { place, byPlace, asOf, onTimeRate } = data
  const below = byPlace[0]?.place.level
  const title = t(`dashboard:places.title.${below ? levelName(below) : 'NONE'}`)
  const definition = `${t('dashboard:how.places')}${onTimeRate.definition}`
  return (
    <Card
      bare
      className="areas"
      title={title}
      caption={
        byPlace.length > 0 ? (
          <>
            {t('dashboard:places.caption')}
            <Explain name={title} how={{ definition, source: t('dashboard:how.source'), asOf }} />
          </>
        ) : null
      }
      aside={byPlace.length > 0 ? <LightLegend /> : null}
    >
      {byPlace.length === 0 ? (
        <EmptyState>{t('dashboard:places.none', { name: place.name })}</EmptyState>
      ) : (
        <Places data={data} label={title} />
      )}
    </Card>
  )
}

function Places({ data, label }: { data: CockpitPlacesFragment; label: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const [params] = useSearchParams()
  const { place, counts, onTimeRate, byPlace, asOf } = data
  const down = (code: string) => href(paths.cockpit(), { place: code, part: params.get('part') })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="lines" tabIndex={0} aria-label={label}>
      <table className="tbl tw" aria-label={label}>
        <colgroup>
          <col />
          <col className="c-all" />
          <col className="c-n" span={4} />
          <col className="c-rate" />
          <col className="c-parts wide" />
        </colgroup>
        <Head />
        <tbody>
          {byPlace.map(({ place: { code, name }, counts: own, onTimeRate: rate }) => (
            <tr key={code}>
              <th scope="row" title={name}>
                <span className="place-name">
                  <Link className="ell" href={down(code)}>
                    {name}
                  </Link>
                  <Link
                    className="all-of-it no-print"
                    href={href(paths.place(code), { place: code })}
                    aria-label={t('dashboard:places.open', { name })}
                  >
                    {t('dashboard:places.openShort')}
                  </Link>
                </span>
              </th>
              <Cells counts={own} rate={rate} of={{ place: code }} asOf={asOf} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="sum">
            <th scope="row" className="ell" title={`${place.name} ${t('dashboard:units.sum')}`}>
              {place.name}
            </th>
            <Cells counts={counts} rate={onTimeRate} of={{}} asOf={asOf} />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function Head() {
  const { t } = useWords()
  return (
    <thead>
      <tr>
        <th scope="col">{t('dashboard:places.name')}</th>
        <th scope="col" className="num">
          {t('dashboard:units.doneOfAll')}
        </th>
        {lightOrder.map(level => (
          <th key={level} scope="col" className="num">
            <LightShape level={level} />
          </th>
        ))}
        <th scope="col" className="num">
          {t('dashboard:places.rate')}
        </th>
        <th scope="col" className="num wide">
          {t('dashboard:places.parts')}
        </th>
      </tr>
    </thead>
  )
}

interface CellsProps {
  counts: CockpitPlacesFragment['counts']
  rate: { numerator: number; denominator: number; value?: number | null }
  of: Of
  asOf: string
}

function Cells({ counts, rate, of, asOf }: CellsProps) {
  const { href } = useScope()
  const lists = useTaskLists()
  const list = (onTime?: boolean) =>
    href(paths.milestones(), {
      ...milestoneParams({ dueBy: asOf, onTime: onTime ?? null }),
      ...(of.place ? { place: of.place } : {}),
    })
  return (
    <>
      <td className="num all">
        <DoneOfAll counts={counts} of={of} lists={lists} />
      </td>
      <LightCells counts={counts} of={of} lists={lists} />
      <td className="num cnt">
        {rate.denominator > 0 ? (
          <Link href={list()}>{percent(rate.value)}</Link>
        ) : (
          <span className="z">—</span>
        )}
      </td>
      <td className="num all wide">
        <span className="pair">
          <Count value={rate.numerator} href={list(true)} />/<Count value={rate.denominator} href={list()} />
        </span>
      </td>
    </>
  )
}
