import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { RecordStatesDialog } from './record-states-dialog.tsx'
import type { SystemRow } from './system-query.ts'

interface SystemBatchBarProps {
  rows: readonly SystemRow[]
  selected: ReadonlySet<string>
  onChange(selected: ReadonlySet<string>): void
}

/** What can be done with the selected systems. */
export function SystemBatchBar({ rows, selected, onChange }: SystemBatchBarProps) {
  const { t } = useWords()
  const [recording, setRecording] = useState(false)
  const chosen = rows.filter(({ id }) => selected.has(id))
  if (chosen.length === 0) return null
  const possible = rows.filter(({ can }) => can.record)
  const words = t('systems:batch.selected', { count: chosen.length })
  return (
    <div className="batch-bar" role="toolbar" aria-label={words}>
      <b>{words}</b>
      <Button look="primary" onClick={() => setRecording(true)}>
        {t('systems:batch.record')}
      </Button>
      <Button look="plain" onClick={() => onChange(new Set(possible.map(({ id }) => id)))}>
        {t('systems:batch.selectAll', { count: possible.length })}
      </Button>
      <Button look="plain" onClick={() => onChange(new Set())}>
        {t('systems:batch.clear')}
      </Button>
      {recording ? (
        <RecordStatesDialog
          systems={chosen}
          onClose={() => setRecording(false)}
          onDone={() => {
            setRecording(false)
            onChange(new Set())
          }}
        />
      ) : null}
    </div>
  )
}
