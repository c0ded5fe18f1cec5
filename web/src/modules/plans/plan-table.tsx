import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import type { PlanRowFragment as Row } from '../../graphql/generated/graphql.ts'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Bar, type Column, DataTable, DateText, LightCounts, RowKeysHint, Tag } from '../../ui/index.ts'
import { DiscardDraft } from './discard-draft.tsx'
import { DraftProgress } from './draft-progress.tsx'
import './plans.css'

const PlanRow = graphql(`
  fragment PlanRow on Plan {
    id
    title
    documentNumber
    issuer
    issuedOn
    status
    edition
    taskCount
    lights(asOf: $asOf) {
      total
      done
      open
      behind
      near
      good
      noData
    }
    can {
      edit
      discard
    }
  }
`)

interface PlanTableProps {
  plans: readonly FragmentType<typeof PlanRow>[]
  total: number
  onEndReached(): void
}

const keyOf = (row: Row) => row.id

/** A draft opens where it is worked on, a confirmed plan where it is read. */
const placeOf = ({ id, status }: Pick<Row, 'id' | 'status'>) =>
  status === 'DRAFT' ? paths.decompose(id) : paths.plan(id)

export function PlanTable({ plans, total, onEndReached }: PlanTableProps) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const rows = useMemo(() => plans.map(plan => readFragment(PlanRow, plan)), [plans])
  const columns = useMemo(() => columnsOf(t, href), [t, href])
  return (
    <DataTable
      total={total}
      label={t('plans:title')}
      fill
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      onOpen={row => navigate(href(placeOf(row)))}
      card={row => <PlanCard row={row} />}
      onEndReached={onEndReached}
      foot={
        <>
          <span className="grow">{t('common:table.loaded', { shown: rows.length, total })}</span>
          <RowKeysHint />
        </>
      }
    />
  )
}

function columnsOf(t: T, href: (path: string) => string): Column<Row>[] {
  return [
    {
      id: 'title',
      least: 260,
      head: t('plans:column.title'),
      cell: row => (
        <span className="plan-name">
          <Link className="ell" href={href(placeOf(row))} title={row.title}>
            {row.title}
          </Link>
          <Edition row={row} />
        </span>
      ),
    },
    {
      id: 'number',
      spare: 2,
      head: t('plans:column.number'),
      width: 148,
      cell: row => row.documentNumber ?? <span className="z">—</span>,
    },
    {
      id: 'issuer',
      spare: 1,
      head: t('plans:column.issuer'),
      width: 140,
      cell: row => row.issuer ?? <span className="z">—</span>,
    },
    {
      id: 'issuedOn',
      spare: 3,
      head: t('plans:column.issuedOn'),
      width: 136,
      cell: row => (row.issuedOn ? <DateText day={row.issuedOn} year /> : <span className="z">—</span>),
    },
    {
      id: 'state',
      spare: 5,
      head: t('plans:column.state'),
      width: 108,
      cell: row => <PlanState row={row} />,
    },
    {
      id: 'tasks',
      spare: 4,
      head: t('plans:column.tasks'),
      width: 80,
      figure: true,
      cell: row => (row.status === 'CONFIRMED' ? <TaskCount row={row} /> : <span className="z">—</span>),
    },
    { id: 'lights', head: t('plans:column.lights'), width: 290, cell: row => <Lights row={row} /> },
    {
      id: 'discard',
      head: t('common:table.actions'),
      face: null,
      width: 60,
      cell: row => (row.can.discard ? <DiscardDraft plan={row} small /> : null),
    },
  ]
}

/** Which version it is, where there are several. */
const Edition = ({ row: { edition, status } }: { row: Row }) => {
  const { t } = useWords()
  return edition > 1 || status === 'SUPERSEDED' ? <Tag>{t('plans:amend.edition', { edition })}</Tag> : null
}

function TaskCount({ row }: { row: Row }) {
  const { href } = useScope()
  return <Link href={href(paths.tasks(), { plan: row.id })}>{row.taskCount}</Link>
}

const PlanState = ({ row }: { row: Row }) => {
  const { t } = useWords()
  return row.status === 'DRAFT' ? (
    <DraftProgress planId={row.id} />
  ) : (
    <span>{t(`plans:status.${row.status}`)}</span>
  )
}

const Lights = ({ row }: { row: Row }) =>
  row.lights.total > 0 ? (
    <div className="plan-lights">
      <Bar counts={row.lights} />
      <LightCounts counts={row.lights} />
    </div>
  ) : null

function PlanCard({ row }: { row: Row }) {
  const { t } = useWords()
  const facts = [row.documentNumber, row.issuer, row.issuedOn].filter(Boolean).join(' · ')
  return (
    <div className="col">
      <span>
        <b>{row.title}</b> <Edition row={row} />
      </span>
      {facts ? <span className="cap">{facts}</span> : null}
      <span className="cap">
        <PlanState row={row} />
        {row.status === 'CONFIRMED' ? ` · ${t('plans:list.count', { count: row.taskCount })}` : null}
      </span>
      <Lights row={row} />
    </div>
  )
}
