import { Fragment } from 'react'
import { Link } from 'wouter'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { EmptyState, Scroll } from '../../ui/index.ts'
import { Count } from './system-count.tsx'
import { type Of, useSystemLists } from './system-links.ts'
import type { SystemSummary } from './system-query.ts'
import { MEASURES } from './system-url.ts'

/** The same rates place by place; parts add up to the sums below. */
export function SystemPlaces({ summary: { place, places, total, rates } }: { summary: SystemSummary }) {
  const { t } = useWords()
  const { href } = useScope()
  if (places.length === 0) return <EmptyState>{t('systems:places.none', { name: place.name })}</EmptyState>
  return (
    <Scroll className="card system-places" label={t('systems:view.places')}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{t('systems:places.place')}</th>
            <th scope="col" className="num">
              {t('systems:places.total')}
            </th>
            {MEASURES.map(measure => (
              <Fragment key={measure}>
                <th scope="col" className="num">
                  {t('systems:places.rateOf', { measure: t(`systems:measure.${measure}`) })}
                </th>
                <th scope="col">{t('systems:places.parts')}</th>
              </Fragment>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map(row => (
            <Row
              key={`${row.place.code} ${row.ownPart}`}
              name={
                row.ownPart ? (
                  t('systems:places.own', { name: row.place.name })
                ) : (
                  <Link href={href(paths.place(row.place.code), { place: row.place.code })}>
                    {row.place.name}
                  </Link>
                )
              }
              total={row.total}
              rates={row.rates}
              of={{ place: row.place.code, own: row.ownPart }}
            />
          ))}
        </tbody>
        <tfoot>
          <Row name={t('systems:places.sum')} total={total} rates={rates} of={{ place: place.code }} sum />
        </tfoot>
      </table>
    </Scroll>
  )
}

interface RowProps {
  name: React.ReactNode
  total: number
  rates: readonly Pick<SystemSummary['places'][number]['rates'][number], 'measure' | 'rate'>[]
  of: Of
  sum?: boolean
}

function Row({ name, total, rates, of, sum }: RowProps) {
  const lists = useSystemLists()
  return (
    <tr className={sum ? 'sum' : undefined}>
      <th scope="row">{name}</th>
      <td className="num">
        <Count value={total} href={lists.all(of)} />
      </td>
      {MEASURES.map(measure => {
        const rate = rates.find(one => one.measure === measure)?.rate
        const { numerator = 0, denominator = 0 } = rate ?? {}
        return [
          <td key={measure} className="num">
            {percent(rate?.value) ?? <span className="z">—</span>}
          </td>,
          <td key={`${measure} parts`} className="num mut parts">
            <Count value={numerator} href={lists.part(measure, 'NUMERATOR', of)} />/
            <Count value={denominator} href={lists.part(measure, 'DENOMINATOR', of)} />
          </td>,
        ]
      })}
    </tr>
  )
}
