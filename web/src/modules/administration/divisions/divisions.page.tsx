import { lazy, Suspense, useMemo, useState } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { type T, useWords } from '../../../i18n/index.ts'
import {
  Button,
  type Column,
  DataTable,
  EmptyState,
  ListExport,
  Loaded,
  PageHead,
  SearchField,
} from '../../../ui/index.ts'
import { useAddress } from '../use-address.ts'
import { useAdminPlace } from '../use-admin-place.ts'
import '../administration.css'
import { DivisionActions } from './division-actions.tsx'
import { AdminPathDocument, AdminPlacesDocument, type PlaceLine, PlaceRow } from './divisions-query.ts'

const AddDivision = lazy(async () => ({ default: (await import('./add-division.tsx')).AddDivision }))
const ImportDivisions = lazy(async () => ({
  default: (await import('./import-divisions.tsx')).ImportDivisions,
}))

const keyOf = (row: PlaceLine) => row.division.code
const VILLAGE = 5

/** 区划: the tree of places, level by level or by name. */
export function DivisionsPage() {
  const { t } = useWords()
  const { code, name } = useAdminPlace()
  const { get, change } = useAddress()
  const [open, setOpen] = useState<'add' | 'import' | null>(null)
  const [at, words] = [get('at') || code, get('words')]
  const here = useRead(AdminPathDocument, { code: at })
  const result = useRead(AdminPlacesDocument, { place: code, parent: at, words: words || null })
  const division = here.data?.division
  const rows = useMemo(
    () => result.data?.adminPlaces.map(row => readFragment(PlaceRow, row)) ?? [],
    [result.data],
  )
  const retry = result.retry
  const columns = useMemo(
    () =>
      columnsOf(t, { place: code, onDone: retry, go: next => change({ at: next, words: null }) }).filter(
        // Below one place they all have the same.
        ({ id }) => id !== 'parent' || words !== '',
      ),
    [t, code, retry, change, words],
  )
  const close = (done: boolean) => {
    setOpen(null)
    if (done) retry()
  }
  const path = division?.path.filter(above => above.code >= code) ?? []
  const adds = division && division.level < VILLAGE && !division.retiredOn
  return (
    <>
      <PageHead
        title={t('admin:divisions.title')}
        count={result.data && t('admin:divisions.count', { count: rows.length })}
        caption={t('admin:divisions.pageCaption', { place: name })}
        actions={
          <>
            <Button onClick={() => setOpen('import')}>{t('admin:divisions.import')}</Button>
            <ListExport of={t('admin:divisions.title')} count={rows.length} />
            {adds ? (
              <Button look="primary" onClick={() => setOpen('add')}>
                {t('admin:divisions.add', { name: division.name })}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="row admin-filters no-print">
        <nav className="row crumbs" aria-label={t('admin:divisions.path')}>
          {path.map(above => (
            <Button
              key={above.code}
              look="plain"
              small
              onClick={() => change({ at: above.code === code ? null : above.code, words: null })}
            >
              {above.name}
            </Button>
          ))}
          <b aria-current="page">{division?.name ?? name}</b>
        </nav>
        <SearchField
          words={words}
          change={change}
          label={t('admin:divisions.search')}
          hint={t('admin:divisions.search')}
        />
      </div>
      <Loaded result={result}>
        {() =>
          rows.length === 0 ? (
            <EmptyState>{t(words ? 'admin:divisions.noMatch' : 'admin:divisions.none')}</EmptyState>
          ) : (
            <DataTable
              fill
              label={t('admin:divisions.title')}
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              card={row => (
                <PlaceCard
                  row={row}
                  place={code}
                  onDone={retry}
                  go={next => change({ at: next, words: null })}
                />
              )}
            />
          )
        }
      </Loaded>
      <Suspense>
        {open === 'add' && division ? <AddDivision place={code} parent={division} onClose={close} /> : null}
        {open === 'import' ? <ImportDivisions place={code} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

interface Ways {
  place: string
  onDone(): void
  go(code: string): void
}

const columnsOf = (t: T, { place, onDone, go }: Ways): Column<PlaceLine>[] => [
  { id: 'name', head: t('admin:divisions.name'), cell: row => <Name row={row} go={go} /> },
  { id: 'code', head: t('admin:divisions.code'), width: 136, cell: row => row.division.code },
  {
    id: 'parent',
    head: t('admin:divisions.parent'),
    width: 136,
    cell: row => row.division.parent?.name ?? '',
  },
  {
    id: 'below',
    head: t('admin:divisions.below'),
    width: 96,
    figure: true,
    cell: row => <span className={row.below === 0 ? 'faint' : undefined}>{row.below}</span>,
  },
  {
    id: 'units',
    head: t('admin:divisions.units'),
    cell: row => <span className="mut">{row.units.join('、')}</span>,
  },
  { id: 'state', head: t('admin:divisions.state'), width: 208, cell: row => <State row={row} /> },
  {
    id: 'actions',
    head: t('admin:divisions.actions'),
    face: null,
    tool: true,
    width: 96,
    cell: row => <DivisionActions place={place} row={row} onDone={onDone} />,
  },
]

function Name({ row: { division, below }, go }: { row: PlaceLine; go(code: string): void }) {
  if (below === 0) return <span className={division.retiredOn ? 'mut' : undefined}>{division.name}</span>
  return (
    <Button look="plain" className="place-link" onClick={() => go(division.code)}>
      {division.name}
    </Button>
  )
}

function State({ row: { division } }: { row: PlaceLine }) {
  const { t } = useWords()
  const { retiredOn: day, mergedInto } = division
  if (!day) return <span>{t('admin:divisions.there')}</span>
  return (
    <span className="mut">
      {mergedInto
        ? t('admin:divisions.mergedOn', { day, name: mergedInto.name })
        : t('admin:divisions.retiredOn', { day })}
    </span>
  )
}

function PlaceCard({ row, place, onDone, go }: Ways & { row: PlaceLine }) {
  return (
    <span className="row-card">
      <span className="line">
        <Name row={row} go={go} />
        <span className="grow" />
        <span className="cap">{row.division.code}</span>
      </span>
      <span className="line cap">
        <State row={row} />
        <span className="grow" />
        <DivisionActions place={place} row={row} onDone={onDone} />
      </span>
    </span>
  )
}
