import { Link } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card, cx, EmptyState, Tag, Wide } from '../../../ui/index.ts'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { changeFigure, inColumn, partsOf } from '../figure-words.ts'
import { periodName } from '../period-words.ts'
import type { IndicatorFacts } from './indicator-query.ts'
import type { Detail } from './use-detail.ts'

/** A place with nothing below it, period by period, newest first; each opens what was reported. */
export function PeriodsCard({ indicator, detail }: { indicator: IndicatorFacts; detail: Detail }) {
  const { t } = useWords()
  const { place, decimals, unit } = readFragment(FigureStateFragmentDoc, indicator.state)
  const { series } = indicator
  const { cell } = detail.view
  const rows = series.periods.map((period, index) => ({ period, index })).reverse()
  return (
    <Card
      bare
      sheet={rows.length > 0}
      className="periods"
      title={t('figures:periods.title')}
      caption={t('figures:periods.caption')}
    >
      {rows.length === 0 ? (
        <EmptyState>{t('figures:heat.none')}</EmptyState>
      ) : (
        <Wide label={t('figures:periods.title')}>
          <table className="tbl dense" aria-label={t('figures:periods.title')}>
            <thead>
              <tr>
                <th scope="col">{t('figures:path.period')}</th>
                <th scope="col" className="num">
                  {unit ?? t('figures:how.value')}
                </th>
                <th scope="col" className="num">
                  {t('figures:path.parts')}
                </th>
                <th scope="col" className="num">
                  {t('figures:change.previousName')}
                </th>
                <th scope="col" className="num">
                  {t('figures:path.expected')}
                </th>
                <th scope="col">{t('figures:path.version')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ period, index }) => {
                const value = series.values[index] ?? null
                const before = series.values[index - 1] ?? null
                const version = series.definitionVersions[index]
                const parts = { numerator: series.numerators[index], denominator: series.denominators[index] }
                return (
                  <tr key={period} className={cx(cell?.period === period && 'sel')}>
                    <th scope="row">
                      <Link href={detail.cellHref({ place: place.code, period, own: false })}>
                        {periodName(period, t)}
                      </Link>{' '}
                      {series.late[index] ? <Tag>{t('figures:path.late')}</Tag> : null}
                    </th>
                    <td className="num">
                      {value === null ? (
                        <span className="mut">{t('figures:heat.missing')}</span>
                      ) : (
                        inColumn(value, decimals)
                      )}
                    </td>
                    <td className="num mut">{partsOf(parts) ?? ''}</td>
                    <td className="num mut">
                      {value === null || before === null ? '' : changeFigure(value - before, decimals)}
                    </td>
                    <td className="num mut">{inColumn(series.expected[index], decimals)}</td>
                    <td className="mut">{version ? t('figures:how.version', { version }) : ''}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Wide>
      )}
    </Card>
  )
}
