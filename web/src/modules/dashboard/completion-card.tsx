import { useCallback, useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { shortDay } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, Chart, type ChartTokens, EmptyState, Explain } from '../../ui/index.ts'
import { completionTrendOption } from './completion-trend.option.ts'
import { type CompletionTrend, completionTrend } from './completion-trend.ts'
import { Count } from './counts.tsx'
import { milestoneParams } from './milestone-url.ts'
import { RichWords } from './rich-words.tsx'

const CompletionFragment = graphql(`
  fragment CockpitCompletion on Cockpit {
    asOf
    onTimeRate {
      denominator
      source
    }
    completion {
      months
      due
      done
      onTime
      total
      definition
    }
  }
`)

type Line = keyof CompletionTrend

/** Address of the milestones that a point of a line counts. */
function useMilestoneLists() {
  const { href } = useScope()
  return useCallback(
    (line: Line, day: string) => {
      const choice =
        line === 'due' ? { dueBy: day } : { doneBy: day, onTime: line === 'onTime' ? true : null }
      return href(paths.milestones(), milestoneParams(choice))
    },
    [href],
  )
}

/** What was to be done by now, what is done, and what of it in time. */
export function CompletionCard({ cockpit }: { cockpit: FragmentType<typeof CompletionFragment> }) {
  const { t } = useWords()
  const { asOf, completion, onTimeRate } = readFragment(CompletionFragment, cockpit)
  const title = t('dashboard:completion.title')
  const definition = t('dashboard:how.completion', completion)
  const trend = useMemo(
    () => completionTrend(completion, asOf, onTimeRate.denominator),
    [completion, asOf, onTimeRate.denominator],
  )
  const empty = completion.months.length === 0
  return (
    <Card
      className="completion"
      title={title}
      caption={
        <>
          {empty ? null : <Said trend={trend} asOf={asOf} total={completion.total} />}
          <Explain name={title} how={{ definition, source: onTimeRate.source, asOf }} />
        </>
      }
    >
      {empty ? (
        <EmptyState>{t('dashboard:completion.none')}</EmptyState>
      ) : (
        <TrendChart trend={trend} asOf={asOf} total={completion.total} />
      )}
    </Card>
  )
}

interface TrendProps {
  trend: CompletionTrend
  asOf: string
  total: number
}

const valueOn = (trend: CompletionTrend, line: Line, day: string) =>
  trend[line].find(point => point.day === day)?.value ?? 0

/** The day looked at in a sentence; each number opens its milestones. */
function Said({ trend, asOf, total }: TrendProps) {
  const { t } = useWords()
  const list = useMilestoneLists()
  const at = (line: Line) => valueOn(trend, line, asOf)
  const [due, done, onTime] = [at('due'), at('done'), at('onTime')]
  const link = (line: Line) => () => <Count value={at(line)} href={list(line, asOf)} />
  return (
    <span>
      <RichWords
        words={t('dashboard:completion.say', { day: shortDay(asOf, asOf), due, done, onTime, total })}
        as={{ due: link('due'), done: link('done'), onTime: link('onTime') }}
      />
    </span>
  )
}

const lines: readonly Line[] = ['due', 'onTime', 'done']

function TrendChart({ trend, asOf, total }: TrendProps) {
  const { t } = useWords()
  const [, navigate] = useLocation()
  const list = useMilestoneLists()
  const marker = t('dashboard:completion.marker', { day: shortDay(asOf, asOf) })
  const option = useCallback(
    (tokens: ChartTokens) => {
      const words = {
        due: t('dashboard:completion.due'),
        done: t('dashboard:completion.done'),
        onTime: t('dashboard:completion.onTime'),
        marker,
        year: (year: number) => t('dashboard:completion.year', { year }),
        month: (month: number) => t('dashboard:completion.month', { month }),
      }
      return completionTrendOption(trend, asOf, words, tokens)
    },
    [trend, asOf, marker, t],
  )
  const pick = useCallback(
    (index: number, name: string) => {
      const line = lines.find(one => t(`dashboard:completion.${one}`) === name)
      const point = line && trend[line][index]
      if (line && point) navigate(list(line, point.day))
    },
    [trend, list, navigate, t],
  )
  const values = { day: asOf, total, due: valueOn(trend, 'due', asOf) }
  return (
    <Chart
      caption={t('dashboard:completion.caption', {
        ...values,
        done: valueOn(trend, 'done', asOf),
        onTime: valueOn(trend, 'onTime', asOf),
      })}
      option={option}
      onPick={pick}
      height={CHART_HEIGHT}
      table={{
        heads: [t('dashboard:completion.day'), ...lines.map(line => t(`dashboard:completion.${line}`))],
        rows: trend.due.slice(1).map(({ day }) => [
          day,
          ...lines.map(line => {
            const point = trend[line].find(one => one.day === day)
            return point ? (
              <Link key={line} href={list(line, day)}>
                {point.value}
              </Link>
            ) : null
          }),
        ]),
      }}
    />
  )
}

/** Fits the lower half of a 1440 × 900 screen. */
const CHART_HEIGHT = 196
