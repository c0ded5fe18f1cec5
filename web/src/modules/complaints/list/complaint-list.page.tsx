import { useCallback, useMemo, useState } from 'react'
import { readFragment } from '../../../graphql/generated/index.ts'
import { usePages } from '../../../graphql/pages.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  cx,
  DataTable,
  ExportButton,
  Loaded,
  PageHead,
  RowKeysHint,
  type Sort,
  useNarrow,
  useSelectColumn,
} from '../../../ui/index.ts'
import { useSession } from '../../access/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import { CreateComplaintDialog } from '../create/create-dialog.tsx'
import { excerptOf, markedPieces } from '../marked-words.ts'
import { ComplaintPanel } from '../ticket/complaint-panel.tsx'
import { TicketRowFragmentDoc } from '../ticket-row.ts'
import '../complaints.css'
import { BatchBar } from './batch-bar.tsx'
import { BESIDE_PANEL, ComplaintCard, useComplaintColumns } from './list-columns.tsx'
import { ListEmpty } from './list-empty.tsx'
import { ListFilters } from './list-filters.tsx'
import { type ComplaintNode, ComplaintsDocument, type ListRow } from './list-query.ts'
import { complaintFilter, exportHref, sortOf } from './list-url.ts'
import { type ComplaintControl, useComplaints } from './use-complaints.ts'

const keyOf = (row: ListRow) => row.id
const NOTHING_HIDDEN: string[] = []
const NONE: ReadonlySet<string> = new Set()

/** A row with a line around the first hit, where the title itself holds none. */
function rowOf(node: ComplaintNode, words: string): ListRow {
  const row = readFragment(TicketRowFragmentDoc, node)
  const inTitle = words && markedPieces(`${row.title} ${row.externalId}`, words).some(({ hit }) => hit)
  const excerpt = words && !inTitle ? excerptOf([node.content, node.address, node.answer], words) : null
  return { ...row, excerpt }
}

/** `942 件`, or `超过 10,000 件` where counting stopped. */
export function useCountWords() {
  const { t } = useWords()
  return (total: number, more: boolean) =>
    t(more ? 'complaints:countMore' : 'complaints:count', { count: total.toLocaleString('en-US') })
}

/** 工单: the tickets of a place, found by words and filters, worked on in the panel beside. */
export function ComplaintListPage() {
  const { t } = useWords()
  const { place, asOf, today } = useScope()
  const { can } = useSession().viewer
  const control = useComplaints()
  const { list, change } = control
  const [creating, setCreating] = useState(false)
  const close = useCallback(() => change({ item: null }), [change])
  const countWords = useCountWords()
  const sort = sortOf(list)
  const result = usePages(
    ComplaintsDocument,
    { place, asOf, filter: complaintFilter(list), sort, withWords: list.words !== '' },
    data => data.complaints,
  )
  const rows = useMemo(() => result.nodes.map(node => rowOf(node, list.words)), [result.nodes, list.words])
  const found = result.data?.complaints
  return (
    <div className="split">
      <div className={cx('list ledger complaints', list.item && 'beside')}>
        <PageHead
          title={t('complaints:title')}
          count={found && countWords(found.totalCount, found.more)}
          caption={t(`complaints:list.sortedBy.${sort}`)}
          actions={
            <>
              {can.manageComplaints && asOf === today ? (
                <Button look="primary" onClick={() => setCreating(true)}>
                  {t('complaints:action.create')}
                </Button>
              ) : null}
              <ExportButton href={exportHref(list, place, asOf)} count={found?.totalCount} />
            </>
          }
        />
        <ComplaintTabs here="list" />
        <ListFilters {...control} />
        <Loaded result={result}>
          {({ complaints }) => (
            <Rows
              {...control}
              rows={rows}
              more={result.more}
              total={complaints.totalCount}
              uncounted={complaints.more}
            />
          )}
        </Loaded>
      </div>
      {list.item ? <ComplaintPanel key={list.item} id={list.item} onClose={close} /> : null}
      {creating ? (
        <CreateComplaintDialog
          onClose={() => setCreating(false)}
          onDone={id => {
            setCreating(false)
            change({ item: id })
          }}
        />
      ) : null}
    </div>
  )
}

interface RowsProps extends ComplaintControl {
  rows: readonly ListRow[]
  more(): void
  total: number
  /** There are more than were counted. */
  uncounted: boolean
}

function Rows({ list, change, rows, more, total, uncounted }: RowsProps) {
  const { t } = useWords()
  const narrow = useNarrow()
  const { asOf, today } = useScope()
  const [selected, setSelected] = useState(NONE)
  const base = useComplaintColumns(list.words)
  const may = useCallback(
    ({ can }: ListRow) => asOf === today && (can.dispatch || can.sign || can.archive),
    [asOf, today],
  )
  const label = useCallback(({ title }: ListRow) => t('complaints:batch.select', { title }), [t])
  const columns = useSelectColumn(base, { rows, keyOf, may, label, selected, onSelect: setSelected })
  const open = useCallback((row: ListRow) => change({ item: row.id }), [change])
  const card = useCallback((row: ListRow) => <ComplaintCard row={row} words={list.words} />, [list.words])
  if (rows.length === 0) return <ListEmpty list={list} change={change} />
  const onSort = (sort: Sort | null) => change({ sort: sort && columnSort(sort, list.sort) })
  return (
    <>
      <DataTable
        label={t('complaints:title')}
        fill={!narrow}
        total={total}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        card={card}
        sort={sortColumn(sortOf(list))}
        onSort={onSort}
        onOpen={open}
        selected={list.item}
        hidden={list.item ? BESIDE_PANEL : NOTHING_HIDDEN}
        onEndReached={more}
        foot={
          <>
            <span className="grow">
              {t(uncounted ? 'complaints:list.loadedMore' : 'complaints:list.loaded', {
                shown: rows.length,
                total: total.toLocaleString('en-US'),
              })}
            </span>
            <RowKeysHint />
          </>
        }
      />
      <BatchBar rows={rows} selected={selected} onChange={setSelected} />
    </>
  )
}

/** The server knows one direction of each order. */
const sortColumn = (sort: ReturnType<typeof sortOf>): Sort | null =>
  sort === 'RELEVANCE'
    ? null
    : sort === 'DUE'
      ? { column: 'due', descending: false }
      : { column: 'received', descending: true }

/** Pressed again, a head gives the usual order back. */
function columnSort({ column }: Sort, now: string | null) {
  const asked = column === 'due' ? ('DUE' as const) : ('RECEIVED' as const)
  return asked === now ? null : asked
}
