import { lazy, Suspense, useMemo, useState } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { usePages } from '../../../graphql/pages.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import {
  Button,
  Chip,
  type Column,
  DataTable,
  ListExport,
  Loaded,
  PageHead,
  SearchField,
} from '../../../ui/index.ts'
import { useAddress } from '../use-address.ts'
import { useAdminPlace } from '../use-admin-place.ts'
import '../administration.css'
import { UnitActions } from './unit-actions.tsx'
import { AdminUnitsDocument, KINDS, type UnitLine, UnitRow } from './units-query.ts'

const UnitDialog = lazy(async () => ({ default: (await import('./unit-dialog.tsx')).UnitDialog }))

const keyOf = (row: UnitLine) => row.organization.id

/** 单位: who there is, under which names, and how much hangs on each. */
export function UnitsPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const { get, change } = useAddress()
  const [adding, setAdding] = useState(false)
  const [words, kind, off] = [
    get('words'),
    KINDS.find(one => one === get('kind')) ?? null,
    get('off') === '1',
  ]
  const result = usePages(
    AdminUnitsDocument,
    { place: code, words: words || null, kind, active: off ? false : null },
    data => data.adminUnits,
  )
  const rows = useMemo(() => result.nodes.map(node => readFragment(UnitRow, node)), [result.nodes])
  const retry = result.retry
  const columns = useMemo(() => columnsOf(t, code, retry), [t, code, retry])
  const total = result.data?.adminUnits.totalCount
  return (
    <>
      <PageHead
        title={t('admin:units.title')}
        count={total === undefined ? undefined : t('admin:units.count', { count: total })}
        caption={t('admin:units.pageCaption', { place: name })}
        actions={
          <>
            <ListExport of={t('admin:units.title')} count={total} pages={result} />
            <Button look="primary" onClick={() => setAdding(true)}>
              {t('admin:units.add')}
            </Button>
          </>
        }
      />
      <div className="row admin-filters no-print">
        <SearchField
          words={words}
          change={change}
          label={t('admin:units.search')}
          hint={t('admin:units.search')}
        />
        {KINDS.map(one => (
          <Chip key={one} on={one === kind} onPress={() => change({ kind: one === kind ? null : one })}>
            {t(`access:organizationKind.${one}`)}
          </Chip>
        ))}
        <Chip on={off} onPress={() => change({ off: off ? null : '1' })}>
          {t('admin:units.off')}
        </Chip>
      </div>
      <Loaded
        result={result}
        empty={{ when: data => data.adminUnits.totalCount === 0, text: t('admin:units.none') }}
      >
        {() => (
          <DataTable
            fill
            label={t('admin:units.title')}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            onEndReached={result.more}
            card={row => <UnitCard row={row} place={code} onDone={retry} />}
          />
        )}
      </Loaded>
      <Suspense>
        {adding ? (
          <UnitDialog
            place={code}
            unit={null}
            onClose={done => {
              setAdding(false)
              if (done) retry()
            }}
          />
        ) : null}
      </Suspense>
    </>
  )
}

const columnsOf = (t: T, place: string, onDone: () => void): Column<UnitLine>[] => [
  {
    id: 'name',
    head: t('admin:units.name'),
    cell: ({ organization: { name, active } }) => (
      <span>
        <b className={active ? undefined : 'mut'}>{name}</b>
        {active ? null : <span className="cap"> {t('admin:units.off')}</span>}
      </span>
    ),
  },
  {
    id: 'aliases',
    head: t('admin:units.aliases'),
    cell: row => <span className="mut">{row.organization.aliases.join('、')}</span>,
  },
  {
    id: 'kind',
    head: t('admin:units.kind'),
    width: 120,
    cell: row => t(`access:organizationKind.${row.organization.kind}`),
  },
  { id: 'place', head: t('admin:units.place'), width: 128, cell: row => row.organization.place.name },
  {
    id: 'people',
    head: t('admin:units.people'),
    width: 88,
    figure: true,
    cell: row => <Count of={row.people} />,
  },
  {
    id: 'tasks',
    head: t('admin:units.tasks'),
    width: 112,
    figure: true,
    cell: row => <Count of={row.openTasks} />,
  },
  {
    id: 'tickets',
    head: t('admin:units.tickets'),
    width: 112,
    figure: true,
    cell: row => <Count of={row.openTickets} />,
  },
  {
    id: 'actions',
    head: t('admin:units.actions'),
    face: null,
    tool: true,
    width: 96,
    cell: row => <UnitActions place={place} unit={row} onDone={onDone} />,
  },
]

const Count = ({ of }: { of: number }) => <span className={of === 0 ? 'faint' : undefined}>{of}</span>

function UnitCard({ row, place, onDone }: { row: UnitLine; place: string; onDone(): void }) {
  const { t } = useWords()
  const { name, kind, active } = row.organization
  return (
    <span className="row-card">
      <b className="title">{name}</b>
      <span className="line cap">
        <span>{t(`access:organizationKind.${kind}`)}</span>
        <span>{row.organization.place.name}</span>
        {active ? null : <span>{t('admin:units.off')}</span>}
      </span>
      <span className="line cap">
        <span>
          {t('admin:units.cardCounts', {
            people: row.people,
            tasks: row.openTasks,
            tickets: row.openTickets,
          })}
        </span>
        <span className="grow" />
        <UnitActions place={place} unit={row} onDone={onDone} />
      </span>
    </span>
  )
}
