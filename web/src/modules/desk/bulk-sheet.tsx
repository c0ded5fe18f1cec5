import { useState } from 'react'
import { useClient } from 'urql'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { Button, toast } from '../../ui/index.ts'
import { type SheetAnswer, SheetDialog } from '../sheets/index.ts'
import { UnitDeskDocument } from './desk-query.ts'

interface BulkAnswer extends SheetAnswer {
  ready: number
  submitted: number
}

/** 表格填报: the unit's own sheet down, filled in, up again; all faulty rows at once, then the submission. */
export function BulkSheetButton() {
  const { t } = useWords()
  const { asOf, today } = useScope()
  const [open, setOpen] = useState(false)
  if (asOf !== today) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('desk:bulk.open')}</Button>
      {open ? <BulkSheetDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function BulkSheetDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const { place, asOf } = useScope()
  const client = useClient()
  return (
    <SheetDialog<BulkAnswer>
      words={{
        title: t('desk:bulk.title'),
        body: t('desk:bulk.body'),
        template: t('desk:bulk.download'),
        hint: t('desk:bulk.hint'),
        outcome: ({ rows, ready }) =>
          ready > 0 ? t('desk:bulk.ready', { rows, ready }) : t('desk:bulk.readyNone', { rows }),
        commit: ({ ready }) => t('desk:bulk.commit', { count: ready }),
      }}
      templateHref={`/files/reports/sheet.xlsx?place=${place}`}
      uploadHref={commit => `/files/reports/sheet?place=${place}&commit=${commit ? 1 : 0}`}
      brings={({ ready }) => ready > 0}
      onDone={({ submitted }) => {
        toast(t('desk:bulk.done', { count: submitted }))
        client.query(UnitDeskDocument, { place, asOf }, { requestPolicy: 'network-only' }).toPromise()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
