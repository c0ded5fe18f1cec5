import { useWords } from '../../i18n/index.ts'
import { DaysLeft } from '../../ui/index.ts'
import { DroppedTag, Due, Units } from './ledger-columns.tsx'
import type { LedgerRow } from './ledger-query.ts'
import { TaskLight } from './task-light.tsx'
import { unitNames } from './task-words.ts'

/** A row on a phone. */
export function TaskCard({ row }: { row: LedgerRow }) {
  const { t } = useWords()
  const lead = unitNames(row.lead)
  const joint = unitNames(row.joint)
  return (
    <span className="row-card">
      <span className="line">
        <TaskLight task={row} />
        <span className="grow" />
        <Due row={row} />
        {typeof row.workingDaysLeft === 'number' ? <DaysLeft days={row.workingDaysLeft} /> : null}
      </span>
      <b className="title">
        {row.droppedOn ? <DroppedTag /> : null}
        {row.title}
      </b>
      <span className="line cap">
        <span className="units ell">
          {lead.length > 0 ? <Units names={lead} t={t} /> : t('tasks:ledger.noLead')}
          {joint.length > 0 ? (
            <>
              {' · '}
              {t('tasks:part.JOINT')} <Units names={joint} t={t} />
            </>
          ) : null}
        </span>
        <span className="nw">
          {row.ledgerNo ?? row.no} · {t(`tasks:status.${row.status}`)} · {row.percent}%
        </span>
      </span>
    </span>
  )
}
