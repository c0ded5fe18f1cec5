import { useCallback, useMemo } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Card, Chart, type ChartTokens, useNarrow } from '../../../ui/index.ts'
import { figureOr } from '../figure-words.ts'
import { periodMark, periodName, yearMark } from '../period-words.ts'
import { shortName } from '../places/place-name.ts'
import { type Compared, compareOption } from './compare.option.ts'
import type { Comparison } from './compare-query.ts'

/** The places as lines over the path, and as a table. */
export function CompareChart({ comparison }: { comparison: Comparison }) {
  const { t } = useWords()
  const narrow = useNarrow()
  const height = narrow ? 280 : 320
  const data = useMemo(
    (): Compared => ({
      periods: comparison.periods.map(period => periodName(period, t)),
      marks: comparison.periods.map((period, index) => {
        const year = yearMark(comparison.periods, index)
        return year ? `${periodMark(period)}\n${year}` : periodMark(period)
      }),
      expected: comparison.expected,
      places: comparison.places.map(({ place, values }) => ({ name: shortName(place.name), values })),
      unit: comparison.unit ?? null,
      decimals: comparison.decimals,
      expectedName: t('figures:compare.expected'),
      height,
    }),
    [comparison, t, height],
  )
  const option = useCallback((tokens: ChartTokens) => compareOption(data, tokens), [data])
  const { periods, places } = data
  return (
    <Card
      title={comparison.indicator.name}
      caption={t('figures:compare.unit', { unit: comparison.unit ?? '—' })}
    >
      <Chart
        caption={t('figures:compare.chart', {
          name: comparison.indicator.name,
          places: places.map(({ name }) => name).join('、'),
          from: periods[0] ?? '',
          to: periods[periods.length - 1] ?? '',
        })}
        option={option}
        height={height}
        table={{
          heads: [t('figures:compare.period'), ...places.map(({ name }) => name), data.expectedName],
          rows: periods.map((period, index) => [
            period,
            ...places.map(({ values }) => figureOr(values[index], data.decimals)),
            figureOr(data.expected[index], data.decimals),
          ]),
        }}
      />
    </Card>
  )
}
