import type { ScreenIndicatorsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { EmptyState, Light, LightShape } from '../../../ui/index.ts'
import { figureOr, inColumn, withUnit } from '../../indicators/figure-words.ts'
import { Changes, REPORTED } from '../../periods/index.ts'
import { type BoardProps, useBoard } from '../feed.ts'
import { BoardWait } from './board-wait.tsx'
import { ShapeLegend } from './shape-legend.tsx'

const IndicatorsDocument = graphql(`
  query ScreenIndicators($place: ID!, $asOf: Day) {
    indicatorBoard(place: $place, asOf: $asOf) {
      counts {
        total
        good
      }
      cards {
        indicator {
          id
          name
          ranking(place: $place, asOf: $asOf) {
            ownPart
            place {
              code
              name
            }
            state {
              value
              light
            }
          }
        }
        state {
          value
          unit
          decimals
          expected
          target
          light
          change
          yearChange
        }
      }
    }
  }
`)

type Card = ScreenIndicatorsQuery['indicatorBoard']['cards'][number]

/** Rows and columns that can be read from across a room. */
const MOST = { indicators: 20, places: 8 } as const

interface Column {
  code: string
  name: string
}

/** The places below by code, as many as there is room for. */
function columnsOf(cards: readonly Card[]): Column[] {
  const places = new Map<string, string>()
  for (const { indicator } of cards)
    for (const { ownPart, place } of indicator.ranking) if (!ownPart) places.set(place.code, place.name)
  return [...places]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .slice(0, MOST.places)
}

/** Worst first: light, then as the plan has them. */
const WEIGHT = { BEHIND: 0, NEAR: 1, NO_DATA: 2, GOOD: 3 } as const

/** 指标分镇街: each indicator of the county, and where every town stands on it. */
export function IndicatorsBoard({ place, asOf }: BoardProps) {
  const { t } = useWords()
  const { data, refused } = useBoard(IndicatorsDocument, { place, asOf })
  if (!data) return <BoardWait refused={refused} />
  const { cards, counts } = data.indicatorBoard
  const rows = [...cards]
    .sort((a, b) => WEIGHT[a.state.light] - WEIGHT[b.state.light])
    .slice(0, MOST.indicators)
  const columns = columnsOf(rows)
  return (
    <div className="wall">
      <section className="card fill" aria-label={t('screen:board.indicators')}>
        <header>
          <h2>{t('screen:indicators.title')}</h2>
          <span className="cap">
            {t('screen:indicators.caption', { good: counts.good, total: counts.total, shown: rows.length })}
          </span>
          <ShapeLegend />
        </header>
        {rows.length === 0 ? (
          <EmptyState>{t('screen:trails.none')}</EmptyState>
        ) : (
          <table className="tbl big">
            <thead>
              <tr>
                <th scope="col">{t('screen:indicators.name')}</th>
                <th scope="col" className="c-standing">
                  {t('screen:indicators.light')}
                </th>
                <th scope="col" className="num c-value">
                  {t('screen:indicators.value')}
                </th>
                <th scope="col" className="num c-standing">
                  {t('screen:indicators.should')}
                </th>
                <th scope="col" className="c-change">
                  {t('screen:indicators.change')}
                </th>
                {columns.map(({ code, name }) => (
                  <th key={code} scope="col" className="num town">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(card => (
                <Line key={card.indicator.id} card={card} columns={columns} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

function Line({ card: { indicator, state }, columns }: { card: Card; columns: readonly Column[] }) {
  const { value, unit, decimals, expected, light, change, yearChange } = state
  const at = new Map(
    indicator.ranking.filter(({ ownPart }) => !ownPart).map(row => [row.place.code, row.state]),
  )
  return (
    <tr>
      <th scope="row" className="ell">
        {indicator.name}
      </th>
      <td>
        <Light level={light} kind="progress" />
      </td>
      <td className="num">
        <b>{withUnit(value, decimals, unit)}</b>
      </td>
      <td className="num">{figureOr(expected, decimals)}</td>
      <td className="chg">
        <Changes before={change} yearBefore={yearChange} base={REPORTED} decimals={decimals} />
      </td>
      {columns.map(({ code }) => {
        const there = at.get(code)
        return (
          <td key={code} className="num town">
            {there && there.light !== 'GOOD' ? <LightShape level={there.light} kind="progress" /> : null}{' '}
            {inColumn(there?.value, decimals)}
          </td>
        )
      })}
    </tr>
  )
}
