import { useCallback, useMemo } from 'react'
import { Link } from 'wouter'
import { type T, useWords } from '../../../i18n/index.ts'
import { type Column, DataTable, DateText, RowKeysHint, useNarrow } from '../../../ui/index.ts'
import { shortName } from '../../indicators/places/place-name.ts'
import { LimitLight } from '../limit-light.tsx'
import { ComplaintCard, Marks } from '../list/list-columns.tsx'
import type { DeskGroupKey, DeskRow } from './desk-groups.ts'
import type { DeskGroup } from './desk-query.ts'
import { useGroupList } from './use-group-list.ts'

const keyOf = (row: DeskRow) => row.key
const groupOf = (row: DeskRow) => row.group
const card = (row: DeskRow) => <ComplaintCard row={row} />
const BESIDE = ['number', 'unit', 'place']
const NOTHING: string[] = []

const makeColumns = (t: T): Column<DeskRow>[] => [
  { id: 'light', head: t('complaints:column.light'), width: 96, cell: row => <LimitLight facts={row} /> },
  {
    id: 'number',
    spare: 1,
    head: t('complaints:column.number'),
    width: 160,
    cell: row => <span className="mut">{row.externalId}</span>,
  },
  {
    id: 'title',
    head: t('complaints:column.title'),
    cell: row => (
      <span className="tt" title={row.title}>
        <Marks row={row} />
        {row.title}
      </span>
    ),
  },
  {
    id: 'place',
    spare: 2,
    head: t('complaints:column.place'),
    width: 112,
    cell: row =>
      row.placed ? shortName(row.place.name) : <span className="mut">{t('complaints:noPlace')}</span>,
  },
  {
    id: 'unit',
    head: t('complaints:column.unit'),
    width: 136,
    cell: ({ organization }) =>
      organization ? (
        <span title={organization.name}>{organization.name}</span>
      ) : (
        <span className="mut">{t('complaints:noUnit')}</span>
      ),
  },
  {
    id: 'due',
    head: t('complaints:column.due'),
    width: 104,
    cell: row => (row.dueOn ? <DateText day={row.dueOn} /> : <span className="z">—</span>),
  },
]

interface DeskTableProps {
  rows: readonly DeskRow[]
  groups: readonly DeskGroup[]
  item: string | null
  onOpen(key: string): void
}

/** The tickets under heads that say what is to be done with them. */
export function ComplaintDeskTable({ rows, groups, item, onOpen }: DeskTableProps) {
  const { t } = useWords()
  const narrow = useNarrow()
  const columns = useMemo(() => makeColumns(t), [t])
  const open = useCallback((row: DeskRow) => onOpen(row.key), [onOpen])
  const head = useCallback(
    (key: string, shown: readonly DeskRow[]) => (
      <GroupHead
        name={key as DeskGroupKey}
        group={groups.find(group => group.key === key)}
        shown={shown.length}
      />
    ),
    [groups],
  )
  return (
    <DataTable
      label={t('complaints:desk.title')}
      fill={!narrow}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      groupOf={groupOf}
      groupHead={head}
      card={card}
      onOpen={open}
      selected={item}
      hidden={item ? BESIDE : NOTHING}
      foot={narrow ? null : <RowKeysHint />}
    />
  )
}

interface GroupHeadProps {
  name: DeskGroupKey
  group: DeskGroup | undefined
  shown: number
}

function GroupHead({ name, group, shown }: GroupHeadProps) {
  const { t } = useWords()
  const listHref = useGroupList(name)
  const count = group?.count ?? shown
  return (
    <span className="desk-section">
      <b>{t(`complaints:desk.group.${name}`)}</b>
      <span className="cap">{t('complaints:count', { count })}</span>
      {group && group.behind > 0 ? (
        <b className="over cap">{t('complaints:desk.behind', { count: group.behind })}</b>
      ) : null}
      {count > shown ? (
        <span className="cap">
          {t('complaints:desk.shownOf', { shown, count })}
          {listHref ? (
            <>
              {' · '}
              <Link href={listHref}>{t('complaints:desk.inList')}</Link>
            </>
          ) : null}
        </span>
      ) : null}
    </span>
  )
}
