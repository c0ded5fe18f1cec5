import { useState } from 'react'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, ExportButton } from '../../ui/index.ts'
import { useSession } from '../access/index.ts'
import { ImportSystems } from './import-systems.tsx'
import { exportHref, NEW } from './system-url.ts'
import type { SystemControl } from './use-systems.ts'

interface SystemListActionsProps extends SystemControl {
  total: number | undefined
  /** Many systems have changed at once. */
  onImported(): void
}

/** New, import, export; the past can be looked at and exported, not changed. */
export function SystemListActions({ list, change, total, onImported }: SystemListActionsProps) {
  const { t } = useWords()
  const { place, asOf, today } = useScope()
  const { can } = useSession().viewer
  const [importing, setImporting] = useState(false)
  const may = can.editSystems && asOf === today
  return (
    <>
      {may ? (
        <>
          <Button look="primary" onClick={() => change({ open: NEW, view: 'list' })}>
            {t('systems:action.create')}
          </Button>
          <Button onClick={() => setImporting(true)}>{t('systems:action.import')}</Button>
        </>
      ) : null}
      <ExportButton href={exportHref(list, place, asOf)} count={total} />
      {importing ? (
        <ImportSystems place={place} onDone={onImported} onClose={() => setImporting(false)} />
      ) : null}
    </>
  )
}
