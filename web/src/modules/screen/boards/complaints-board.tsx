import type { ScreenComplaintsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { count, percent } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { DayLines, EmptyState, Light, LineKey } from '../../../ui/index.ts'
import { growthText } from '../../complaints/board/growth.ts'
import { type Base, Changes } from '../../periods/index.ts'
import { type BoardProps, useBoard } from '../feed.ts'
import { BoardWait } from './board-wait.tsx'
import { RateRows } from './rate-rows.tsx'

const ComplaintsDocument = graphql(`
  query ScreenComplaints($place: ID!, $asOf: Day) {
    complaintBoard(place: $place, asOf: $asOf) {
      asOf
      received {
        value
        before
        yearBefore
      }
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
      trend {
        days
        received
        before
      }
      daysOff {
        from
        until
        name
      }
      categories {
        key
        name
        parentId
        value
        before
      }
      places {
        name
        received
        light
        openOverdue
        onTimeRate {
          value
        }
        satisfiedRate {
          value
        }
        place {
          code
          name
        }
        organization {
          id
        }
      }
      units {
        name
        received
        light
        openOverdue
        onTimeRate {
          value
        }
        satisfiedRate {
          value
        }
        place {
          code
        }
        organization {
          id
          name
        }
      }
    }
  }
`)

type Board = ScreenComplaintsQuery['complaintBoard']

const BASE: Base = { choice: 'days', days: 30 }

/** In the order they are read; the composite is left to the board itself. */
const KINDS = ['ON_TIME', 'RESPONSE', 'RESOLVED', 'SATISFIED', 'RETURNED', 'REWORKED', 'REPEATED'] as const

/** 12345: thirty days in figures, day by day, by category, by unit and by town. */
export function ComplaintsBoard({ place, asOf }: BoardProps) {
  const { t } = useWords()
  const { data, refused } = useBoard(ComplaintsDocument, { place, asOf })
  if (!data) return <BoardWait refused={refused} />
  const board = data.complaintBoard
  return (
    <div className="wall calls-wall">
      <Strip board={board} />
      <div className="three">
        <Trend board={board} />
        <Categories categories={board.categories} />
      </div>
      <div className="three even">
        <RateRows title={t('screen:calls.units')} name={t('screen:units.name')} rows={board.units} room={8} />
        <RateRows
          title={t('screen:calls.places')}
          name={t('screen:calls.place')}
          rows={board.places}
          room={8}
        />
      </div>
    </div>
  )
}

function Strip({ board: { received, rates } }: { board: Board }) {
  const { t, language } = useWords()
  return (
    <section className="card strip headlines eight" aria-label={t('complaintBoard:strip.label')}>
      <div>
        <div className="l1">
          <span>{t('complaintBoard:strip.received')}</span>
        </div>
        <div className="l2">
          <b>{count(received.value, language)}</b>
          <i>{t('complaintBoard:strip.unit')}</i>
        </div>
        <Changes before={received.value - received.before} base={BASE} />
      </div>
      {KINDS.flatMap(kind => rates.find(rate => rate.kind === kind) ?? []).map(
        ({ kind, rate, light, change, yearChange }) => (
          <div key={kind}>
            <div className="l1">
              <span className="ell">{t(`complaintBoard:strip.kind.${kind}`)}</span>
              {light === 'NO_DATA' ? null : <Light level={light} kind="progress" />}
            </div>
            <div className="l2">
              <b>{percent(rate.value) ?? t('common:figure.noData')}</b>
              {rate.value === null ? null : <i>%</i>}
            </div>
            <Changes before={change} yearBefore={yearChange} base={BASE} decimals={1} points />
          </div>
        ),
      )}
    </section>
  )
}

function Trend({ board: { trend, daysOff, received } }: { board: Board }) {
  const { t } = useWords()
  const last = trend.received[trend.received.length - 1] ?? 0
  return (
    <section className="card" aria-label={t('screen:calls.trend')}>
      <header>
        <h2>{t('screen:calls.trend')}</h2>
        <span className="key">
          <LineKey
            lines={[
              ['is', t('screen:calls.now')],
              ['earlier', t('screen:calls.before')],
            ]}
          />
        </span>
      </header>
      <div className="days wide">
        {received.value + received.before === 0 ? (
          <EmptyState>{t('screen:calls.none')}</EmptyState>
        ) : (
          <DayLines
            series={{ days: trend.days, now: trend.received, before: trend.before, daysOff }}
            label={t('screen:calls.label', { now: received.value, before: received.before, last })}
            day={day => day.slice(5)}
            last={t('screen:calls.last', { count: last })}
          />
        )}
      </div>
    </section>
  )
}

const MOST_CATEGORIES = 9

function Categories({ categories }: { categories: Board['categories'] }) {
  const { t } = useWords()
  const shown = categories.filter(({ parentId }) => parentId === null).slice(0, MOST_CATEGORIES)
  const max = Math.max(1, ...shown.map(({ value, before }) => Math.max(value, before)))
  return (
    <section className="card" aria-label={t('screen:calls.categories')}>
      <header>
        <h2>{t('screen:calls.categories')}</h2>
        <span className="cap">{t('screen:calls.categoriesCaption')}</span>
      </header>
      {shown.length === 0 ? (
        <EmptyState>{t('screen:calls.none')}</EmptyState>
      ) : (
        <ul className="shares">
          {shown.map(({ key, name, value, before }) => (
            <li key={key}>
              <span className="ell">{name}</span>
              <span className="track">
                <i style={{ width: `${(value / max) * 100}%` }} />
                <s style={{ left: `${(before / max) * 100}%` }} />
              </span>
              <b className="num">{value}</b>
              <span className="num cap">
                {before > 0 ? growthText(value / before - 1) : t('screen:calls.new')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
