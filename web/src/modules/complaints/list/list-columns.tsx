import { useMemo } from 'react'
import { type T, useWords } from '../../../i18n/index.ts'
import { type Column, DateText, Tag } from '../../../ui/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import { LimitLight } from '../limit-light.tsx'
import { Marked } from '../marked.tsx'
import { isClosed, type TicketRow } from '../ticket-row.ts'
import type { ListRow } from './list-query.ts'

/** Columns that give way to an open panel, which says the same. */
export const BESIDE_PANEL = ['number', 'category', 'class', 'received', 'place']

const placeWord = (t: T, { placed, place, placeWords }: TicketRow): string =>
  placed ? shortName(place.name) : (placeWords ?? t('complaints:noPlace'))
const unitWord = (t: T, { organization, unitWords }: TicketRow): string =>
  organization?.name ?? unitWords ?? t('complaints:noUnit')

const makeColumns = (t: T, words: string): Column<ListRow>[] => [
  {
    id: 'light',
    head: t('complaints:column.light'),
    width: 96,
    cell: row => <LimitLight facts={row} />,
  },
  {
    id: 'number',
    spare: 4,
    head: t('complaints:column.number'),
    width: 160,
    cell: row => (
      <span className="mut ell number" title={row.externalId}>
        <Marked text={row.externalId} words={words} />
      </span>
    ),
  },
  {
    id: 'title',
    head: t('complaints:column.title'),
    fixed: true,
    cell: row => <Title row={row} words={words} />,
  },
  {
    id: 'place',
    spare: 5,
    head: t('complaints:column.place'),
    width: 112,
    cell: row => (
      <span className={row.placed ? undefined : 'mut'} title={row.placeWords ?? row.place.name}>
        {placeWord(t, row)}
      </span>
    ),
  },
  {
    id: 'category',
    spare: 2,
    head: t('complaints:column.category'),
    width: 112,
    cell: ({ category }) =>
      category ? <span title={category.path}>{category.name}</span> : <span className="z">—</span>,
  },
  {
    id: 'unit',
    head: t('complaints:column.unit'),
    width: 136,
    cell: row => (
      <span className={row.organization ? undefined : 'mut'} title={unitWord(t, row)}>
        {unitWord(t, row)}
      </span>
    ),
  },
  {
    id: 'class',
    spare: 1,
    head: t('complaints:column.class'),
    width: 60,
    cell: row => t(`complaints:class.${row.class}`),
  },
  {
    id: 'received',
    spare: 3,
    head: t('complaints:column.received'),
    width: 104,
    sortable: true,
    cell: row => <DateText day={row.receivedOn} />,
  },
  {
    id: 'due',
    head: t('complaints:column.due'),
    width: 104,
    sortable: true,
    cell: row =>
      row.dueOn ? (
        <span className={isClosed(row) ? 'mut' : undefined}>
          <DateText day={row.dueOn} />
        </span>
      ) : (
        <span className="z">—</span>
      ),
  },
  {
    id: 'state',
    head: t('complaints:column.state'),
    width: 72,
    cell: row => (
      <span className={isClosed(row) ? 'mut' : undefined}>{t(`complaints:state.${row.state}`)}</span>
    ),
  },
]

/** What makes a ticket stand out: 特急, 问题工单, 已剔除. */
export function Marks({ row }: { row: Pick<TicketRow, 'urgency' | 'problem' | 'excluded'> }) {
  const { t } = useWords()
  return (
    <>
      {row.urgency === 'NORMAL' ? null : <Tag>{t(`complaints:urgency.${row.urgency}`)}</Tag>}
      {row.problem ? <Tag>{t('complaints:fact.problem')}</Tag> : null}
      {row.excluded ? <Tag>{t('complaints:fact.excluded')}</Tag> : null}
    </>
  )
}

function Title({ row, words }: { row: ListRow; words: string }) {
  return (
    <>
      <span className="tt" title={row.title}>
        <Marks row={row} />
        <Marked text={row.title} words={words} />
      </span>
      {row.excerpt ? (
        <span className="excerpt cap">
          <Marked text={row.excerpt} words={words} />
        </span>
      ) : null}
    </>
  )
}

export function useComplaintColumns(words: string): Column<ListRow>[] {
  const { t } = useWords()
  return useMemo(() => makeColumns(t, words), [t, words])
}

/** A row on a phone. */
export function ComplaintCard({
  row,
  words = '',
}: {
  row: TicketRow & { excerpt?: string | null }
  words?: string
}) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <span className="line">
        <LimitLight facts={row} />
        <span className="cap">{t(`complaints:state.${row.state}`)}</span>
        <span className="grow" />
        {row.dueOn && !isClosed(row) ? <DateText day={row.dueOn} /> : <DateText day={row.receivedOn} />}
      </span>
      <b className="title">
        <Marks row={row} />
        <Marked text={row.title} words={words} />
      </b>
      {row.excerpt ? (
        <span className="cap">
          <Marked text={row.excerpt} words={words} />
        </span>
      ) : null}
      <span className="line cap">
        <span className="units ell">{unitWord(t, row)}</span>
        <span className="ell">{placeWord(t, row)}</span>
        <span className="nw">{t(`complaints:class.${row.class}`)}</span>
      </span>
    </span>
  )
}
