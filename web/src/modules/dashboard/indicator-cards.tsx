import { Link } from 'wouter'
import type { CockpitIndicatorsFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, DataButton, EmptyState, LightShape, LineKey, says, Trail } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { shortForecast } from '../indicators/board/forecast-words.ts'
import { figure, figureOr, partsOf, withUnit } from '../indicators/figure-words.ts'
import { InstructButton } from '../instructions/index.ts'
import { useBoard } from './board-view.tsx'

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
          definition
          dataSource
          knownOn
          asOf
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
      caption={
        <Link href={href(paths.indicators())}>{t('dashboard:indicators.all', { count: counts.total })}</Link>
      }
      aside={
        cards.length === 0 ? null : (
          <>
            <LineKey
              lines={[
                ['is', t('dashboard:indicators.actual')],
                ['should', t('dashboard:indicators.expected')],
                ['ahead', t('dashboard:indicators.forecast')],
                ['goal', t('dashboard:indicators.target')],
              ]}
            />
            <TrailsTable cards={cards} />
          </>
        )
      }
    >
      {cards.length === 0 ? (
        <None />
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

/** Nothing is followed yet: who can change that. */
function None() {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  return (
    <EmptyState
      action={<Link href={href(paths.indicatorLibrary())}>{t('dashboard:indicators.library')}</Link>}
    >
      {t(can.importPlans ? 'dashboard:indicators.none' : 'dashboard:indicators.noneReader')}
    </EmptyState>
  )
}

/** Value, path, gap and forecast of each, as a table. */
function TrailsTable({ cards }: { cards: readonly MiniCard[] }) {
  const { t } = useWords()
  const { href } = useScope()
  return (
    <DataButton
      name={t('dashboard:indicators.title')}
      caption={t('paper:trailsKey')}
      table={{
        heads: [
          t('dashboard:indicators.name'),
          t('dashboard:indicators.actual'),
          t('dashboard:indicators.expected'),
          t('dashboard:indicators.target'),
          t('dashboard:indicators.forecast'),
        ],
        rows: cards.map(({ indicator, state, forecast }) => [
          indicator.name,
          <Link key="value" href={href(paths.indicator(indicator.id))}>
            {withUnit(state.value, state.decimals, state.unit)}
          </Link>,
          figureOr(state.expected, state.decimals),
          figureOr(state.target, state.decimals),
          shortForecast(forecast, state, t),
        ]),
      }}
    />
  )
}

/** `■ 政务信息系统上云率 83.3%`, its lines, `140/168` and `落后，应达 93.9`. */
function Mini({ card }: { card: MiniCard }) {
  const { t } = useWords()
  const { href } = useScope()
  const { indicator, state } = card
  const { decimals, unit, light } = state
  const standing = t(`common:light.progress.${light}`)
  const value = withUnit(state.value, decimals, unit)
  const against =
    state.expected === null || state.expected === undefined
      ? standing
      : t('dashboard:indicators.against', { standing, expected: figureOr(state.expected, decimals) })
  return (
    <li>
      <Link href={href(paths.indicator(indicator.id))} {...says(indicator.name, useHow(card))}>
        <span className="line">
          <LightShape level={light} kind="progress" />
          <span className="ell grow" title={indicator.name}>
            {indicator.name}
          </span>
          <b>{value}</b>
        </span>
        <span className="trail-box">
          <MiniTrail card={card} />
        </span>
        <span className="line cap">
          <span className="grow">{partsOf(state)}</span>
          <span>{against}</span>
        </span>
      </Link>
      <InstructButton
        look="quiet"
        subject="INDICATOR"
        subjectId={indicator.id}
        subjectTitle={indicator.name}
      />
    </li>
  )
}

/** How the figure of an indicator was counted, where it stands against its path, and where it goes. */
function useHow({ state, forecast }: MiniCard) {
  const { t } = useWords()
  const { fresh } = useBoard()
  const whole = (value: number | null | undefined): number | undefined =>
    typeof value === 'number' ? value : undefined
  const [numerator, denominator] = [whole(state.numerator), whole(state.denominator)]
  return {
    definition: state.definition || t('figures:how.noDefinition'),
    ...(numerator === undefined || denominator === undefined ? {} : { numerator, denominator }),
    source: state.dataSource ?? undefined,
    asOf: state.asOf,
    fresh: state.knownOn ?? fresh,
    more: [
      [t('figures:how.reason'), state.reason],
      [t('dashboard:indicators.forecast'), forecast.sentence],
    ] as const,
  }
}

function MiniTrail({ card: { state, series, forecast } }: { card: MiniCard }) {
  const { t } = useWords()
  const { target, targetYear, decimals, unit } = state
  const goal = typeof target === 'number' && targetYear ? { day: `${targetYear}-12-31`, value: target } : null
  return (
    <Trail
      series={series}
      target={goal}
      forecast={forecast.atTarget ?? null}
      goal={typeof target === 'number' ? `${figure(target, decimals)}${unit === '%' ? '%' : ''}` : ''}
      label={shortForecast(forecast, state, t)}
    />
  )
}
