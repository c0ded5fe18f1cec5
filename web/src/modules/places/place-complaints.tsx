import { Link } from 'wouter'
import { count, percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, EmptyState, Explain, Light, Loaded } from '../../ui/index.ts'
import { type Base, Changes, lengthOf, periodParams } from '../periods/index.ts'
import { type PlaceTickets, usePlaceBoard } from './place-board.ts'
import { RateChanges } from './rate-changes.tsx'

/** 12345 of the place in the period: received, closed on time, satisfied, each with what it was. */
export function PlaceComplaints({ place }: { place: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const { result, view } = usePlaceBoard(place)
  const board = href(paths.complaints(), { ...periodParams(view), place })
  return (
    <Card title={t('places:complaints.title')} aside={<Link href={board}>{t('places:complaints.all')}</Link>}>
      <Loaded result={result}>
        {({ cockpit: { complaints, compared } }) =>
          !complaints || (complaints.received.value === 0 && complaints.onTime.rate.denominator === 0) ? (
            <EmptyState>{t('places:complaints.none')}</EmptyState>
          ) : (
            <Figures
              complaints={complaints}
              board={board}
              base={{ choice: view.period, days: lengthOf(compared.days) }}
            />
          )
        }
      </Loaded>
    </Card>
  )
}

interface FiguresProps {
  complaints: PlaceTickets
  board: string
  base: Base
}

function Figures({ complaints: { received, openOverdue, onTime, satisfied }, board, base }: FiguresProps) {
  const { t, language } = useWords()
  const since = (then: number | null | undefined) => (typeof then === 'number' ? received.value - then : null)
  return (
    <ul className="place-figures">
      <li>
        <span>{t('places:complaints.received')}</span>
        <b>
          <Link href={board}>{count(received.value, language)}</Link>
        </b>
        <span className="cap">
          <Changes before={since(received.before)} yearBefore={since(received.yearBefore)} base={base} />
        </span>
      </li>
      {(
        [
          ['onTime', onTime],
          ['satisfied', satisfied],
        ] as const
      ).map(([name, rate]) => (
        <li key={name}>
          <span>
            {t(`places:complaints.${name}`)}{' '}
            <Explain name={t(`places:complaints.${name}`)} how={{ ...rate.rate }} />
          </span>
          <b>{percent(rate.rate.value) === null ? '—' : `${percent(rate.rate.value)}%`}</b>
          <span className="cap">
            {rate.light === 'NO_DATA' ? null : <Light level={rate.light} kind="progress" plain />}{' '}
            <RateChanges rate={rate} base={base} />
          </span>
        </li>
      ))}
      <li>
        <span>{t('places:complaints.openOverdue')}</span>
        <b className={openOverdue === 0 ? 'z' : undefined}>{openOverdue}</b>
      </li>
    </ul>
  )
}
