import { Link } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import type { T } from '../../../i18n/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Spark } from '../../../ui/draw/spark.tsx'
import { Light, type LightLevel } from '../../../ui/index.ts'
import { Changes, REPORTED } from '../../periods/index.ts'
import { FigureHow } from '../figure-how.tsx'
import { type FigureState, FigureStateFragmentDoc } from '../figure-query.ts'
import { figure, figureOr, gapWords, partsOf, withUnit } from '../figure-words.ts'
import { periodName } from '../period-words.ts'
import type { BoardCard as Card } from './board-query.ts'
import { shortForecast } from './forecast-words.ts'

/** One indicator: now, expected, target, light, course, forecast, coverage, and who holds it back. */
export function BoardCard({ card }: { card: Card }) {
  const { t } = useWords()
  const { href } = useScope()
  const { indicator, forecast } = card
  const state = readFragment(FigureStateFragmentDoc, card.state)
  return (
    <article className="card ind">
      <header>
        <h3 className="ell" title={indicator.name}>
          <Link href={href(paths.indicator(indicator.id))}>{indicator.name}</Link>
        </h3>
        <span title={state.reason}>
          <Light level={state.light} kind="progress" />
        </span>
      </header>
      <div className="now">
        <Now name={indicator.name} state={state} />
        <CourseOf card={card} state={state} />
      </div>
      <Against state={state} />
      <p className="fore" title={forecast.sentence}>
        <span className="mut">{t('figures:card.forecast')}</span> {shortForecast(forecast, state, t)}
      </p>
      <footer className="cap">
        <Coverage state={state} />
        <Below card={card} />
      </footer>
    </article>
  )
}

function Now({ name, state }: { name: string; state: FigureState }) {
  const { t } = useWords()
  if (state.value === null || state.value === undefined) {
    return <p className="value none">{t('figures:card.noFigure')}</p>
  }
  const { value, decimals, unit, change, yearChange, period } = state
  return (
    <div className="col0">
      <FigureHow name={name} state={state}>
        <b className="value">
          {figure(value, decimals)}
          {unit ? <small>{unit}</small> : null}
        </b>
      </FigureHow>
      <p className="cap nw">
        {[partsOf(state), period ? periodName(period, t) : null].filter(Boolean).join(' · ')}
      </p>
      <p className="cap">
        <Changes before={change} yearBefore={yearChange} base={REPORTED} decimals={decimals} />
      </p>
    </div>
  )
}

function CourseOf({ card: { indicator, series }, state }: { card: Card; state: FigureState }) {
  const { t } = useWords()
  const known = series.values.filter(value => typeof value === 'number')
  const { decimals, unit } = state
  const label = known.length
    ? t('figures:card.trend', {
        name: indicator.name,
        count: series.periods.length,
        from: withUnit(known[0], decimals, unit),
        to: withUnit(known[known.length - 1], decimals, unit),
        expected: withUnit(state.expected, decimals, unit),
      })
    : t('figures:card.trendNone', { name: indicator.name })
  return <Spark values={series.values} expected={series.expected} label={label} />
}

/** Expected today, target, and the gap. */
function Against({ state }: { state: FigureState }) {
  const { t } = useWords()
  const { expected, target, targetYear, decimals, unit, gap, light } = state
  if (target === null || target === undefined)
    return <p className="against mut">{t('figures:card.noTarget')}</p>
  const words = gapWords(gap, unit, t)
  const note = noteOf(state, t)
  return (
    <div className="against">
      {words ? (
        <b className={inkOf(light)}>
          {words}
          {note ? `，${note}` : null}
        </b>
      ) : null}
      <p>
        <span className="mut">{t('figures:card.expected')}</span> {figureOr(expected, decimals)}
        {' · '}
        <span className="mut">{t('figures:card.target')}</span> {figure(target, decimals)}
        {targetYear ? <span className="mut"> ({targetYear})</span> : null}
      </p>
    </div>
  )
}

/** Why a light is not what the gap alone would give. */
function noteOf({ freshUntil, asOf, gap, light }: FigureState, t: T): string | null {
  if (freshUntil && freshUntil < asOf) return t('figures:card.stale')
  return light === 'NEAR' && typeof gap === 'number' && gap >= 0 ? t('figures:card.late') : null
}

/** Only what is behind is coloured: the rest is read, not seen. */
const inkOf = (light: LightLevel) =>
  light === 'BEHIND' ? 'ink-behind' : light === 'NEAR' ? 'ink-near' : 'mut'

function Coverage({ state: { obliged, reported, meeting } }: { state: FigureState }) {
  const { t } = useWords()
  if (obliged === 0) return <span>{t('figures:card.coverageNone')}</span>
  return (
    <span className="nw">
      {t('figures:card.coverage', { reported, obliged })}
      {meeting === null || meeting === undefined
        ? ''
        : ` · ${t('figures:card.meeting', { meeting, reported })}`}
    </span>
  )
}

/** The place that holds it back most, one click away. */
function Below({ card: { indicator, worst, places } }: { card: Card }) {
  const { t } = useWords()
  const { href } = useScope()
  const state = worst ? readFragment(FigureStateFragmentDoc, worst.state) : null
  if (!worst || !state) return places.total > 0 ? <span>{t('figures:card.worstNone')}</span> : null
  return (
    <span className="worst ell">
      {t('figures:card.worst')}{' '}
      <Link href={href(paths.indicator(indicator.id), { place: worst.place.code })}>{worst.place.name}</Link>{' '}
      {withUnit(state.value, state.decimals, state.unit)}
    </span>
  )
}
