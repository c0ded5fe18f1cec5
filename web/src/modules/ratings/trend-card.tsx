import { useCallback } from 'react'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { Card, Chart, type ChartTokens } from '../../ui/index.ts'
import type { Board } from './rating-query.ts'
import { trendOption } from './trend.option.ts'

const HEIGHT = 240

/** What was really rated day by day, and 好评率. */
export function TrendCard({ board, asTables }: { board: Board; asTables: boolean }) {
  const { t } = useWords()
  const { trend, asOf, from, until, rated } = board
  const option = useCallback(
    (tokens: ChartTokens) => {
      const words = {
        rated: t('ratings:board.rated'),
        bad: t('ratings:board.bad'),
        good: t('ratings:board.good'),
      }
      return trendOption(trend, asOf, words, tokens)
    },
    [trend, asOf, t],
  )
  const bad = trend.bad.reduce((sum, count) => sum + count, 0)
  return (
    <Card className="by-day" title={t('ratings:board.trend')} caption={t('ratings:board.trendCaption')}>
      <Chart
        caption={t('ratings:board.trendLabel', { from, until, rated, bad })}
        option={option}
        definition={board.rates[0]?.rate.definition}
        source={board.rates[0]?.rate.source}
        height={HEIGHT}
        asTables={asTables}
        table={{
          heads: [
            t(trend.step === 'MONTH' ? 'ratings:board.month' : 'ratings:board.day'),
            ...(['events', 'rated', 'bad', 'good'] as const).map(head => t(`ratings:board.${head}`)),
          ],
          rows: trend.days.map((day, column) => [
            trend.step === 'MONTH' ? day.slice(0, 7) : day,
            trend.events[column] ?? 0,
            trend.rated[column] ?? 0,
            trend.bad[column] ?? 0,
            percent(trend.good[column]),
          ]),
        }}
      />
    </Card>
  )
}
