import { useCallback, useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { percent } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card, Chart, type ChartTokens, EmptyState } from '../../../ui/index.ts'
import { lengthOf, shiftDay } from '../../periods/period.ts'
import type { Board } from './board-query.ts'
import type { TicketLink } from './ticket-links.ts'
import { type Trend, trendOption } from './trend.option.ts'

interface TrendCardProps {
  board: Board
  link: TicketLink
  asTables: boolean
}

/** Fits the upper row of a 1440 × 900 screen. */
const HEIGHT = 296

/** Last day of the column that begins on `day`, within the period. */
function columnEnd({ step, day, until }: { step: string; day: string; until: string }): string {
  if (step === 'DAY') return day
  const [year = 0, month = 1] = day.split('-').map(Number)
  const end = shiftDay(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), -1)
  return end < until ? end : until
}

/** What was received day by day, over the period before and the year before. */
export function TrendCard({ board, link, asTables }: TrendCardProps) {
  const { t } = useWords()
  const [, navigate] = useLocation()
  const { trend, received, from, until, asOf, daysOff } = board
  const days = lengthOf(board)
  const step = trend.step === 'MONTH' ? 'MONTH' : 'DAY'
  const data = useMemo((): Trend => ({ ...trend, step, asOf, daysOff }), [trend, step, asOf, daysOff])
  const option = useCallback(
    (tokens: ChartTokens) => {
      const words = {
        now: t('complaintBoard:trend.now'),
        before: t('complaintBoard:trend.before'),
        yearBefore: t('complaintBoard:trend.yearBefore'),
        month: (month: number) => t('complaintBoard:trend.monthOf', { month }),
      }
      return trendOption(data, words, tokens, HEIGHT)
    },
    [data, t],
  )
  const columnHref = useCallback(
    (column: number) => {
      const day = trend.days[column] ?? from
      const start = day < from ? from : day
      return link('RECEIVED', {}, { from: start, until: columnEnd({ step, day, until }) })
    },
    [trend.days, step, from, until, link],
  )
  const pick = useCallback((column: number) => navigate(columnHref(column)), [navigate, columnHref])
  const heads = ['now', 'before', 'yearBefore', 'closed', 'onTime'] as const
  return (
    <Card
      className="trend"
      title={t(step === 'DAY' ? 'complaintBoard:trend.daily' : 'complaintBoard:trend.monthly')}
      caption={t('complaintBoard:trend.legend', { count: days })}
    >
      {received.value + received.before + received.yearBefore === 0 ? (
        <EmptyState>{t('complaintBoard:trend.none')}</EmptyState>
      ) : (
        <Chart
          caption={t('complaintBoard:trend.label', {
            from,
            until,
            days,
            count: received.value,
            before: received.before,
            yearBefore: received.yearBefore,
          })}
          definition={t('complaintBoard:trend.definition')}
          source={t('complaintBoard:source')}
          option={option}
          onPick={pick}
          height={HEIGHT}
          asTables={asTables}
          table={{
            heads: [
              t(step === 'DAY' ? 'complaintBoard:trend.day' : 'complaintBoard:trend.month'),
              ...heads.map(head => t(`complaintBoard:trend.${head}`)),
            ],
            rows: trend.days.map((day, column) => [
              step === 'DAY' ? day : day.slice(0, 7),
              <Link key="now" href={columnHref(column)}>
                {trend.received[column] ?? 0}
              </Link>,
              trend.before[column] ?? 0,
              trend.yearBefore[column] ?? 0,
              trend.closed[column] ?? 0,
              percent(trend.onTime[column]),
            ]),
          }}
        />
      )}
    </Card>
  )
}
