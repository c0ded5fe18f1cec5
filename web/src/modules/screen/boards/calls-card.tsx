import { count } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { DayLines, EmptyState, LineKey } from '../../../ui/index.ts'
import { growthText } from '../../complaints/board/growth.ts'
import type { Overview } from './overview-query.ts'

type Complaints = Overview['complaints']

/** 12345: thirty days over the thirty before, and what people complain of together. */
export function CallsCard({ complaints }: { complaints: Complaints }) {
  const { t, language } = useWords()
  const received = complaints?.received
  return (
    <section className="card calls" aria-label="12345">
      <header>
        <h2>12345</h2>
        {received ? (
          <span className="cap">
            {t('screen:calls.caption', {
              now: count(received.value, language),
              before: count(received.before ?? 0, language),
            })}
          </span>
        ) : null}
        <span className="key">
          <LineKey
            lines={[
              ['is', t('screen:calls.now')],
              ['earlier', t('screen:calls.before')],
            ]}
          />
        </span>
      </header>
      {!complaints ? (
        <EmptyState>{t('screen:forbidden')}</EmptyState>
      ) : complaints.days.length === 0 ? (
        <EmptyState>{t('screen:calls.none')}</EmptyState>
      ) : (
        <div className="two">
          <Days complaints={complaints} />
          <HotList hot={complaints.hot} />
        </div>
      )}
    </section>
  )
}

function Days({ complaints }: { complaints: NonNullable<Complaints> }) {
  const { t } = useWords()
  const { days, receivedByDay, beforeByDay, daysOff, received } = complaints
  const last = receivedByDay[receivedByDay.length - 1] ?? 0
  return (
    <div className="days">
      <DayLines
        series={{ days, now: receivedByDay, before: beforeByDay, daysOff }}
        label={t('screen:calls.label', { now: received.value, before: received.before ?? 0, last })}
        day={day => day.slice(5)}
        last={t('screen:calls.last', { count: last })}
      />
    </div>
  )
}

function HotList({ hot }: { hot: NonNullable<Complaints>['hot'] }) {
  const { t } = useWords()
  if (hot.length === 0) return <p className="hot none">{t('screen:calls.noHot')}</p>
  return (
    <ol className="hot">
      {hot.map(({ issue, received, before }) => (
        <li key={issue.id}>
          <span className="ell">{issue.title}</span>
          <b className="num">{received}</b>
          <span className="num grow-by">
            {before > 0 ? growthText(received / before - 1) : t('screen:calls.new')}
          </span>
          <span className="cap ell">{issue.places.map(({ name }) => name).join('、')}</span>
        </li>
      ))}
    </ol>
  )
}
