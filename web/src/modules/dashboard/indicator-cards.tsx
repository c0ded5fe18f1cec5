import { Link } from 'wouter'
import type { CockpitIndicatorsFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { miniPath } from '../../ui/draw/mini-path.ts'
import { Card, EmptyState, LightShape } from '../../ui/index.ts'
import { shortForecast } from '../indicators/board/forecast-words.ts'
import { figure, figureOr, partsOf, withUnit } from '../indicators/figure-words.ts'

const IndicatorCardsFragment = graphql(`
  fragment CockpitIndicators on Cockpit {
    indicators {
      counts {
        total
      }
      cards {
        indicator {
          id
          name
        }
        state {
          value
          numerator
          denominator
          unit
          decimals
          expected
          target
          targetYear
          gap
          light
          reason
        }
        series {
          endsOn
          values
          expected
        }
        forecast {
          ok
          reached
          reachesOn
          sentence
          atTarget {
            day
            value
          }
        }
      }
    }
  }
`)

type MiniCard = NonNullable<CockpitIndicatorsFragment['indicators']>['cards'][number]

/** 指标轨迹: one small chart an indicator, worst first; each opens its indicator. */
export function IndicatorCards({ cockpit }: { cockpit: FragmentType<typeof IndicatorCardsFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const { indicators } = readFragment(IndicatorCardsFragment, cockpit)
  if (!indicators) return null
  const { cards, counts } = indicators
  return (
    <Card
      className="trails"
      title={t('dashboard:indicators.title')}
      caption={<Legend />}
      aside={
        <Link href={href(paths.indicators())}>{t('dashboard:indicators.all', { count: counts.total })}</Link>
      }
    >
      {cards.length === 0 ? (
        <EmptyState>{t('dashboard:indicators.none')}</EmptyState>
      ) : (
        <ul className="minis">
          {cards.map(card => (
            <Mini key={card.indicator.id} card={card} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Legend() {
  const { t } = useWords()
  return (
    <span className="trail-legend">
      {(['actual', 'expected', 'forecast'] as const).map(line => (
        <span key={line} className={line}>
          <i aria-hidden="true" />
          {t(`dashboard:indicators.${line}`)}
        </span>
      ))}
    </span>
  )
}

/** `■ 政务信息系统上云率 83.3%`, its lines, `140/168` and `落后，应达 93.9`. */
function Mini({ card: { indicator, state, series, forecast } }: { card: MiniCard }) {
  const { t } = useWords()
  const { href } = useScope()
  const { decimals, unit, light } = state
  const standing = t(`common:light.progress.${light}`)
  const against =
    state.expected === null || state.expected === undefined
      ? standing
      : t('dashboard:indicators.against', { standing, expected: figureOr(state.expected, decimals) })
  return (
    <li>
      <Link href={href(paths.indicator(indicator.id))} title={`${indicator.name}：${state.reason}`}>
        <span className="line">
          <LightShape level={light} kind="progress" />
          <span className="ell grow">{indicator.name}</span>
          <b>{withUnit(state.value, decimals, unit)}</b>
        </span>
        <MiniChart
          state={state}
          series={series}
          forecast={forecast}
          label={shortForecast(forecast, state, t)}
        />
        <span className="line cap">
          <span className="grow">{partsOf(state)}</span>
          <span>{against}</span>
        </span>
      </Link>
    </li>
  )
}

const FRAME = { width: 160, height: 38, right: 30 }

function MiniChart({
  state: { target, targetYear, decimals },
  series,
  forecast: { atTarget },
  label,
}: Pick<MiniCard, 'state' | 'series' | 'forecast'> & { label: string }) {
  const goal = typeof target === 'number' && targetYear ? { day: `${targetYear}-12-31`, value: target } : null
  const path = miniPath(series, { target: goal, forecast: atTarget ?? null }, FRAME)
  return (
    <svg
      className="mini"
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
      role="img"
      aria-label={label}
      preserveAspectRatio="xMidYMid meet"
    >
      <path className="should" d={path.expected} />
      <path className="ahead" d={path.forecast} />
      <path className="is" d={path.actual} />
      {path.now ? <circle cx={path.now.x} cy={path.now.y} r="2.5" /> : null}
      {path.target && typeof target === 'number' ? (
        <text x={FRAME.width - FRAME.right + 1} y={Math.min(FRAME.height - 1, path.target.y + 8)}>
          {figure(target, decimals)}
        </text>
      ) : null}
    </svg>
  )
}
