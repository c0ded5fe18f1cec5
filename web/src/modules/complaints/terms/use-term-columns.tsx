import { useMemo } from 'react'
import { Link } from 'wouter'
import { useWords } from '../../../i18n/index.ts'
import { paths } from '../../../paths.ts'
import { useScope } from '../../../scope.tsx'
import type { Column } from '../../../ui/index.ts'
import { TermActions } from './term-actions.tsx'
import { shownPath, type TermKind, type TermRow } from './terms-query.ts'

export function useTermColumns(place: string, all: readonly TermRow[], kind: TermKind): Column<TermRow>[] {
  const { t } = useWords()
  return useMemo(
    () => [
      { id: 'name', head: t(`complaints:terms.kind.${kind}`), cell: row => <TermName row={row} /> },
      {
        id: 'tickets',
        head: t('complaints:terms.tickets'),
        width: 128,
        figure: true,
        cell: row => <TermTickets row={row} />,
      },
      { id: 'state', head: t('complaints:terms.state'), width: 240, cell: row => <TermState row={row} /> },
      {
        id: 'former',
        head: t('complaints:terms.former'),
        cell: row => <span className="mut">{row.formerNames.map(shownPath).join('、')}</span>,
      },
      {
        id: 'actions',
        tool: true,
        head: t('complaints:terms.actions'),
        width: 96,
        cell: row => <TermActions place={place} term={row} all={all} />,
      },
    ],
    [t, place, all, kind],
  )
}

/** Its own name, moved in by its level; the level is read out. */
function TermName({ row }: { row: TermRow }) {
  const { t } = useWords()
  return (
    <span className={`term-name l${row.level}${row.active ? '' : ' mut'}`}>
      <span className="sr">{t('complaints:terms.level', { level: row.level })}</span>
      {row.level === 1 ? <b>{row.name}</b> : row.name}
    </span>
  )
}

/** How many tickets bear it, and the way to them. A merged category is looked at where it went. */
export function TermTickets({ row }: { row: TermRow }) {
  const { href } = useScope()
  if (row.tickets === 0) return <span className="faint">0</span>
  const filter = row.kind === 'CATEGORY' ? { category: row.id } : { channel: row.id }
  return <Link href={href(paths.complaintList(), filter)}>{row.tickets}</Link>
}

export function TermState({ row }: { row: TermRow }) {
  const { t } = useWords()
  if (row.active) return <span>{t('complaints:terms.inUse')}</span>
  return (
    <span className="mut">
      {row.mergedInto
        ? t('complaints:terms.merged', { name: shownPath(row.mergedInto) })
        : t('complaints:terms.outOfUse')}
    </span>
  )
}
