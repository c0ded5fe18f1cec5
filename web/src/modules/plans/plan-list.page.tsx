import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, Loaded, PageHead } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { ImportDialog } from './import-dialog.tsx'
import { PlanTable } from './plan-table.tsx'

const PlanListDocument = graphql(`
  query PlanList($place: ID!, $asOf: Day, $words: String, $after: String) {
    plans(place: $place, words: $words, first: 50, after: $after) {
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
  const result = usePages(PlanListDocument, { place, asOf, words: words || null }, data => data.plans)
  const total = result.data?.plans.totalCount
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
        actions={viewer.can.importPlans ? startImport : null}
      />
      <WordSearch
        words={words}
        onSearch={next =>
          setParams(
            before => {
              if (next) before.set('words', next)
              else before.delete('words')
              return before
            },
            { replace: true },
          )
        }
      />
      <Loaded
        result={result}
        empty={{
          when: data => data.plans.totalCount === 0,
          text: words ? t('plans:list.noMatch', { words }) : t(emptyWords(viewer.can.importPlans)),
          action: viewer.can.importPlans && !words ? startImport : null,
        }}
      >
        {data => <PlanTable plans={result.nodes} total={data.plans.totalCount} onEndReached={result.more} />}
      </Loaded>
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </>
  )
}

const emptyWords = (canImport: boolean) => (canImport ? 'plans:list.empty' : 'plans:list.emptyForReaders')

/** Searches while typing, a moment after the last letter. */
function WordSearch({ words, onSearch }: { words: string; onSearch(words: string): void }) {
  const { t } = useWords()
  const [typed, setTyped] = useState(words)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the wait.
  useEffect(() => {
    if (typed.trim() === words) return
    const timer = setTimeout(() => onSearch(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <div className="row plan-search">
      <input
        type="search"
        className="field"
        aria-label={t('plans:list.search')}
        placeholder={t('plans:list.search')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
    </div>
  )
}
