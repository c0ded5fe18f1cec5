import { Link, useLocation } from 'wouter'
import type { CockpitTicketsFragment } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { dayWithWeekday, count as number, shortDay } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Card, DataButton, DayLines, EmptyState, LineKey } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { Changes, shiftDay } from '../periods/index.ts'
import { useBoardTickets } from './board-tickets.ts'
import { useBoard } from './board-view.tsx'
import { Count } from './counts.tsx'
import { HotList } from './hot-list.tsx'
import { countRows } from './rate-words.ts'
import { RichWords } from './rich-words.tsx'
import { countSince } from './since.ts'

const TicketsFragment = graphql(`
  fragment CockpitTickets on Cockpit {
    asOf
    place {
      code
      name
    }
    complaints {
      received {
        value
        before
        yearBefore
      }
      days
      receivedByDay
      beforeByDay
      daysOff {
        from
        until
        name
      }
      ...CockpitHot
    }
  }
`)

type Tickets = NonNullable<CockpitTicketsFragment['complaints']>

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/** 12345: thirty days over the thirty before, and what people complain of most. */
export function TicketsCard({ cockpit }: { cockpit: FragmentType<typeof TicketsFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const { complaints, place } = readFragment(TicketsFragment, cockpit)
  if (!complaints) return null
  const none = sum(complaints.receivedByDay) + sum(complaints.beforeByDay) === 0
  return (
    <Card
      className="tickets"
      title={<Link href={href(paths.complaints())}>{t('dashboard:tickets.title')}</Link>}
      caption={none ? null : <Received tickets={complaints} />}
      aside={
        none ? null : (
          <>
            <LineKey
              lines={[
                ['is', t('dashboard:tickets.now')],
                ['earlier', t('dashboard:tickets.before')],
              ]}
            />
            <DaysTable tickets={complaints} />
          </>
        )
      }
    >
      {none ? (
        <None name={place.name} />
      ) : (
        <>
          <Days tickets={complaints} />
          <HotList complaints={complaints} />
        </>
      )}
    </Card>
  )
}

/** No ticket in sixty days: who brings them. */
function None({ name }: { name: string }) {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  return (
    <EmptyState action={<Link href={href(paths.complaints())}>{t('dashboard:tickets.open')}</Link>}>
      {t(can.manageComplaints ? 'dashboard:tickets.none' : 'dashboard:tickets.noneReader', { name })}
    </EmptyState>
  )
}

/** `近 30 天受理 942 件，前 30 天 885 件`; of another period its own sentence too. */
function Received({ tickets }: { tickets: Tickets }) {
  const { t } = useWords()
  const board = useBoard()
  const list = useBoardTickets()
  const { received, days, receivedByDay, beforeByDay } = tickets
  const first = days[0] ?? board.asOf
  const [now, before] = [sum(receivedByDay), sum(beforeByDay)]
  const how = {
    definition: t('dashboard:how.received'),
    source: t('dashboard:how.ticketSource'),
    asOf: board.asOf,
    fresh: board.fresh,
    more: countRows(t, received, board),
  }
  if (board.base.choice === 'days')
    return (
      <RichWords
        words={t('dashboard:tickets.received', { now, before })}
        as={{
          now: () => (
            <Count
              value={now}
              href={list('RECEIVED')}
              label={t('dashboard:tickets.receivedWord')}
              how={how}
            />
          ),
          before: () => (
            <Count
              value={before}
              href={list(
                'RECEIVED',
                {},
                { from: shiftDay(first, -beforeByDay.length), until: shiftDay(first, -1) },
              )}
            />
          ),
        }}
      />
    )
  return (
    <>
      <RichWords
        words={t(`dashboard:tickets.of.${board.base.choice}`, { now: received.value })}
        as={{
          now: () => (
            <Count
              value={received.value}
              href={list('RECEIVED')}
              label={t('dashboard:tickets.receivedWord')}
              how={how}
            />
          ),
        }}
      />
      <Changes
        before={countSince(received.value, received.before)}
        yearBefore={board.base.choice === 'year' ? null : countSince(received.value, received.yearBefore)}
        base={board.base}
      />
    </>
  )
}

function Days({ tickets }: { tickets: Tickets }) {
  const { t, language } = useWords()
  const { asOf } = useBoard()
  const [, navigate] = useLocation()
  const list = useBoardTickets()
  const { days, receivedByDay: now, beforeByDay: before, daysOff } = tickets
  const last = now[now.length - 1] ?? 0
  return (
    <div className="day-box">
      <DayLines
        series={{ days, now, before, daysOff }}
        label={t('dashboard:tickets.label', {
          now: number(sum(now), language),
          before: number(sum(before), language),
          most: Math.max(0, ...now),
          last,
        })}
        day={day => shortDay(day, asOf)}
        last={t('dashboard:tickets.pieces', { count: last })}
        tip={index =>
          t('dashboard:tickets.tip', {
            day: dayWithWeekday(days[index] ?? asOf, asOf, language),
            now: now[index] ?? 0,
            before: before[index] ?? 0,
          })
        }
        onPick={index => {
          const day = days[index]
          if (day) navigate(list('RECEIVED', {}, { from: day, until: day }))
        }}
      />
    </div>
  )
}

/** The same days as a table, each with its tickets. */
function DaysTable({ tickets: { days, receivedByDay, beforeByDay } }: { tickets: Tickets }) {
  const { t, language } = useWords()
  const { asOf } = useBoard()
  const list = useBoardTickets()
  return (
    <DataButton
      name={t('dashboard:tickets.daily')}
      caption={t('paper:daysKey')}
      definition={t('dashboard:how.received')}
      source={t('dashboard:how.ticketSource')}
      table={{
        heads: [t('dashboard:tickets.day'), t('dashboard:tickets.now'), t('dashboard:tickets.before')],
        rows: days.map((day, index) => [
          dayWithWeekday(day, asOf, language),
          <Count
            key="now"
            value={receivedByDay[index] ?? 0}
            href={list('RECEIVED', {}, { from: day, until: day })}
          />,
          beforeByDay[index] ?? 0,
        ]),
      }}
    />
  )
}
