import { percent } from '../../../i18n/format.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { EmptyState, LightShape, Spark } from '../../../ui/index.ts'
import { levelName } from '../../dashboard/level-name.ts'
import type { Overview, Town } from './overview-query.ts'
import { ShapeCells, ShapeHeads, ShapeLegend } from './shape-legend.tsx'

/** Rows that fit; the worst come first where there are more. */
const ROOM = 9

/** In the order of codes while all fit, else those with most overdue tasks. */
export const shownTowns = (towns: readonly Town[], room = ROOM): readonly Town[] =>
  towns.length <= room ? towns : [...towns].sort((a, b) => b.counts.behind - a.counts.behind).slice(0, room)

/** 镇街一览: tasks and indicators by light, the two rates of 12345, and how the first went over six months. */
export function TownTable({ cockpit }: { cockpit: Overview }) {
  const { t } = useWords()
  const { place, byPlace, counts, indicators, complaints } = cockpit
  const towns = shownTowns(byPlace)
  const level = levelName(byPlace[0]?.place.level ?? 4)
  const title = t(`screen:towns.${level}`)
  const range = rangeOf(towns)
  return (
    <section className="card towns" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span className="cap">
          {byPlace.length > towns.length
            ? t('screen:towns.worst', { shown: towns.length, total: byPlace.length })
            : t('screen:towns.caption', { count: counts.open })}
        </span>
        <ShapeLegend />
      </header>
      {towns.length === 0 ? (
        <EmptyState>{t('screen:towns.none')}</EmptyState>
      ) : (
        <table className="tbl tw">
          <thead>
            <tr className="grp">
              <td />
              <th colSpan={4} className="gl">
                <span>{t('screen:towns.tasks')}</span>
              </th>
              <th colSpan={4} className="gl">
                <span>{t('screen:towns.indicators')}</span>
              </th>
              <th className="gl num">
                <span>{t('screen:towns.onTime')}</span>
              </th>
              <th className="gl num">
                <span>{t('screen:towns.satisfied')}</span>
              </th>
              <th className="gl">
                <span>{t('screen:towns.months')}</span>
              </th>
            </tr>
            <tr>
              <th scope="col">{t(`screen:towns.name.${level}`)}</th>
              <ShapeHeads />
              <ShapeHeads />
              <th scope="col" className="num gl">
                %
              </th>
              <th scope="col" className="num gl">
                %
              </th>
              <td className="gl" />
            </tr>
          </thead>
          <tbody>
            {towns.map(town => (
              <Line key={town.place.code} town={town} range={range} />
            ))}
          </tbody>
          <tfoot>
            <tr className="sum">
              <th scope="row">{t('screen:towns.sum', { name: place.name })}</th>
              <ShapeCells counts={counts} />
              <ShapeCells counts={indicators?.counts} />
              <td className="num gl">{percent(complaints?.onTime.rate.value) ?? '—'}</td>
              <td className="num gl">{percent(complaints?.satisfied.rate.value) ?? '—'}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  )
}

/** One scale for all lines, so that they can be compared. */
function rangeOf(towns: readonly Town[]): [number, number] | undefined {
  const values = towns.flatMap(({ onTimeMonths }) => onTimeMonths ?? []).filter(value => value !== null)
  return values.length > 0 ? [Math.min(...values), Math.max(...values)] : undefined
}

function Line({ town, range }: { town: Town; range: [number, number] | undefined }) {
  const { t } = useWords()
  const { place, counts, indicators, onTimeComplaints, satisfied, onTimeMonths } = town
  return (
    <tr>
      <th scope="row" className="ell">
        {place.name}
      </th>
      <ShapeCells counts={counts} />
      <ShapeCells counts={indicators} />
      <td className="num gl">
        {onTimeComplaints?.light === 'BEHIND' ? <LightShape level="BEHIND" kind="progress" /> : null}{' '}
        {percent(onTimeComplaints?.rate.value) ?? '—'}
      </td>
      <td className="num gl">{percent(satisfied?.rate.value) ?? '—'}</td>
      <td className="gl">
        {onTimeMonths ? (
          <Spark
            values={onTimeMonths}
            range={range}
            width={112}
            height={26}
            label={monthsLabel(onTimeMonths, t)}
          />
        ) : null}
      </td>
    </tr>
  )
}

const monthsLabel = (months: readonly (number | null)[], t: T): string =>
  t('screen:towns.monthsLabel', { values: months.map(value => percent(value) ?? '—').join('、') })
