import { useState } from 'react'
import { useWords } from '../../../i18n/index.ts'
import { Button } from '../../../ui/index.ts'
import { type BatchAction, BatchDialog } from './batch-dialog.tsx'
import type { ListRow } from './list-query.ts'

const ACTIONS: readonly BatchAction[] = ['DISPATCH', 'SIGN', 'ARCHIVE']
const CAN = { DISPATCH: 'dispatch', SIGN: 'sign', ARCHIVE: 'archive' } as const

interface BatchBarProps {
  rows: readonly ListRow[]
  selected: ReadonlySet<string>
  onChange(selected: ReadonlySet<string>): void
}

/** What can be done with the selected tickets: only what at least one of them allows. */
export function BatchBar({ rows, selected, onChange }: BatchBarProps) {
  const { t } = useWords()
  const [action, setAction] = useState<BatchAction | null>(null)
  const chosen = rows.filter(({ id }) => selected.has(id))
  if (chosen.length === 0) return null
  const allowing = (one: BatchAction) => chosen.filter(({ can }) => can[CAN[one]])
  const offered = ACTIONS.filter(one => allowing(one).length > 0)
  const possible = rows.filter(({ can }) => can.dispatch || can.sign || can.archive)
  const words = t('complaints:batch.selected', { count: chosen.length })
  return (
    <div className="batch-bar" role="toolbar" aria-label={words}>
      <b>{words}</b>
      {offered.map((one, at) => (
        <Button key={one} look={at === 0 ? 'primary' : undefined} onClick={() => setAction(one)}>
          {t(`complaints:batch.${CAN[one]}`)} {allowing(one).length}
        </Button>
      ))}
      <Button look="plain" onClick={() => onChange(new Set(possible.map(({ id }) => id)))}>
        {t('complaints:batch.selectAll', { count: possible.length })}
      </Button>
      <Button look="plain" onClick={() => onChange(new Set())}>
        {t('complaints:batch.clear')}
      </Button>
      {action ? (
        <BatchDialog
          action={action}
          rows={allowing(action)}
          skipped={chosen.length - allowing(action).length}
          onClose={() => setAction(null)}
          onDone={() => {
            setAction(null)
            onChange(new Set())
          }}
        />
      ) : null}
    </div>
  )
}
