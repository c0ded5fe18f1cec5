import { useMemo } from 'react'
import type { RatingsQuery } from '../../graphql/generated/graphql.ts'
import { type T, useWords } from '../../i18n/index.ts'
import { type Column, DateText, Tag } from '../../ui/index.ts'
import { RecordLight } from '../follow-up/index.ts'

export type ListRow = RatingsQuery['ratings']['nodes'][number]

const unitWord = ({ organization, unitWords }: ListRow): string => organization?.name ?? unitWords ?? '—'

/** `不满意`, with what sets it apart. */
export function LevelWord({ row }: { row: Pick<ListRow, 'level' | 'byDefault' | 'voided'> }) {
  const { t } = useWords()
  if (!row.level) return <span className="mut">{t('ratings:list.unrated')}</span>
  return (
    <span className={row.byDefault ? 'mut' : undefined}>
      {t(`ratings:level.${row.level}`)}
      {row.byDefault ? <Tag>{t('ratings:list.byDefault')}</Tag> : null}
      {row.voided ? <Tag>{t('ratings:list.voided')}</Tag> : null}
    </span>
  )
}

function Standing({ row }: { row: ListRow }) {
  const { t } = useWords()
  const { rectification, appeals } = row
  if (!rectification) return <span className="z">—</span>
  const appealed = appeals.some(({ status }) => status === 'PENDING')
  return (
    <span>
      {t(`ratings:rectification.${rectification.status}`)}
      {appealed ? <Tag>{t('ratings:appeal.PENDING')}</Tag> : null}
    </span>
  )
}

function Due({ row }: { row: ListRow }) {
  const { rectification } = row
  if (!rectification || rectification.status === 'VOID') return <span className="z">—</span>
  const { status, light, daysLeft } = rectification
  return (
    <span className="row">
      <RecordLight light={light} closed={status === 'DONE'} workingDaysLeft={daysLeft} />
      <DateText day={rectification.dueOn} />
    </span>
  )
}

const makeColumns = (t: T): Column<ListRow>[] => [
  {
    id: 'service',
    head: t('ratings:list.service'),
    width: 180,
    fixed: true,
    cell: row => <b title={row.externalId}>{row.service}</b>,
  },
  { id: 'level', head: t('ratings:list.level'), width: 132, cell: row => <LevelWord row={row} /> },
  {
    id: 'words',
    head: t('ratings:list.words'),
    cell: ({ words }) => (words ? <span title={words}>{words}</span> : <span className="z">—</span>),
  },
  {
    id: 'unit',
    spare: 3,
    head: t('ratings:list.unit'),
    width: 176,
    cell: row => <span title={unitWord(row)}>{unitWord(row)}</span>,
  },
  {
    id: 'channel',
    spare: 1,
    head: t('ratings:list.channel'),
    width: 112,
    cell: ({ channel }) => channel ?? <span className="z">—</span>,
  },
  {
    id: 'served',
    spare: 4,
    head: t('ratings:list.served'),
    width: 108,
    cell: row => <DateText day={row.servedOn} />,
  },
  {
    id: 'rectification',
    spare: 2,
    head: t('ratings:list.rectification'),
    width: 128,
    cell: row => <Standing row={row} />,
  },
  { id: 'due', head: t('ratings:list.due'), width: 160, cell: row => <Due row={row} /> },
]

export function useRatingColumns(): Column<ListRow>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t), [t])
}

/** A row on a phone. */
export function RatingCard({ row }: { row: ListRow }) {
  return (
    <span className="row-card">
      <span className="line">
        <LevelWord row={row} />
        <span className="grow" />
        <DateText day={row.servedOn} />
      </span>
      <b className="title">{row.service}</b>
      {row.words ? <span className="cap">{row.words}</span> : null}
      <span className="line cap">
        <span className="units ell">{unitWord(row)}</span>
        <Standing row={row} />
        {row.rectification ? <Due row={row} /> : null}
      </span>
    </span>
  )
}
