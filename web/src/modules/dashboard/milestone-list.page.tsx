import { useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { MilestoneRowFragment } from '../../graphql/generated/graphql.ts'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { usePages } from '../../graphql/pages.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { DataTable, Light, ListExport, Loaded, PageHead } from '../../ui/index.ts'
import { MilestoneRow, milestoneColumns, resultOf } from './milestone-columns.tsx'
import { type MilestoneChoice, readMilestoneChoice } from './milestone-url.ts'

const MilestoneListDocument = graphql(`
  query MilestoneList($filter: MilestoneFilter!, $asOf: Day, $after: String) {
    milestones(filter: $filter, asOf: $asOf, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...MilestoneRow
      }
    }
  }
`)

const keyOf = (row: MilestoneRowFragment) => row.id

/** The milestones a rate or a point of the completion chart counts. */
export function MilestoneListPage() {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const search = useSearch()
  const [, navigate] = useLocation()
  const choice = useMemo(() => readMilestoneChoice(search), [search])
  const { dueBy, doneBy, onTime, original } = choice
  const narrowed = dueBy !== null || doneBy !== null || onTime !== null
  const filter = { place, dueBy, doneBy, onTime, originalDates: original }
  const result = usePages(MilestoneListDocument, { filter, asOf }, data => data.milestones)
  const rows = useMemo(() => result.nodes.map(node => readFragment(MilestoneRow, node)), [result.nodes])
  const total = result.data?.milestones.totalCount
  const columns = useMemo(
    () => milestoneColumns({ t, original, asOf, taskHref: id => href(paths.task(id)) }),
    [t, original, asOf, href],
  )
  return (
    <>
      <PageHead
        title={t('dashboard:milestones.title')}
        count={total === undefined ? undefined : t('dashboard:milestones.count', { count: total })}
        caption={<ChoiceWords choice={choice} />}
        actions={
          <>
            <Link className="btn" href={href(paths.cockpit())}>
              {t('dashboard:milestones.back')}
            </Link>
            <ListExport of={t('dashboard:milestones.label')} count={total} pages={result} />
          </>
        }
      />
      <Loaded
        result={result}
        empty={{
          when: data => data.milestones.totalCount === 0,
          text: t(narrowed ? 'dashboard:milestones.none' : 'dashboard:milestones.empty'),
        }}
      >
        {data => (
          <DataTable
            fill
            total={data.milestones.totalCount}
            label={t('dashboard:milestones.label')}
            columns={columns}
            rows={rows}
            keyOf={keyOf}
            onOpen={row => navigate(href(paths.task(row.task.id)))}
            onEndReached={result.more}
            card={row => <MilestoneCard row={row} original={original} />}
            foot={t('dashboard:milestones.loaded', { shown: rows.length, total: data.milestones.totalCount })}
          />
        )}
      </Loaded>
    </>
  )
}

/** What the list is narrowed to, in words. */
function ChoiceWords({ choice: { dueBy, doneBy, onTime, original } }: { choice: MilestoneChoice }) {
  const { t } = useWords()
  const words = [
    dueBy ? t('dashboard:milestones.dueBy', { day: dueBy }) : '',
    doneBy ? t('dashboard:milestones.doneBy', { day: doneBy }) : '',
    onTime === null ? '' : t(onTime ? 'dashboard:milestones.onTime' : 'dashboard:milestones.notOnTime'),
    original ? t('dashboard:milestones.original') : '',
  ]
  return words.filter(Boolean).join(' · ')
}

function MilestoneCard({ row, original }: { row: MilestoneRowFragment; original: boolean }) {
  const { t } = useWords()
  const { asOf } = useScope()
  const { level, word } = resultOf(row, original, asOf)
  return (
    <>
      <b>{row.task.title}</b>
      <div className="row cap">
        <Light level={level}>{t(`dashboard:milestones.${word}`)}</Light>
        <span>
          {t('dashboard:milestones.due')} {original ? row.originalDueOn : row.dueOn}
        </span>
        {row.doneOn ? (
          <span>
            {t('dashboard:milestones.done')} {row.doneOn}
          </span>
        ) : null}
      </div>
    </>
  )
}
