import { Link } from 'wouter'
import type { PlaceIndicatorsQuery } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Spark } from '../../ui/draw/spark.tsx'
import { Card, EmptyState, Light, Loaded } from '../../ui/index.ts'
import { shortForecast } from '../indicators/board/forecast-words.ts'
import { FigureHow } from '../indicators/figure-how.tsx'
import { FigureStateFragmentDoc } from '../indicators/figure-query.ts'
import { figureOr, gapFigure, partsOf, withUnit } from '../indicators/figure-words.ts'

const PlaceIndicatorsDocument = graphql(`
  query PlaceIndicators($place: ID!, $asOf: Day) {
    indicatorBoard(place: $place, asOf: $asOf) {
      counts {
        total
        good
        near
        behind
        noData
      }
      cards {
        indicator {
          id
          name
        }
        state {
          ...FigureState
        }
        series {
          periods
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

type Row = PlaceIndicatorsQuery['indicatorBoard']['cards'][number]

/** Every indicator that says something about the place: light, value, expected, course, forecast. */
export function PlaceIndicators({ place }: { place: string }) {
  const { t } = useWords()
  const { asOf, href } = useScope()
  const result = useRead(PlaceIndicatorsDocument, { place, asOf })
  const counts = result.data?.indicatorBoard.counts
  return (
    <Card
      bare
      sheet={Boolean(counts?.total)}
      title={t('places:indicators.title')}
      caption={counts && counts.total > 0 ? t('places:count', counts) : null}
      aside={<Link href={href(paths.indicators(), { place })}>{t('places:indicators.all')}</Link>}
    >
      <Loaded result={result}>
        {({ indicatorBoard: { cards } }) =>
          cards.length === 0 ? (
            <EmptyState>{t('places:indicators.none')}</EmptyState>
          ) : (
            <Rows cards={cards} place={place} />
          )
        }
      </Loaded>
    </Card>
  )
}

function Rows({ cards, place }: { cards: readonly Row[]; place: string }) {
  const { t } = useWords()
  return (
    <div className="place-table">
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{t('places:indicators.light')}</th>
            <th scope="col">{t('places:indicators.name')}</th>
            <th scope="col" className="num">
              {t('places:indicators.now')}
            </th>
            <th scope="col" className="num wide">
              {t('places:indicators.expected')}
            </th>
            <th scope="col" className="num">
              {t('places:indicators.gap')}
            </th>
            <th scope="col" className="wide">
              {t('places:indicators.trend')}
            </th>
            <th scope="col" className="wide">
              {t('places:indicators.forecast')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cards.map(card => (
            <IndicatorLine key={card.indicator.id} card={card} place={place} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function IndicatorLine({ card, place }: { card: Row; place: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const { indicator, series, forecast } = card
  const state = readFragment(FigureStateFragmentDoc, card.state)
  const parts = partsOf(state)
  const label = t('figures:card.trend', {
    name: indicator.name,
    count: series.periods.length,
    from: withUnit(
      series.values.find(value => typeof value === 'number'),
      state.decimals,
      state.unit,
    ),
    to: withUnit(state.value, state.decimals, state.unit),
    expected: withUnit(state.expected, state.decimals, state.unit),
  })
  return (
    <tr>
      <td>
        <Light level={state.light} kind="progress" />
      </td>
      <th scope="row" className="ell" title={indicator.name}>
        <Link href={href(paths.indicator(indicator.id), { place })}>{indicator.name}</Link>
      </th>
      <td className="num">
        {state.value === null || state.value === undefined ? (
          <span className="mut">—</span>
        ) : (
          <FigureHow name={indicator.name} state={state}>
            <b>{withUnit(state.value, state.decimals, state.unit)}</b>
            {parts ? <span className="mut wide"> {parts}</span> : null}
          </FigureHow>
        )}
      </td>
      <td className="num wide">{figureOr(state.expected, state.decimals)}</td>
      <td className={`num ${state.light === 'BEHIND' ? 'over' : ''}`}>{gapFigure(state.gap)}</td>
      <td className="wide">
        <Spark values={series.values} expected={series.expected} label={label} />
      </td>
      <td className="wide cap" title={forecast.sentence}>
        {shortForecast(forecast, state, t)}
      </td>
    </tr>
  )
}
