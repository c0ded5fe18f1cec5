import { useWords } from '../../../i18n/index.ts'
import { TermActions } from './term-actions.tsx'
import { shownPath, type TermRow } from './terms-query.ts'
import { TermState, TermTickets } from './use-term-columns.tsx'

interface TermCardProps {
  row: TermRow
  place: string
  all: readonly TermRow[]
}

/** A category or channel on a phone. */
export function TermCard({ row, place, all }: TermCardProps) {
  const { t } = useWords()
  return (
    <span className="row-card">
      <b className="title">{shownPath(row.path)}</b>
      <span className="line cap">
        <TermState row={row} />
        <span>
          {t('complaints:terms.tickets')} <TermTickets row={row} />
        </span>
        <span className="grow" />
        <TermActions place={place} term={row} all={all} />
      </span>
    </span>
  )
}
