import { useCallback, useMemo } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { shortDay } from '../../../i18n/format.ts'
import type { T } from '../../../i18n/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card, Chart, type ChartTokens, EmptyState, useNarrow } from '../../../ui/index.ts'
import { baseWords, REPORTED } from '../../periods/index.ts'
import { FigureHow } from '../figure-how.tsx'
import { FigureStateFragmentDoc } from '../figure-query.ts'
import { changeFigure, figureOr, partsOf, withUnit } from '../figure-words.ts'
import { periodName } from '../period-words.ts'
import { courseOption } from './course.option.ts'
import { type Course, courseOf } from './course.ts'
import type { CourseWords } from './course-drawing.ts'
import type { IndicatorFacts } from './indicator-query.ts'

function courseWords(t: T, asOf: string): CourseWords {
  return {
    actual: t('figures:path.actual'),
    expected: t('figures:path.expected'),
    target: t('figures:path.target'),
    baseline: t('figures:path.baseline'),
    forecast: t('figures:path.forecast'),
    band: t('figures:path.band'),
    ahead: t('figures:path.ahead'),
    behind: t('figures:path.behind'),
    even: t('figures:path.even'),
    marker: shortDay(asOf, asOf),
    yearEnd: year => t('figures:path.yearEnd', { year }),
    change: month => t('figures:path.definition', { month }),
    changeParts: (from, to) => t('figures:path.definitionParts', { from, to }),
    period: key => periodName(key, t),
    parts: t('figures:path.parts'),
    version: version => t('figures:how.version', { version }),
    late: t('figures:path.late'),
  }
}

/** Where it came from, where it stands against its path, and where it goes if nothing changes. */
export function CourseCard({ indicator }: { indicator: IndicatorFacts }) {
  const { t } = useWords()
  const narrow = useNarrow()
  const state = readFragment(FigureStateFragmentDoc, indicator.state)
  const { path, series, forecast, name } = indicator
  const { asOf, light, value, expected, decimals } = state
  const unit = state.unit ?? null
  const height = narrow ? 280 : 330
  const course = useMemo(
    () => courseOf({ asOf, path, series, state: { value, expected, light }, forecast }),
    [asOf, path, series, value, expected, light, forecast],
  )
  const option = useCallback(
    (tokens: ChartTokens) =>
      courseOption(course, courseWords(t, asOf), { decimals, unit, height, narrow }, tokens),
    [course, t, asOf, decimals, unit, height, narrow],
  )
  const caption = t('figures:path.caption', {
    name,
    place: state.place.name,
    period: state.period ? periodName(state.period, t) : '',
    value: withUnit(value, decimals, unit),
    asOf,
    expected: withUnit(expected, decimals, unit),
    target: withUnit(state.target, decimals, unit),
    forecast: forecast.sentence,
  })
  const empty = course.path.length === 0 && course.periods.every(one => one.value === null)
  return (
    <Card
      className="course"
      title={t('figures:path.title')}
      caption={
        <FigureHow name={name} state={state}>
          {[
            unit,
            value === null || value === undefined
              ? t('figures:card.noFigure')
              : t('figures:path.now', {
                  value: withUnit(value, decimals, unit),
                  parts: partsOf(state) ?? (state.period ? periodName(state.period, t) : ''),
                }),
            changeWords(state.change, decimals, 'before', t),
            changeWords(state.yearChange, decimals, 'year', t),
          ]
            .filter(Boolean)
            .join(' · ')}
        </FigureHow>
      }
    >
      {empty ? (
        <EmptyState>{t('figures:path.none')}</EmptyState>
      ) : (
        <Chart
          name={t('paper:pathOf', { name })}
          caption={caption}
          option={option}
          definition={state.definition || undefined}
          source={state.dataSource ?? undefined}
          height={height}
          table={tableOf(course, decimals, t)}
        />
      )}
      <p className="say">{forecast.sentence}</p>
    </Card>
  )
}

/** `较上期 +1.8`, `同比 −0.4`; nothing where it is not known. */
function changeWords(change: number | null | undefined, decimals: number, kind: 'before' | 'year', t: T) {
  if (change === null || change === undefined) return null
  return t(`common:change.${kind}`, { base: baseWords(t, REPORTED), change: changeFigure(change, decimals) })
}

/** The same as rows: periods newest first, then the forecast. */
function tableOf(course: Course, decimals: number, t: T) {
  const heads = [
    t('figures:path.period'),
    t('figures:path.actual'),
    t('figures:path.parts'),
    t('figures:path.expected'),
    t('figures:path.reported'),
    t('figures:path.version'),
  ]
  const ahead = course.forecast.map(
    one =>
      [
        `${one.day} ${t('figures:path.forecast')}`,
        figureOr(one.value, decimals),
        `${figureOr(one.low, decimals)} – ${figureOr(one.high, decimals)}`,
        null,
        null,
        null,
      ] as const,
  )
  const past = [...course.periods]
    .reverse()
    .map(
      one =>
        [
          `${periodName(one.period, t)}${one.late ? ` (${t('figures:path.late')})` : ''}`,
          figureOr(one.value, decimals),
          partsOf(one),
          figureOr(one.expected, decimals),
          one.reported,
          one.version === null ? null : t('figures:how.version', { version: one.version }),
        ] as const,
    )
  return { heads, rows: [...past, ...ahead] }
}
