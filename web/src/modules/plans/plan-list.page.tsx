import { useCallback, useState } from 'react'
import { useSearchParams } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, Chip, ListExport, Loaded, PageHead, SearchField } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { ImportDialog } from './import-dialog.tsx'
import { PlanTable } from './plan-table.tsx'

const PlanListDocument = graphql(`
  query PlanList($place: ID!, $asOf: Day, $words: String, $after: String, $status: PlanStatus) {
    plans(place: $place, words: $words, status: $status, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...PlanRow
      }
    }
    superseded: plans(place: $place, words: $words, status: SUPERSEDED, first: 1) {
      totalCount
    }
  }
`)

/** The plans of the place, the newest first; here new ones come in. */
export function PlanListPage() {
  const { t } = useWords()
  const { viewer } = useSession()
  const { place, asOf } = useScope()
  const [params, setParams] = useSearchParams()
  const [importing, setImporting] = useState(false)
  const words = params.get('words') ?? ''
  const old = params.has('superseded')
  const status = old ? ('SUPERSEDED' as const) : null
  const result = usePages(PlanListDocument, { place, asOf, words: words || null, status }, data => data.plans)
  const total = result.data?.plans.totalCount
  const setParam = useCallback(
    (name: string, value: string) =>
      setParams(
        before => {
          if (value) before.set(name, value)
          else before.delete(name)
          return before
        },
        { replace: true },
      ),
    [setParams],
  )
  const search = useCallback((patch: { words: string }) => setParam('words', patch.words), [setParam])
  const startImport = (
    <Button look="primary" onClick={() => setImporting(true)}>
      {t('plans:import.start')}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('plans:title')}
        count={total === undefined ? undefined : t('plans:list.count', { count: total })}
        caption={t('plans:list.caption')}
        actions={
          <>
            <ListExport of={t('plans:title')} count={total} pages={result} />
            {viewer.can.importPlans ? startImport : null}
          </>
        }
      />
      <div className="row plan-search">
        <SearchField
          words={words}
          change={search}
          label={t('plans:list.search')}
          hint={t('plans:list.search')}
        />
        {old || result.data?.superseded.totalCount ? (
          <Chip
            on={old}
            count={result.data?.superseded.totalCount}
            onPress={() => setParam('superseded', old ? '' : '1')}
          >
            {t('plans:amend.superseded')}
          </Chip>
        ) : null}
      </div>
      <Loaded
        result={result}
        empty={{
          when: data => data.plans.totalCount === 0,
          text: words
            ? t('plans:list.noMatch', { words })
            : t(old ? 'plans:amend.noneSuperseded' : emptyWords(viewer.can.importPlans)),
          action: viewer.can.importPlans && !words && !old ? startImport : null,
        }}
      >
        {data => <PlanTable plans={result.nodes} total={data.plans.totalCount} onEndReached={result.more} />}
      </Loaded>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </>
  )
}

const emptyWords = (canImport: boolean) => (canImport ? 'plans:list.empty' : 'plans:list.emptyForReaders')
