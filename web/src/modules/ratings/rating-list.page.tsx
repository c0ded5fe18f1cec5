import { useCallback, useState } from 'react'
import { useLocation } from 'wouter'
import { usePages } from '../../graphql/pages.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import {
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ExportButton,
  Loaded,
  PageHead,
  RowKeysHint,
  useNarrow,
} from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { CreateRatingDialog } from './create-rating-dialog.tsx'
import { type ListRow, RatingCard, useRatingColumns } from './list-columns.tsx'
import { ListFilters } from './list-filters.tsx'
import { exportHref, isNarrowed, NO_FILTER, ratingFilter } from './list-url.ts'
import { RatingsDocument } from './rating-query.ts'
import { RatingTabs } from './rating-tabs.tsx'
import { type RatingControl, useRatings } from './use-ratings.ts'
import './ratings.css'

const keyOf = (row: ListRow) => row.id

/** The evaluations of a place, found by words and filters. */
export function RatingListPage() {
  const { t } = useWords()
  const { place, asOf, today } = useScope()
  const { can } = useSession().viewer
  const [, navigate] = useLocation()
  const { href } = useScope()
  const [creating, setCreating] = useState(false)
  const control = useRatings()
  const result = usePages(
    RatingsDocument,
    { place, asOf, filter: ratingFilter(control.list) },
    data => data.ratings,
  )
  const total = result.data?.ratings.totalCount
  return (
    <div className="list ledger">
      <PageHead
        title={t('ratings:list.title')}
        count={total === undefined ? undefined : t('ratings:list.count', { count: total })}
        caption={t('ratings:list.caption')}
        actions={
          <>
            {can.manageRatings && asOf === today ? (
              <Button look="primary" onClick={() => setCreating(true)}>
                {t('ratings:list.create')}
              </Button>
            ) : null}
            <ExportButton href={exportHref(control.list, place, asOf)} count={total} />
          </>
        }
      />
      <RatingTabs here="list" />
      <ListFilters {...control} />
      <Loaded result={result}>
        {({ ratings }) => (
          <Rows {...control} rows={result.nodes} more={result.more} total={ratings.totalCount} />
        )}
      </Loaded>
      {creating ? (
        <CreateRatingDialog
          onClose={() => setCreating(false)}
          onDone={id => navigate(href(paths.rating(id)))}
        />
      ) : null}
    </div>
  )
}

interface RowsProps extends RatingControl {
  rows: readonly ListRow[]
  more(): void
  total: number
}

function NoRatings() {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  const way = can.manageRatings ? (
    <ButtonLink look="primary" href={href(paths.ratingImport())}>
      {t('ratings:import.title')}
    </ButtonLink>
  ) : null
  return <EmptyState action={way}>{t('ratings:list.empty')}</EmptyState>
}

function Rows({ list, change, rows, more, total }: RowsProps) {
  const { t } = useWords()
  const narrow = useNarrow()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const columns = useRatingColumns()
  const open = useCallback((row: ListRow) => navigate(href(paths.rating(row.id))), [navigate, href])
  const card = useCallback((row: ListRow) => <RatingCard row={row} />, [])
  if (rows.length === 0)
    return isNarrowed(list) ? (
      <EmptyState action={<Button onClick={() => change(NO_FILTER)}>{t('ratings:list.all')}</Button>}>
        {t('ratings:list.noMatch')}
      </EmptyState>
    ) : (
      <NoRatings />
    )
  return (
    <DataTable
      label={t('ratings:list.title')}
      fill={!narrow}
      total={total}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      card={card}
      onOpen={open}
      onEndReached={more}
      foot={
        <>
          <span className="grow">{t('ratings:list.loaded', { shown: rows.length, total })}</span>
          <RowKeysHint />
        </>
      }
    />
  )
}
