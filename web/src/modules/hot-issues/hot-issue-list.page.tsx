import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useWrite } from '../../graphql/write.ts'
import { instant } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import {
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ListExport,
  Loaded,
  PageHead,
  ReportButton,
  toast,
  useSelectColumn,
} from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { ComplaintTabs } from '../complaints/index.ts'
import { lengthOf, PeriodFilter, periodOf, periodParams } from '../periods/index.ts'
import { HotIssueCard, useHotIssueColumns } from './hot-issue-columns.tsx'
import { HotIssueFilters } from './hot-issue-filters.tsx'
import { type HotIssueRow, HotIssueRowFragmentDoc, HotIssuesDocument } from './hot-issue-query.ts'
import { hotIssueFilter } from './hot-issue-url.ts'
import { MergeBar } from './merge-bar.tsx'
import { SuperviseForm } from './supervise-forms.tsx'
import { sourceOf } from './supervise-words.ts'
import { useHotIssueList } from './use-hot-issues.ts'
import './hot-issues.css'

const FindHotIssuesDocument = graphql(`
  mutation FindHotIssues($place: ID!) {
    findHotIssues(place: $place)
  }
`)

const keyOf = (row: HotIssueRow) => row.id
const mayMerge = (row: HotIssueRow) => row.can.merge
const NOTHING: ReadonlySet<string> = new Set()

/** 热点问题: what people complain of together, how it grew, and what was done about it. */
export function HotIssueListPage() {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const [, navigate] = useLocation()
  const control = useHotIssueList()
  const { list, change } = control
  const period = periodOf(list.period, list.own, asOf)
  const days = lengthOf(period)
  const [asked, setAsked] = useState<HotIssueRow | null>(null)
  const [selected, setSelected] = useState(NOTHING)
  const result = usePages(
    HotIssuesDocument,
    { place, ...period, asOf, filter: hotIssueFilter(list), first: 50 },
    data => data.hotIssues,
  )
  const rows = useMemo(() => readFragment(HotIssueRowFragmentDoc, result.nodes), [result.nodes])
  const plain = useHotIssueColumns(days, period, setAsked)
  const label = useCallback((row: HotIssueRow) => t('hotIssues:column.select', { name: row.title }), [t])
  const columns = useSelectColumn(plain, {
    rows,
    keyOf,
    may: mayMerge,
    label,
    selected,
    onSelect: setSelected,
  })
  const open = useCallback(
    (row: HotIssueRow) =>
      navigate(href(paths.hotIssue(row.id), periodParams({ period: list.period, own: list.own }))),
    [navigate, href, list.period, list.own],
  )
  const card = useCallback((row: HotIssueRow) => <HotIssueCard row={row} days={days} />, [days])
  const found = result.data?.hotIssues
  return (
    <>
      <PageHead
        title={t('hotIssues:title')}
        count={found ? t('hotIssues:count', { count: found.totalCount }) : undefined}
        caption={
          found?.foundAt
            ? t('hotIssues:foundAt', { at: instant(found.foundAt).slice(5) })
            : t('hotIssues:caption')
        }
        period={<PeriodFilter view={list} period={period} asOf={asOf} change={change} />}
        actions={
          <>
            <FindButton />
            <ReportButton
              board="hot-issues"
              asked={{ place, asOf, ...period, categoryId: list.category, organizationId: list.unit }}
              disabled={!found}
            />
            <ListExport of={t('hotIssues:title')} count={found?.totalCount} pages={result} />
          </>
        }
      />
      <ComplaintTabs here="hot" />
      <HotIssueFilters {...control} />
      <Loaded result={result}>
        {() =>
          rows.length === 0 ? (
            <NoIssues
              narrowed={Boolean(list.words || list.unit || list.category || list.statuses.length)}
              onClear={() => change({ statuses: [], unit: null, category: null, words: '' })}
            />
          ) : (
            <DataTable
              total={found?.totalCount}
              label={t('hotIssues:title')}
              fill
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              card={card}
              onOpen={open}
              onEndReached={result.more}
              foot={
                <>
                  <span className="grow cap">
                    {t('common:table.loaded', { shown: rows.length, total: found?.totalCount ?? 0 })}
                  </span>
                  {rows.some(mayMerge) ? (
                    <MergeBar
                      chosen={rows.filter(({ id }) => selected.has(id))}
                      onClear={() => setSelected(NOTHING)}
                    />
                  ) : null}
                </>
              }
            />
          )
        }
      </Loaded>
      {asked ? <SuperviseForm source={sourceOf(asked, t)} onClose={() => setAsked(null)} /> : null}
    </>
  )
}

/** Looks for hot issues now rather than at night. */
function FindButton() {
  const { t } = useWords()
  const { place } = useScope()
  const { can } = useSession().viewer
  const [find, busy] = useWrite(FindHotIssuesDocument)
  if (!can.manageHotIssues) return null
  const run = async () => {
    const { data, failure } = await find({ place })
    toast(failure?.message ?? t('hotIssues:list.found', { count: data?.findHotIssues ?? 0 }), {
      bad: failure !== null,
    })
  }
  return (
    <Button busy={busy} onClick={() => void run()}>
      {t('hotIssues:list.find')}
    </Button>
  )
}

function NoIssues({ narrowed, onClear }: { narrowed: boolean; onClear(): void }) {
  const { t } = useWords()
  const { can } = useSession().viewer
  const { href } = useScope()
  if (narrowed)
    return (
      <EmptyState action={<Button onClick={onClear}>{t('hotIssues:list.showAll')}</Button>}>
        {t('hotIssues:list.noMatch')}
      </EmptyState>
    )
  return (
    <EmptyState
      action={
        can.manageComplaints ? (
          <ButtonLink href={href(paths.complaintImports())}>{t('hotIssues:list.toImports')}</ButtonLink>
        ) : null
      }
    >
      {t(can.manageHotIssues ? 'hotIssues:list.empty' : 'hotIssues:list.emptyRead')}
    </EmptyState>
  )
}
