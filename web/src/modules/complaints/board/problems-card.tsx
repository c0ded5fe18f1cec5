import { Link } from 'wouter'
import type { ProblemTicketFragment, ProblemTicketsQuery } from '../../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { Card, DateText, EmptyState, Light, Loaded, Scroll } from '../../../ui/index.ts'
import { type ComplaintList, complaintParams } from '../list/list-url.ts'
import type { BoardView } from './board-url.ts'

const ProblemTicketsDocument = graphql(`
  query ProblemTickets($place: ID!, $problems: ComplaintFilter, $urgent: ComplaintFilter, $asOf: Day) {
    problems: complaints(place: $place, filter: $problems, sort: DUE, first: 6, asOf: $asOf) {
      totalCount
      nodes {
        ...ProblemTicket
      }
    }
    urgent: complaints(place: $place, filter: $urgent, sort: DUE, first: 6, asOf: $asOf) {
      totalCount
      nodes {
        ...ProblemTicket
      }
    }
  }
`)

const ProblemTicketFragmentDoc = graphql(`
  fragment ProblemTicket on Complaint {
    id
    externalId
    title
    light
    lightReason
    daysLeft
    dueOn
    reworks
    units
    organization {
      id
      name
    }
  }
`)

type Ticket = ProblemTicketFragment

const SHOWN = 6

/** Problem tickets first, then those that are late or nearly so; each once. */
function shownOf({ problems, urgent }: ProblemTicketsQuery): Ticket[] {
  const all = readFragment(ProblemTicketFragmentDoc, [...problems.nodes, ...urgent.nodes])
  return all.filter(({ id }, at) => all.findIndex(one => one.id === id) === at).slice(0, SHOWN)
}

/** Open tickets that went round and round, then those late or nearly so, the most urgent first. */
export function ProblemsCard({ view }: { view: BoardView }) {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const { category, unit, channel } = view
  const of = { open: true, categoryId: category, organizationId: unit, channelId: channel }
  const result = useRead(ProblemTicketsDocument, {
    ...{ place, asOf },
    problems: { ...of, problem: true },
    urgent: { ...of, lights: ['BEHIND', 'NEAR'] },
  })
  const to = (own: Partial<ComplaintList>) =>
    href(paths.complaintList(), complaintParams({ open: true, category, unit, channel, sort: 'DUE', ...own }))
  const { problems, urgent } = result.data ?? {}
  return (
    <Card
      className="problem-tickets"
      sheet={(problems?.totalCount ?? 0) > 0}
      title={t('complaintBoard:problems.title', { count: problems?.totalCount ?? '…' })}
      caption={t('complaintBoard:problems.caption')}
      aside={
        <>
          <Link href={to({ lights: ['BEHIND', 'NEAR'] })}>
            {t('complaintBoard:problems.urgent', { count: urgent?.totalCount ?? '…' })}
          </Link>{' '}
          <Link href={to({ problem: true })}>{t('complaintBoard:problems.all')}</Link>
        </>
      }
      bare
    >
      <Loaded result={result}>
        {data => {
          const tickets = shownOf(data)
          return tickets.length === 0 ? (
            <EmptyState>{t('complaintBoard:problems.none')}</EmptyState>
          ) : (
            <TicketTable tickets={tickets} />
          )
        }}
      </Loaded>
    </Card>
  )
}

function TicketTable({ tickets }: { tickets: readonly Ticket[] }) {
  const { t } = useWords()
  const heads = ['light', 'number', 'what', 'unit'] as const
  return (
    <Scroll className="lines" label={t('complaintBoard:problems.what')}>
      <table className="tbl pt" aria-label={t('complaintBoard:problems.what')}>
        <colgroup>
          <col className="c-light" />
          <col className="c-no" />
          <col />
          <col className="c-unit" />
          <col className="c-due" />
        </colgroup>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {t(`complaintBoard:problems.${head}`)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('complaintBoard:problems.due')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tickets.map(ticket => (
            <Line key={ticket.id} ticket={ticket} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Line({ ticket }: { ticket: Ticket }) {
  const { t } = useWords()
  const { href } = useScope()
  const { id, externalId, title, light, lightReason, daysLeft, dueOn, organization } = ticket
  const words = [title, whyWords(ticket, t)].filter(Boolean).join('，')
  return (
    <tr>
      <td title={lightReason}>
        <Light level={light} plain>
          {leftWords(daysLeft, t)}
        </Light>
      </td>
      <td className="mut" title={externalId}>
        {externalId.length > 6 ? `…${externalId.slice(-4)}` : externalId}
      </td>
      <td className="ell" title={words}>
        <Link href={href(paths.complaint(id))}>{words}</Link>
      </td>
      <td className="ell mut" title={organization?.name}>
        {organization?.name ?? t('complaintBoard:problems.noUnit')}
      </td>
      <td className="num nw">{dueOn ? <DateText day={dueOn} /> : '—'}</td>
    </tr>
  )
}

function leftWords(days: number | null | undefined, t: T): string {
  if (typeof days !== 'number') return t('common:light.deadline.NO_DATA')
  if (days < 0) return t('common:days.over', { count: -days })
  return days === 0 ? t('common:days.today') : t('common:days.left', { count: days })
}

const MANY = 3

/** 重办 3 次，转 3 个单位 */
const whyWords = ({ reworks, units }: Ticket, t: T): string =>
  [
    reworks >= MANY ? t('complaintBoard:problems.reworks', { count: reworks }) : null,
    units >= MANY ? t('complaintBoard:problems.units', { count: units }) : null,
  ]
    .filter(Boolean)
    .join('，')
