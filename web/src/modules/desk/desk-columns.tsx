import { useMemo } from 'react'
import type { T } from '../../i18n/index.ts'
import { useWords } from '../../i18n/index.ts'
import type { Column } from '../../ui/index.ts'
import { DateText, DaysLeft, Tag } from '../../ui/index.ts'
import type { DeskRow } from './desk-query.ts'

/** The word of a row's tag, shorter than that of its chip. */
export function kindTag(kind: DeskRow['kind'], t: T): string {
  return kind === 'NOTICE' || kind === 'RESULT' ? t(`desk:tag.${kind}`) : t(`desk:kind.${kind}`)
}

/** A figure under its head; today and over say so in words. */
export function Left({
  row: { workingDaysLeft: days, kind },
}: {
  row: Pick<DeskRow, 'workingDaysLeft' | 'kind'>
}) {
  const { t } = useWords()
  if (days === null || days === undefined) return null
  if (kind === 'WAITING') return <span className="mut">{Math.max(days, 0) || null}</span>
  if (days === 0) return <b>{t('desk:today')}</b>
  return days > 0 ? days : <DaysLeft days={days} />
}

/** Whose row it is: only where the viewer works for several units. */
const several = (rows: readonly DeskRow[]) => new Set(rows.map(row => row.organization.id)).size > 1

function makeColumns(t: T, withUnit: boolean): Column<DeskRow>[] {
  const unit: Column<DeskRow> = {
    id: 'unit',
    spare: 2,
    head: t('desk:column.unit'),
    width: 128,
    cell: row => <span title={row.organization.name}>{row.organization.name}</span>,
  }
  return [
    { id: 'kind', head: t('desk:column.kind'), width: 92, cell: row => <Tag>{kindTag(row.kind, t)}</Tag> },
    {
      id: 'title',
      head: t('desk:column.title'),
      cell: row => (
        <span className="tt" title={row.title}>
          {row.title}
        </span>
      ),
    },
    ...(withUnit ? [unit] : []),
    {
      id: 'detail',
      spare: 1,
      head: t('desk:column.detail'),
      cell: row => (
        <span className="mut" title={row.detail}>
          {row.detail}
        </span>
      ),
    },
    {
      id: 'due',
      head: t('desk:column.due'),
      width: 112,
      cell: row =>
        row.dueOn ? <DateText day={row.dueOn} /> : <span className="mut">{t('desk:noDue')}</span>,
    },
    { id: 'left', head: t('desk:column.left'), width: 84, figure: true, cell: row => <Left row={row} /> },
  ]
}

export function useDeskColumns(rows: readonly DeskRow[]): Column<DeskRow>[] {
  const { t } = useWords()
  const withUnit = several(rows)
  return useMemo(() => makeColumns(t, withUnit), [t, withUnit])
}
