import { Link } from 'wouter'
import { count, signed } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Changes, lengthOf } from '../../periods/index.ts'
import type { Board } from './board-query.ts'
import { FigureWords } from './figure-words.tsx'
import { baseOf, RateCell } from './rate-cell.tsx'
import type { TicketLink } from './ticket-links.ts'

/** In the order they are read; the composite of three stands with the places. */
export const STRIP = [
  'ON_TIME',
  'RESPONSE',
  'RESOLVED',
  'SATISFIED',
  'RETURNED',
  'REWORKED',
  'REPEATED',
] as const

interface StripProps {
  board: Board
  link: TicketLink
}

/** What was received, and the seven rates. */
export function RateStrip({ board, link }: StripProps) {
  const { t } = useWords()
  const days = lengthOf(board)
  return (
    <section className="card strip" aria-label={t('complaintBoard:strip.label')}>
      <Received board={board} link={link} />
      {STRIP.flatMap(kind => {
        const rate = board.rates.find(one => one.kind === kind)
        return rate ? [<RateCell key={kind} rate={rate} days={days} link={link} />] : []
      })}
    </section>
  )
}

function Received({ board, link }: StripProps) {
  const { t, language } = useWords()
  const { received, excluded, asOf } = board
  const days = lengthOf(board)
  const name = t('complaintBoard:strip.received')
  return (
    <div className="cell">
      <div className="l1">
        <FigureWords
          name={name}
          rows={[
            [t('common:figure.definition'), t('complaintBoard:strip.receivedHow')],
            [t('complaintBoard:strip.change', { count: days }), signed(received.value - received.before)],
            [t('complaintBoard:strip.yearBefore'), count(received.yearBefore, language)],
            [t('complaintBoard:strip.yearChange'), signed(received.value - received.yearBefore)],
            [t('common:figure.asOf'), asOf],
          ]}
        />
      </div>
      <div className="l2">
        <b>
          <Link href={link('RECEIVED')}>{count(received.value, language)}</Link>
        </b>
        <i>{t('complaintBoard:strip.unit')}</i>
      </div>
      <div className="cap">
        {t('complaintBoard:strip.before', { count: days, value: count(received.before, language) })}
        {excluded > 0 ? (
          <>
            {' · '}
            <Link href={link('RECEIVED', { excluded: true })}>
              {t('complaintBoard:strip.excluded', { count: excluded })}
            </Link>
          </>
        ) : null}
      </div>
      <div className="cap">
        <Changes
          before={received.value - received.before}
          yearBefore={received.yearBefore > 0 ? received.value - received.yearBefore : null}
          base={baseOf(days)}
        />
      </div>
    </div>
  )
}
