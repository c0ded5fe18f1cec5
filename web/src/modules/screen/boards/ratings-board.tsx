import type { ScreenRatingsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { count, percent } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { EmptyState, Light } from '../../../ui/index.ts'
import { Changes } from '../../periods/index.ts'
import { type BoardProps, useBoard } from '../feed.ts'
import { BoardWait } from './board-wait.tsx'

const RatingsDocument = graphql(`
  query ScreenRatings($place: ID!, $asOf: Day) {
    ratingBoard(place: $place, asOf: $asOf) {
      events
      eventsBefore
      rated
      openRectifications
      overdueRectifications
      rates {
        kind
        rate {
          numerator
          denominator
          value
        }
        light
        change
        yearChange
      }
      units {
        name
        rated
        bad
        rank
        few
        good {
          value
        }
        putRight {
          value
        }
        place {
          code
        }
        organization {
          id
        }
      }
      places {
        name
        rated
        bad
        rank
        few
        good {
          value
        }
        putRight {
          value
        }
        place {
          code
        }
        organization {
          id
        }
      }
    }
  }
`)

type Board = ScreenRatingsQuery['ratingBoard']

const BASE = { choice: 'days', days: 30 } as const
const ROOM = 13

/** 好差评: the three rates of thirty days, and units and towns by 好评率. */
export function RatingsBoard({ place, asOf }: BoardProps) {
  const { t } = useWords()
  const { data, refused } = useBoard(RatingsDocument, { place, asOf })
  if (!data) return <BoardWait refused={refused} />
  const board = data.ratingBoard
  return (
    <div className="wall">
      <Strip board={board} />
      <div className="three even rest">
        <Rows title={t('screen:ratings.units')} name={t('screen:units.name')} rows={board.units} />
        <Rows title={t('screen:ratings.places')} name={t('screen:calls.place')} rows={board.places} />
      </div>
    </div>
  )
}

function Strip({ board }: { board: Board }) {
  const { t, language } = useWords()
  const { events, eventsBefore, rated, rates, openRectifications, overdueRectifications } = board
  return (
    <section className="card strip headlines" aria-label={t('ratings:rate.label')}>
      <div>
        <div className="l1">
          <span>{t('screen:ratings.events')}</span>
        </div>
        <div className="l2">
          <b>{count(events, language)}</b>
          <i>{t('screen:unit.case')}</i>
        </div>
        <div className="l3">
          <span>{t('screen:ratings.rated', { count: rated })}</span>
          <Changes before={events - eventsBefore} base={BASE} />
        </div>
      </div>
      {rates.map(({ kind, rate, light, change, yearChange }) => (
        <div key={kind}>
          <div className="l1">
            <span>{t(`ratings:rate.${kind}`)}</span>
            {light === 'NO_DATA' ? null : <Light level={light} kind="progress" />}
          </div>
          <div className="l2">
            <b>{percent(rate.value) ?? t('common:figure.noData')}</b>
            {rate.value === null ? null : <i>%</i>}
          </div>
          <div className="l3">
            <span>
              {rate.numerator}/{rate.denominator}
            </span>
            <Changes before={change} yearBefore={yearChange} base={BASE} decimals={1} points />
          </div>
        </div>
      ))}
      <div>
        <div className="l1">
          <span>{t('ratings:board.open')}</span>
          {overdueRectifications > 0 ? <Light level="BEHIND" /> : null}
        </div>
        <div className="l2">
          <b>{openRectifications}</b>
          <i>{t('ratings:board.openUnit')}</i>
        </div>
        <div className="l3">
          <span>
            {overdueRectifications > 0
              ? t('ratings:board.overdue', { count: overdueRectifications })
              : t('ratings:board.notOverdue')}
          </span>
        </div>
      </div>
    </section>
  )
}

interface RowsProps {
  title: string
  name: string
  rows: Board['units']
}

function Rows({ title, name, rows }: RowsProps) {
  const { t } = useWords()
  return (
    <section className="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {rows.length > ROOM ? (
          <span className="cap">{t('screen:shownOf', { shown: ROOM, total: rows.length })}</span>
        ) : null}
      </header>
      {rows.length === 0 ? (
        <EmptyState>{t('screen:ratings.none')}</EmptyState>
      ) : (
        <table className="tbl big">
          <thead>
            <tr>
              <th scope="col" className="num c-rank">
                {t('ratings:board.rank')}
              </th>
              <th scope="col">{name}</th>
              {(['rated', 'bad', 'good', 'putRight'] as const).map(head => (
                <th key={head} scope="col" className="num">
                  {t(`ratings:board.${head}`)}
                  {head === 'good' || head === 'putRight' ? ' %' : ''}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, ROOM).map(row => (
              <Line key={row.organization?.id ?? row.place?.code ?? row.name} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Line({ row }: { row: Board['units'][number] }) {
  const { t } = useWords()
  return (
    <tr>
      <td className="num">{row.few ? <span className="mut">{t('ratings:board.few')}</span> : row.rank}</td>
      <th scope="row" className="ell">
        {row.name}
      </th>
      <td className="num">{row.rated}</td>
      <td className={row.bad === 0 ? 'num z' : 'num'}>{row.bad}</td>
      <td className="num">{percent(row.good.value) ?? '—'}</td>
      <td className="num">{percent(row.putRight.value) ?? '—'}</td>
    </tr>
  )
}
