import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import type { LedgerRow } from '../ledger-query.ts'
import { BatchDialog } from './batch-dialog.tsx'

const ACTIONS = ['SUBMIT_FOR_ISSUE', 'ISSUE', 'REJECT_ISSUE', 'CLOSE'] as const
type Action = (typeof ACTIONS)[number]

/** Whether the server lets the viewer take a step on this row. */
const MAY: Readonly<Record<Action, (row: LedgerRow) => boolean>> = {
  SUBMIT_FOR_ISSUE: ({ can }) => can.submitForIssue,
  ISSUE: ({ can }) => can.issue,
  REJECT_ISSUE: ({ can }) => can.rejectIssue,
  CLOSE: ({ can }) => can.close,
}

/** Rows on which anything can be done in a batch. */
export const mayBatch = (row: LedgerRow): boolean => ACTIONS.some(action => MAY[action](row))

interface BatchBarProps {
  rows: readonly LedgerRow[]
  selected: ReadonlySet<string>
  onChange(selected: ReadonlySet<string>): void
}

/** What can be done with the selected rows. */
export function BatchBar({ rows, selected, onChange }: BatchBarProps) {
  const { t } = useWords()
  const [action, setAction] = useState<Action | null>(null)
  const chosen = rows.filter(({ id }) => selected.has(id))
  if (chosen.length === 0) return null
  return (
    <div
      className="batch-bar"
      role="toolbar"
      aria-label={t('tasks:batch.selected', { count: chosen.length })}
    >
      <b>{t('tasks:batch.selected', { count: chosen.length })}</b>
      {ACTIONS.filter(one => chosen.some(MAY[one])).map((one, index) => (
        <Button key={one} look={index === 0 ? 'primary' : undefined} onClick={() => setAction(one)}>
          {t(`tasks:act.${one}`)}
        </Button>
      ))}
      <Button look="plain" onClick={() => onChange(new Set(rows.filter(mayBatch).map(({ id }) => id)))}>
        {t('tasks:batch.selectAll')}
      </Button>
      <Button look="plain" onClick={() => onChange(new Set())}>
        {t('tasks:batch.clear')}
      </Button>
      {action ? (
        <BatchDialog
          action={action}
          tasks={chosen}
          onDone={ids => {
            onChange(new Set([...selected].filter(id => !ids.includes(id))))
            setAction(null)
          }}
          onClose={() => setAction(null)}
        />
      ) : null}
    </div>
  )
}
