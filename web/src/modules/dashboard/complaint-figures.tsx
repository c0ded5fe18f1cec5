import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { useBoardTickets } from './board-tickets.ts'
import { Count } from './counts.tsx'
import { RateHead } from './rate-head.tsx'
import { RateChangeFigures } from './rate-words.ts'
import { RichWords } from './rich-words.tsx'

const ComplaintFiguresFragment = graphql(`
  fragment ComplaintFigures on Cockpit {
    complaints {
      openOverdue
      unanswered
      onTime {
        ...RateChangeFigures
      }
      satisfied {
        ...RateChangeFigures
      }
    }
  }
`)

interface Props {
  cockpit: FragmentType<typeof ComplaintFiguresFragment>
}

/** 12345 按时办结率, and what lies beyond its limit now. */
export function TicketsOnTimeFigure({ cockpit }: Props) {
  const { t } = useWords()
  const { complaints } = readFragment(ComplaintFiguresFragment, cockpit)
  const list = useBoardTickets()
  const change = readFragment(RateChangeFigures, complaints?.onTime)
  if (!complaints || !change) return null
  const { numerator, denominator } = change.rate
  return (
    <RateHead
      name={t('dashboard:figure.ticketsOnTime')}
      change={change}
      href={list('SHOULD_BE_CLOSED')}
      parts={
        <RichWords
          words={t(complaints.openOverdue > 0 ? 'dashboard:figure.ticketsLate' : 'dashboard:figure.tickets', {
            numerator,
            denominator,
            late: complaints.openOverdue,
          })}
          as={{
            num: () => <Count value={numerator} href={list('ON_TIME')} />,
            den: () => <Count value={denominator} href={list('SHOULD_BE_CLOSED')} />,
            late: () => <Count value={complaints.openOverdue} href={list('OPEN_OVERDUE')} />,
          }}
        />
      }
    />
  )
}

/** 12345 满意率, and those who gave no answer. */
export function ContentFigure({ cockpit }: Props) {
  const { t } = useWords()
  const { complaints } = readFragment(ComplaintFiguresFragment, cockpit)
  const list = useBoardTickets()
  const change = readFragment(RateChangeFigures, complaints?.satisfied)
  if (!complaints || !change) return null
  const { numerator, denominator } = change.rate
  return (
    <RateHead
      name={t('dashboard:figure.satisfied')}
      change={change}
      href={list('ANSWERED')}
      parts={
        <RichWords
          words={t('dashboard:figure.answers', { numerator, denominator, none: complaints.unanswered })}
          as={{
            num: () => <Count value={numerator} href={list('CONTENT')} />,
            den: () => <Count value={denominator} href={list('ANSWERED')} />,
            none: () => <Count value={complaints.unanswered} href={list('UNANSWERED')} />,
          }}
        />
      }
    />
  )
}
