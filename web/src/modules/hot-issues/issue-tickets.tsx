import { useCallback, useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { IssueTicketsQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, Card, type Column, DataTable, DateText, Loaded, useSelectColumn } from '../../ui/index.ts'
import { shortName } from '../indicators/places/place-name.ts'
import type { Issue } from './issue-query.ts'
import { SplitDialog } from './split-dialog.tsx'

const IssueTicketsDocument = graphql(`
  query IssueTickets($place: ID!, $filter: ComplaintFilter, $after: String, $asOf: Day) {
    complaints(place: $place, filter: $filter, sort: RECEIVED, first: 20, after: $after, asOf: $asOf) {
      totalCount
      nodes {
        id
        externalId
        title
        state
        receivedOn
        place {
          code
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

type Ticket = IssueTicketsQuery['complaints']['nodes'][number]

const keyOf = (row: Ticket) => row.id
const NOTHING: ReadonlySet<string> = new Set()

const columnsOf = (t: T): Column<Ticket>[] => [
  {
    id: 'receivedOn',
    head: t('hotIssues:page.received'),
    width: 104,
    cell: row => <DateText day={row.receivedOn} />,
  },
  {
    id: 'title',
    head: t('hotIssues:page.what'),
    cell: row => <span title={row.title}>{row.title}</span>,
  },
  {
    id: 'place',
    head: t('hotIssues:page.place'),
    width: 120,
    cell: row => <span className="mut">{shortName(row.place.name)}</span>,
  },
  {
    id: 'state',
    head: t('hotIssues:page.state'),
    width: 84,
    cell: row => t(`complaints:state.${row.state}`),
  },
]

/** All tickets of the issue; some can be taken out. */
export function IssueTickets({ issue }: { issue: Issue }) {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const [, navigate] = useLocation()
  const [selected, setSelected] = useState(NOTHING)
  const [splitting, setSplitting] = useState(false)
  const result = usePages(
    IssueTicketsDocument,
    { place, filter: { hotIssueId: issue.id }, asOf },
    data => data.complaints,
  )
  const plain = useMemo(() => columnsOf(t), [t])
  const may = useCallback(() => issue.can.split, [issue.can.split])
  const label = useCallback((row: Ticket) => t('hotIssues:split.select', { number: row.externalId }), [t])
  const columns = useSelectColumn(plain, {
    rows: result.nodes,
    keyOf,
    may,
    label,
    selected,
    onSelect: setSelected,
  })
  const open = useCallback((row: Ticket) => navigate(href(paths.complaint(row.id))), [navigate, href])
  const done = () => {
    setSplitting(false)
    setSelected(NOTHING)
    result.retry()
  }
  return (
    <Card
      className="issue-tickets"
      title={t('hotIssues:page.tickets', { count: result.data?.complaints.totalCount ?? issue.total })}
      caption={issue.can.split && selected.size === 0 ? t('hotIssues:split.hint') : null}
      aside={
        selected.size > 0 ? (
          <Button small onClick={() => setSplitting(true)}>
            {t('hotIssues:split.action', { count: selected.size })}
          </Button>
        ) : (
          <Link href={href(paths.complaintList(), { hot: issue.id })}>
            {t('hotIssues:page.ticketsToList')}
          </Link>
        )
      }
      bare
    >
      <Loaded result={result}>
        {() => (
          <>
            <DataTable
              label={t('hotIssues:page.tickets', { count: issue.total })}
              bare
              dense
              columns={columns}
              rows={result.nodes}
              keyOf={keyOf}
              onOpen={open}
            />
            {result.hasMore ? (
              <p className="pad-line">
                <Button look="plain" small onClick={result.more}>
                  {t('hotIssues:page.more')}
                </Button>
              </p>
            ) : null}
          </>
        )}
      </Loaded>
      {splitting ? (
        <SplitDialog
          issue={issue}
          complaintIds={[...selected]}
          onClose={() => setSplitting(false)}
          onDone={done}
        />
      ) : null}
    </Card>
  )
}
