import { Link } from 'wouter'
import type { T } from '../../../i18n/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Button, Card, Wide } from '../../../ui/index.ts'
import { changeFigure, inColumn } from '../figure-words.ts'
import { periodName } from '../period-words.ts'
import { shortName } from '../places/place-name.ts'
import type { Comparison } from './compare-query.ts'
import type { CompareView } from './compare-url.ts'

interface CompareTableProps {
  id: string
  comparison: Comparison
  show: CompareView['show']
  remove(code: string): void
}

type Place = Comparison['places'][number]

/** Of a list of figures the last one there is. */
function lastIndex(places: readonly Place[], length: number): number {
  for (let index = length - 1; index >= 0; index--) {
    if (places.some(({ values }) => typeof values[index] === 'number')) return index
  }
  return length - 1
}

/** The last period with both changes, then every period. */
export function CompareTable({ id, comparison, show, remove }: CompareTableProps) {
  const { t } = useWords()
  const { periods, places } = comparison
  const last = lastIndex(places, periods.length)
  return (
    <>
      <Card
        bare
        sheet
        title={t('figures:compare.latest')}
        caption={periodName(periods[last] ?? '', t)}
        className="compare-now"
      >
        <Latest id={id} comparison={comparison} at={last} remove={remove} t={t} />
      </Card>
      <Card bare sheet title={t('figures:compare.table')} caption={t(`figures:compare.${show}`)}>
        <EachPeriod id={id} comparison={comparison} show={show} t={t} />
      </Card>
    </>
  )
}

interface LatestProps {
  id: string
  comparison: Comparison
  at: number
  remove(code: string): void
  t: T
}

function Latest({ id, comparison: { places, expected, unit, decimals }, at, remove, t }: LatestProps) {
  const { href } = useScope()
  return (
    <Wide label={t('figures:compare.latest')}>
      <table className="tbl dense" aria-label={t('figures:compare.latest')}>
        <thead>
          <tr>
            <th scope="col">{t('figures:compare.place')}</th>
            <th scope="col" className="num">
              {unit ?? t('figures:compare.values')}
            </th>
            <th scope="col" className="num">
              {t('figures:compare.change')}
            </th>
            <th scope="col" className="num">
              {t('figures:compare.yearChange')}
            </th>
            <th scope="col">
              <span className="sr">{t('common:action.remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ place, values, change, yearChange }) => (
            <tr key={place.code}>
              <th scope="row">
                <Link href={href(paths.indicator(id), { place: place.code })}>{shortName(place.name)}</Link>
              </th>
              <td className="num">{inColumn(values[at], decimals)}</td>
              <td className="num mut">{changeFigure(change[at], decimals)}</td>
              <td className="num mut">{changeFigure(yearChange[at], decimals)}</td>
              <td className="num">
                {places.length > 1 ? (
                  <Button
                    look="plain"
                    small
                    onClick={() => remove(place.code)}
                    aria-label={t('figures:compare.remove', { name: place.name })}
                  >
                    ×
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
          {typeof expected[at] === 'number' ? (
            <tr className="sum">
              <th scope="row">{t('figures:compare.expected')}</th>
              <td className="num">{inColumn(expected[at], decimals)}</td>
              <td colSpan={3} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </Wide>
  )
}

interface EachPeriodProps {
  id: string
  comparison: Comparison
  show: CompareView['show']
  t: T
}

/** Periods down, places across; a figure opens what lies behind it. */
function EachPeriod({ id, comparison: { periods, places, decimals }, show, t }: EachPeriodProps) {
  const { href } = useScope()
  const cell = (place: Place, index: number) => {
    if (show !== 'values') return changeFigure(place[show][index], decimals)
    const value = place.values[index]
    if (typeof value !== 'number') return <span className="mut">—</span>
    const { code } = place.place
    return (
      <Link href={href(paths.indicator(id), { place: code, cell: `${code}.${periods[index]}` })}>
        {inColumn(value, decimals)}
      </Link>
    )
  }
  return (
    <Wide label={t('figures:compare.table')}>
      <table className="tbl dense" aria-label={t('figures:compare.table')}>
        <thead>
          <tr>
            <th scope="col">{t('figures:compare.period')}</th>
            {places.map(({ place }) => (
              <th key={place.code} scope="col" className="num">
                {shortName(place.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods
            .map((period, index) => ({ period, index }))
            .reverse()
            .map(({ period, index }) => (
              <tr key={period}>
                <th scope="row">{periodName(period, t)}</th>
                {places.map(place => (
                  <td key={place.place.code} className="num">
                    {cell(place, index)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </Wide>
  )
}
