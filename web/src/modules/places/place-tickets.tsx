import { Link } from 'wouter'
import { type FragmentType, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { percent } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, EmptyState, Explain, Light, Loaded } from '../../ui/index.ts'
import { readBoard } from '../complaints/board/board-url.ts'
import { KEPT, type TicketLink, useTicketLinks } from '../complaints/board/ticket-links.ts'
import { RateChangeFigures } from '../dashboard/index.ts'
import { Changes, periodOf } from '../periods/index.ts'
import { PlaceBoardDocument } from './place-board.ts'

/** Every category, unit and channel, over thirty days. */
const ALL = readBoard('')
const BASE = { choice: 'days', days: 30 } as const

/** 12345 of the last thirty days: what was received, on time, and satisfied; each number opens its tickets. */
export function PlaceTickets({ place }: { place: string }) {
  const { t } = useWords()
  const { asOf, href } = useScope()
  const result = useRead(PlaceBoardDocument, { place, asOf })
  const links = useTicketLinks(ALL, periodOf('days', null, asOf))
  const link: TicketLink = (measure, row) => links(measure, { ...row, place })
  return (
    <Card
      title={t('places:tickets.title')}
      aside={<Link href={href(paths.complaints(), { place })}>{t('places:tickets.all')}</Link>}
    >
      <Loaded result={result}>
        {({ cockpit: { complaints } }) =>
          !complaints || complaints.received.value === 0 ? (
            <EmptyState>{t('places:tickets.none')}</EmptyState>
          ) : (
            <ul className="rate-lines">
              <li>
                <span className="grow">{t('places:tickets.received')}</span>
                <Changes
                  before={
                    typeof complaints.received.before === 'number'
                      ? complaints.received.value - complaints.received.before
                      : null
                  }
                  base={BASE}
                />
                <b>
                  <Link href={link('RECEIVED')}>{complaints.received.value}</Link>
                </b>
              </li>
              <RateLine
                name={t('places:tickets.onTime')}
                change={complaints.onTime}
                href={link('SHOULD_BE_CLOSED', KEPT)}
              />
              <RateLine
                name={t('places:tickets.satisfied')}
                change={complaints.satisfied}
                href={link('ANSWERED', KEPT)}
              />
              {complaints.openOverdue > 0 ? (
                <li>
                  <span className="grow">{t('places:tickets.late')}</span>
                  <b>
                    <Link href={link('OPEN_OVERDUE', KEPT)}>{complaints.openOverdue}</Link>
                  </b>
                </li>
              ) : null}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

interface RateLineProps {
  name: string
  change: FragmentType<typeof RateChangeFigures>
  href: string
}

/** `● 达标 按时办结率 36/39 92.3%` */
function RateLine({ name, change, href }: RateLineProps) {
  const { rate, light } = readFragment(RateChangeFigures, change)
  const value = percent(rate.value)
  return (
    <li>
      {value === null ? null : <Light level={light} kind="progress" />}
      <span className="grow">
        {name} <Explain name={name} how={rate} />
      </span>
      <span className="cap">
        {rate.numerator}/{rate.denominator}
      </span>
      <b>{value === null ? '—' : <Link href={href}>{value}%</Link>}</b>
    </li>
  )
}
