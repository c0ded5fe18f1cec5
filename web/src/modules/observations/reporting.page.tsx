import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import {
  ButtonLink,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  Light,
  ListExport,
  Loaded,
  PageHead,
  Progress,
  RowKeysHint,
  useNarrow,
} from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { shortName } from '../indicators/places/place-name.ts'
import { type SheetHead, SheetHeadDoc, SheetsDocument } from './reporting-query.ts'
import { ReportingTabs } from './reporting-tabs.tsx'
import { givenOf, isComplete, isOwed } from './sheet-state.ts'
import './observations.css'

const NO_ROWS: readonly SheetHead[] = []
const keyOf = ({ place, reporting }: SheetHead) => `${place.code} ${reporting.frequency} ${reporting.period}`
const card = (row: SheetHead) => <SheetCard row={row} />
const GROUPS = ['owed', 'done', 'closed'] as const
const groupOf = (row: SheetHead): (typeof GROUPS)[number] =>
  isOwed(row) ? 'owed' : row.reporting.open || row.canEnter ? 'done' : 'closed'

/** What is to be filled in by its date; what is closed the newest first. */
const byUrgency = (one: SheetHead, other: SheetHead): number => {
  const group = groupOf(one)
  const apart = GROUPS.indexOf(group) - GROUPS.indexOf(groupOf(other))
  const days = one.reporting.dueOn.localeCompare(other.reporting.dueOn)
  return apart || (group === 'closed' ? -days : days)
}

/** Whoever keeps the library can make sheets come; the others wait for them. */
function NoSheets() {
  const { t } = useWords()
  const { href } = useScope()
  const { can } = useSession().viewer
  if (!can.manageIndicators) return <EmptyState>{t('reporting:empty')}</EmptyState>
  const way = (
    <ButtonLink look="primary" href={href(paths.indicatorLibrary())}>
      {t('reporting:toLibrary')}
    </ButtonLink>
  )
  return <EmptyState action={way}>{t('reporting:emptyManage')}</EmptyState>
}

/** 数据填报: the sheets that the viewer's places owe, by date; each opens to be filled in. */
export function ReportingPage() {
  const { t } = useWords()
  const { place, asOf, href } = useScope()
  const [, navigate] = useLocation()
  const result = useRead(SheetsDocument, { place, asOf }, { pause: place === '' })
  const heads = useMemo(
    () => (result.data ? readFragment(SheetHeadDoc, result.data.reportingSheets) : NO_ROWS),
    [result.data],
  )
  const rows = useMemo(() => [...heads].sort(byUrgency), [heads])
  const owed = heads.filter(isOwed)
  const late = owed.filter(({ light }) => light === 'BEHIND').length
  const columns = useColumns()
  const narrow = useNarrow()
  const open = ({ place: at, reporting }: SheetHead) =>
    navigate(href(paths.reportingSheet(at.code, reporting.frequency, reporting.period)))
  return (
    <>
      <PageHead
        title={t('reporting:title')}
        count={result.data && t('reporting:count', { count: owed.length })}
        caption={t(late > 0 ? 'reporting:captionLate' : 'reporting:caption', { count: late })}
        actions={<ListExport of={t('reporting:title')} count={rows.length} />}
      />
      <ReportingTabs at="sheets" />
      <Loaded result={result}>
        {() =>
          rows.length === 0 ? (
            <NoSheets />
          ) : (
            <DataTable
              label={t('reporting:title')}
              fill
              columns={columns}
              rows={rows}
              keyOf={keyOf}
              groupOf={groupOf}
              groupHead={(key, group) => (
                <>
                  {t(`reporting:group.${key as 'owed'}`)}{' '}
                  <span className="cap">{t('reporting:sheets', { count: group.length })}</span>
                </>
              )}
              card={card}
              onOpen={open}
              foot={narrow ? null : <RowKeysHint />}
            />
          )
        }
      </Loaded>
    </>
  )
}

/** A complete sheet says so; a closed one that is not stays overdue. */
function HeadLight({ row }: { row: SheetHead }) {
  const { t } = useWords()
  return isComplete(row) ? <span className="mut">{t('reporting:settled')}</span> : <Light level={row.light} />
}

/** `6/9 项`, with what was sent back. */
function Filled({ row }: { row: SheetHead }) {
  const { t } = useWords()
  const words = t('reporting:filled', { given: givenOf(row), owed: row.owed })
  return (
    <span className="sheet-filled">
      <Progress percent={row.owed === 0 ? 0 : (givenOf(row) / row.owed) * 100} label={words} />
      <span>{words}</span>
      {row.returned > 0 ? (
        <span className="over">{t('reporting:returnedCount', { count: row.returned })}</span>
      ) : null}
    </span>
  )
}

const makeColumns = (t: T): Column<SheetHead>[] => [
  {
    id: 'light',
    head: t('reporting:column.light'),
    width: 92,
    cell: row => <HeadLight row={row} />,
  },
  {
    id: 'period',
    head: t('reporting:column.period'),
    width: 136,
    cell: row => <b>{row.reporting.words}</b>,
  },
  { id: 'place', head: t('reporting:column.place'), cell: row => shortName(row.place.name) },
  {
    id: 'frequency',
    spare: 3,
    head: t('reporting:column.frequency'),
    width: 96,
    cell: row => t(`library:frequency.${row.reporting.frequency}`),
  },
  {
    id: 'filled',
    head: t('reporting:column.filled'),
    width: 244,
    cell: row => <Filled row={row} />,
  },
  {
    id: 'published',
    spare: 2,
    head: t('reporting:column.published'),
    width: 88,
    figure: true,
    cell: row => row.published,
  },
  {
    id: 'due',
    spare: 4,
    head: t('reporting:column.due'),
    width: 136,
    cell: row => <DateText day={row.reporting.dueOn} />,
  },
  {
    id: 'closes',
    spare: 1,
    head: t('reporting:column.closes'),
    width: 136,
    cell: row => <DateText day={row.reopenedUntil ?? row.reporting.closesOn} />,
  },
]

function useColumns(): Column<SheetHead>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t), [t])
}

/** A sheet on a phone. */
function SheetCard({ row }: { row: SheetHead }) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <HeadLight row={row} />
        <span className="grow" />
        <span className="cap">{t('reporting:dueShort')}</span> <DateText day={row.reporting.dueOn} />
      </span>
      <b className="title">
        {row.reporting.words} · {shortName(row.place.name)}
      </b>
      <Filled row={row} />
    </span>
  )
}
