import { lazy, Suspense, useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { useScope } from '../../../scope.tsx'
import {
  Button,
  DataTable,
  EmptyState,
  ListExport,
  Loaded,
  PageHead,
  SearchField,
  Segments,
} from '../../../ui/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { ComplaintTabs } from '../complaint-tabs.tsx'
import '../complaints.css'
import { TermCard } from './term-card.tsx'
import { ComplaintTermRowDoc, ComplaintTermsDocument, type TermKind, type TermRow } from './terms-query.ts'
import './terms.css'
import { useTermColumns } from './use-term-columns.tsx'

const AddTermsDialog = lazy(async () => ({ default: (await import('./add-dialog.tsx')).AddTermsDialog }))

const KINDS: readonly TermKind[] = ['CATEGORY', 'CHANNEL']
const keyOf = (row: TermRow) => row.id
const NONE: readonly TermRow[] = []

/** 分类和渠道: what tickets are sorted by, with their use. */
export function TermsPage() {
  const { t } = useWords()
  const { place: here } = useScope()
  const place = useJurisdiction(here)
  const [params, setParams] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const kind: TermKind = params.get('kind') === 'CHANNEL' ? 'CHANNEL' : 'CATEGORY'
  const words = params.get('words') ?? ''
  const result = useRead(ComplaintTermsDocument, { place }, { pause: place === '' })
  const found = result.data?.complaintTerms
  const lists = useMemo(
    () => ({
      CATEGORY: found?.categories.map(row => readFragment(ComplaintTermRowDoc, row)) ?? NONE,
      CHANNEL: found?.channels.map(row => readFragment(ComplaintTermRowDoc, row)) ?? NONE,
    }),
    [found],
  )
  const all = lists[kind]
  const rows = useMemo(() => all.filter(row => matches(row, words)), [all, words])
  const columns = useTermColumns(place, all, kind)
  const change = useMemo(
    () => (patch: Record<string, string>, options?: { replace: boolean }) =>
      setParams(old => {
        for (const [key, value] of Object.entries(patch)) value ? old.set(key, value) : old.delete(key)
        return old
      }, options),
    [setParams],
  )
  return (
    <>
      <PageHead
        title={t('complaints:terms.title')}
        count={found && t(`complaints:terms.count.${kind}`, { count: all.filter(row => row.active).length })}
        caption={t('complaints:terms.caption')}
        actions={
          <>
            <ListExport of={t(`complaints:terms.kind.${kind}`)} count={rows.length} />
            <Button look="primary" onClick={() => setAdding(true)}>
              {t(`complaints:terms.add.${kind}`)}
            </Button>
          </>
        }
      />
      <ComplaintTabs here="terms" />
      <div className="row term-filters no-print">
        <Segments
          label={t('complaints:terms.kinds')}
          options={KINDS.map(value => ({
            value,
            label: `${t(`complaints:terms.kind.${value}`)} ${lists[value].filter(row => row.active).length}`,
          }))}
          value={kind}
          onChange={one => change({ kind: one === 'CHANNEL' ? one : '' })}
        />
        <SearchField
          words={words}
          change={change}
          label={t('complaints:terms.search')}
          hint={t('complaints:terms.search')}
        />
      </div>
      <Loaded result={result}>
        {() =>
          all.length === 0 ? (
            <EmptyState
              action={<Button onClick={() => setAdding(true)}>{t(`complaints:terms.add.${kind}`)}</Button>}
            >
              {t(`complaints:terms.empty.${kind}`)}
            </EmptyState>
          ) : rows.length === 0 ? (
            <EmptyState>{t('complaints:terms.noMatch')}</EmptyState>
          ) : (
            <DataTable
              fill
              label={t(`complaints:terms.kind.${kind}`)}
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              card={row => <TermCard row={row} place={place} all={all} />}
            />
          )
        }
      </Loaded>
      <Suspense>
        {adding ? (
          <AddTermsDialog place={place} kind={kind} parent={null} onClose={() => setAdding(false)} />
        ) : null}
      </Suspense>
    </>
  )
}

/** Found by its path, or by one it had. */
const matches = ({ path, formerNames }: TermRow, words: string): boolean =>
  [path, ...formerNames].some(name => name.toLowerCase().includes(words.trim().toLowerCase()))
