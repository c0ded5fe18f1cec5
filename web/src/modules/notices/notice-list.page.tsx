import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useRead } from '../../graphql/read.ts'
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
  RowKeysHint,
} from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { isNarrowed, NO_FILTER, useList } from '../follow-up/index.ts'
import { DraftNoticeDialog } from './draft-notice-dialog.tsx'
import { NoticeCard, useNoticeColumns } from './notice-columns.tsx'
import { countFilters, noticeFilter } from './notice-filter.ts'
import { NoticeFilters } from './notice-filters.tsx'
import {
  NoticeCountsDocument,
  type NoticeRow,
  NoticeRowFragmentDoc,
  NoticesDocument,
} from './notice-query.ts'

const keyOf = (row: NoticeRow) => row.id
const card = (row: NoticeRow) => <NoticeCard row={row} />

/** 督办通知: the notices of a place; several of them are printed or saved as Word together. */
export function NoticeListPage() {
  const { t } = useWords()
  const { place, asOf, today, href } = useScope()
  const { viewer } = useSession()
  const [, navigate] = useLocation()
  const control = useList(paths.notices())
  const { list, change } = control
  const [drafting, setDrafting] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback(
    (id: string) =>
      setChosen(before => new Set(before.has(id) ? [...before].filter(one => one !== id) : [...before, id])),
    [],
  )
  const choice = useMemo(() => ({ chosen, toggle }), [chosen, toggle])
  const result = usePages(NoticesDocument, { filter: noticeFilter(list, place), asOf }, data => data.notices)
  const facets = useRead(NoticeCountsDocument, { ...countFilters(list, place), asOf })
  const total = result.data?.notices.totalCount
  const rows = useMemo(() => readFragment(NoticeRowFragmentDoc, result.nodes), [result.nodes])
  const columns = useNoticeColumns(choice)
  const open = useCallback((row: NoticeRow) => navigate(href(paths.notice(row.id))), [navigate, href])
  const ids = [...chosen].join(',')
  return (
    <div className="list ledger">
      <PageHead
        title={t('notices:title')}
        count={total === undefined ? undefined : t('notices:count', { count: total })}
        caption={t('notices:caption')}
        actions={
          <>
            {chosen.size > 0 ? (
              <>
                <ButtonLink href={href(paths.noticesPrint(), { ids })}>
                  {t('notices:batch.print', { count: chosen.size })}
                </ButtonLink>
                <a className="btn" href={`/files/notices.zip?ids=${ids}`} download>
                  {t('notices:batch.word', { count: chosen.size })}
                </a>
                <Button look="plain" onClick={() => setChosen(new Set())}>
                  {t('notices:batch.none')}
                </Button>
              </>
            ) : null}
            <ListExport of={t('notices:title')} count={total} pages={result} />
            {viewer.can.draftNotices && asOf === today ? (
              <Button look="primary" onClick={() => setDrafting(true)}>
                {t('notices:draft.open')}
              </Button>
            ) : null}
          </>
        }
      />
      <NoticeFilters
        {...control}
        counts={facets.data?.all.counts}
        answered={facets.data?.answered.totalCount}
        waiting={facets.data?.waiting.totalCount}
      />
      <Loaded result={result}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              action={
                isNarrowed(list) || list.lights.length > 0 ? (
                  <Button onClick={() => change({ ...NO_FILTER })}>{t('notices:empty.clear')}</Button>
                ) : null
              }
            >
              {t(
                facets.data?.all.counts.total === 0 && !isNarrowed(list)
                  ? 'notices:empty.none'
                  : 'notices:empty.filtered',
              )}
            </EmptyState>
          ) : (
            <DataTable
              total={total}
              label={t('notices:title')}
              fill
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              card={card}
              onOpen={open}
              onEndReached={result.more}
              foot={
                <>
                  <span className="grow">
                    {t('common:table.loaded', { shown: rows.length, total: total ?? 0 })}
                  </span>
                  <RowKeysHint />
                </>
              }
            />
          )
        }
      </Loaded>
      {drafting ? <DraftNoticeDialog place={place} onClose={() => setDrafting(false)} /> : null}
    </div>
  )
}
