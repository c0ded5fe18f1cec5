import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { readFragment } from '../../../graphql/generated/index.ts'
import { usePages } from '../../../graphql/pages.ts'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import { scopedHref } from '../../../scope-url.ts'
import { Button, Chip, EmptyState, Loaded, MultiSelect, PageHead, useKeys } from '../../../ui/index.ts'
import { useJurisdiction } from '../../follow-up/index.ts'
import { ObservationDoc } from '../reporting-query.ts'
import { ReportingTabs } from '../reporting-tabs.tsx'
import { type BatchAction, ReviewBatch } from './review-batch.tsx'
import { type ReviewItem, ReviewList } from './review-list.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { ReviewQueueDocument } from './review-query.ts'
import { nextId, stepId } from './review-steps.ts'
import '../../../ui/desk-columns.css'
import '../observations.css'

/** 审核: values that were handed in, each with what was there before and what is doubtful about it. */
export function ReviewPage() {
  const { t } = useWords()
  const { place } = useScope()
  const jurisdiction = useJurisdiction(place)
  const queue = useQueue(place || jurisdiction)
  const { items, result, total, open, go } = queue
  const [doubtful, setDoubtful] = useState(false)
  const [indicator, setIndicator] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [batch, setBatch] = useState<BatchAction | null>(null)
  const shown = items.filter(
    item => (!doubtful || item.facts.doubts.length > 0) && (!indicator || item.indicator.id === indicator),
  )
  const names = [...new Map(items.map(item => [item.indicator.id, item.indicator.name]))]
  const picked = shown.filter(({ id }) => chosen.has(id))
  const toggle = (id: string) =>
    setChosen(new Set(chosen.has(id) ? [...chosen].filter(one => one !== id) : [...chosen, id]))
  useKeys({
    j: () => go(stepId(shown, open, 1)),
    k: () => go(stepId(shown, open, -1)),
    x: () => open && toggle(open),
  })
  const at = shown.findIndex(({ id }) => id === open)
  const item = shown[at]
  return (
    <div className="split office review">
      <div className="list">
        <PageHead
          title={t('reporting:review.title')}
          count={total === undefined ? undefined : t('reporting:review.count', { count: total })}
          caption={t('reporting:review.caption')}
        />
        <ReportingTabs at="review" count={total} />
        <div className="filters no-print">
          <Chip
            on={doubtful}
            count={items.filter(({ facts }) => facts.doubts.length > 0).length}
            onPress={() => setDoubtful(!doubtful)}
          >
            {t('reporting:review.doubtful')}
          </Chip>
          <MultiSelect
            label={t('reporting:column.indicator')}
            options={names.map(([value, label]) => ({ value, label }))}
            value={indicator ? [indicator] : []}
            onChange={values => setIndicator(values.find(id => id !== indicator) ?? null)}
          />
        </div>
        {picked.length > 0 ? (
          <div className="batch-bar">
            <b>{t('reporting:review.chosen', { count: picked.length })}</b>
            <Button look="primary" small onClick={() => setBatch('PUBLISH')}>
              {t('reporting:review.publishCount', { count: picked.length })}
            </Button>
            <Button small onClick={() => setBatch('RETURN')}>
              {t('reporting:review.return')}
            </Button>
            <Button look="plain" small onClick={() => setChosen(new Set())}>
              {t('common:action.clear')}
            </Button>
          </div>
        ) : null}
        <Loaded result={result}>
          {() =>
            shown.length === 0 ? (
              <EmptyState>
                {t(items.length > 0 ? 'reporting:review.emptyFiltered' : 'reporting:review.empty')}
              </EmptyState>
            ) : (
              <ReviewList
                items={shown}
                open={open}
                chosen={chosen}
                onChoose={ids => setChosen(ids)}
                onOpen={go}
                more={result.hasMore ? result.more : null}
                total={total ?? shown.length}
              />
            )
          }
        </Loaded>
      </div>
      {item ? (
        <ReviewPanel
          key={item.id}
          item={item}
          place={{
            position: `${at + 1}/${shown.length}`,
            onDone: () => go(nextId(shown, item.id)),
            onStale: result.retry,
            onClose: () => go(null),
          }}
        />
      ) : null}
      {batch ? (
        <ReviewBatch
          action={batch}
          items={picked}
          onClose={() => setBatch(null)}
          onDone={() => {
            setBatch(null)
            setChosen(new Set())
            go(null)
          }}
        />
      ) : null}
    </div>
  )
}

const WAITING = ['SUBMITTED', 'REVIEWED'] as const

/** The queue, and which of it is open: that lives in the address. */
function useQueue(place: string) {
  const search = useSearch()
  const [, navigate] = useLocation()
  const params = new URLSearchParams(search)
  const result = usePages(
    ReviewQueueDocument,
    {
      place,
      status: [...WAITING],
      indicatorId: null,
      frequency: null,
      period: null,
    },
    data => data.observations,
  )
  const items = useMemo<ReviewItem[]>(
    () => result.nodes.map(node => ({ ...node, facts: readFragment(ObservationDoc, node) })),
    [result.nodes],
  )
  const open = params.get('open')
  const go = (id: string | null) =>
    navigate(scopedHref(search, paths.reportingReview(), { open: id }), { replace: open !== null })
  return { result, items, total: result.data?.observations.total, open, go }
}
