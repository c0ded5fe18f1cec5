import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { readAt } from './source/at-param.ts'
import { SourceText, type SourceTextHandle } from './source/source-text.tsx'
import { tintsOfTasks } from './source/task-tints.ts'

const PlanSourceFragment = graphql(`
  fragment PlanSource on Plan {
    id
    sourceText
    jurisdiction {
      code
    }
  }
`)

const PlanTaskRangesDocument = graphql(`
  query PlanTaskRanges($filter: TaskFilter!, $after: String) {
    tasks(filter: $filter, sort: { key: NO, direction: ASC }, first: 200, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        source {
          start
          end
        }
        milestones {
          id
          words
          source {
            start
            end
          }
        }
        targets {
          source {
            start
            end
          }
        }
      }
    }
  }
`)

/** The plan's words; what became a task is tinted and opens it. `?at=start-end` marks a range and shows it. */
export function PlanSource({ plan }: { plan: FragmentType<typeof PlanSourceFragment> }) {
  const { t } = useWords()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [params] = useSearchParams()
  const text = useRef<SourceTextHandle>(null)
  const [hot, setHot] = useState<string | null>(null)
  const { id, sourceText, jurisdiction } = readFragment(PlanSourceFragment, plan)
  const { nodes, hasMore, more } = usePages(
    PlanTaskRangesDocument,
    { filter: { place: jurisdiction.code, planIds: [id], ownPlaceOnly: false } },
    data => data.tasks,
  )
  useEffect(() => {
    if (hasMore) more()
  }, [hasMore, more])
  const tints = useMemo(() => tintsOfTasks(nodes, sourceText ?? ''), [nodes, sourceText])
  const at = params.get('at')
  const marked = useMemo(() => readAt(at, sourceText?.length ?? 0), [at, sourceText])
  if (sourceText === null || sourceText === undefined) return null
  return (
    <section className="card doc">
      <header>
        <h2>{t('plans:source.title')}</h2>
        <span className="cap">{t('plans:source.original')}</span>
      </header>
      <SourceText
        ref={text}
        label={t('plans:source.label')}
        text={sourceText}
        tints={tints}
        marked={marked}
        hot={hot}
        onHover={tint => setHot(tint?.card ?? null)}
        onPick={tint => {
          if (tint) navigate(href(paths.task(tint.card)))
        }}
      />
    </section>
  )
}
