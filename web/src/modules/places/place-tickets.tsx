import { Link } from 'wouter'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, EmptyState, Explain, Light, Loaded } from '../../ui/index.ts'
import { readBoard } from '../complaints/board/board-url.ts'
import { KEPT, type TicketLink, useTicketLinks } from '../complaints/board/ticket-links.ts'
import { type Base, Changes, lengthOf, periodOf, periodParams } from '../periods/index.ts'
import { type TicketFigures, usePlaceBoard } from './place-board.ts'
import { RateChanges } from './rate-changes.tsx'

/** Every category, unit and channel. */
const ALL = readBoard('')

/** 12345 of the period: what was received, on time, and satisfied, with what it was; each number opens its tickets. */
export function PlaceTickets({ place }: { place: string }) {
  const { t } = useWords()
  const { asOf, href } = useScope()
  const { result, view } = usePlaceBoard(place)
  const links = useTicketLinks({ ...ALL, ...view }, periodOf(view.period, view.own, asOf))
  const link: TicketLink = (measure, row) => links(measure, { ...row, place })
  return (
    <Card
      title={t('places:tickets.title')}
      aside={
        <Link href={href(paths.complaints(), { ...periodParams(view), place })}>
          {t('places:tickets.all')}
        </Link>
      }
    >
      <Loaded result={result}>
        {({ cockpit: { complaints, compared } }) =>
          !complaints || (complaints.received.value === 0 && complaints.onTime.rate.denominator === 0) ? (
            <EmptyState>{t('places:tickets.none')}</EmptyState>
          ) : (
            <Lines
              figures={complaints}
              link={link}
              base={{ choice: view.period, days: lengthOf(compared.days) }}
            />
          )
        }
      </Loaded>
    </Card>
  )
}

interface LinesProps {
  figures: TicketFigures
  link: TicketLink
  base: Base
}

function Lines({ figures: { received, onTime, satisfied, openOverdue }, link, base }: LinesProps) {
  const { t } = useWords()
  const since = (then: number | null | undefined) => (typeof then === 'number' ? received.value - then : null)
  return (
    <ul className="rate-lines">
      <li>
        <span className="grow">{t('places:tickets.received')}</span>
        <span className="cap since">
          <Changes before={since(received.before)} yearBefore={since(received.yearBefore)} base={base} />
        </span>
        <b>
          <Link href={link('RECEIVED')}>{received.value}</Link>
        </b>
      </li>
      <RateLine
        name={t('places:tickets.onTime')}
        change={onTime}
        base={base}
        href={link('SHOULD_BE_CLOSED', KEPT)}
      />
      <RateLine
        name={t('places:tickets.satisfied')}
        change={satisfied}
        base={base}
        href={link('ANSWERED', KEPT)}
      />
      {openOverdue > 0 ? (
        <li>
          <span className="grow">{t('places:tickets.late')}</span>
          <b>
            <Link href={link('OPEN_OVERDUE', KEPT)}>{openOverdue}</Link>
          </b>
        </li>
      ) : null}
    </ul>
  )
}

interface RateLineProps {
  name: string
  change: TicketFigures['onTime']
  base: Base
  href: string
}

/** `● 达标 按时办结率 36/39 92.3%` */
function RateLine({ name, change, base, href }: RateLineProps) {
  const { rate, light } = change
  const value = percent(rate.value)
  return (
    <li>
      {value === null ? null : <Light level={light} kind="progress" />}
      <span className="grow">
        {name} <Explain name={name} how={rate} />
      </span>
      <span className="cap since">
        <RateChanges rate={change} base={base} />
      </span>
      <span className="cap">
        {rate.numerator}/{rate.denominator}
      </span>
      <b>{value === null ? '—' : <Link href={href}>{value}%</Link>}</b>
    </li>
  )
}
