import { useClient } from 'urql'
import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { type SheetAnswer, SheetDialog } from '../../sheets/index.ts'
import { PeriodsDocument } from './progress-query.ts'

interface ImportAnswer extends SheetAnswer {
  ready: number
  imported: number
  unchanged: number
}

/** 批量导入: values of many places, indicators and periods in one workbook, looked at before anything is written. */
export function ImportDialog({ place, onClose }: { place: string; onClose(): void }) {
  const { t } = useWords()
  const client = useClient()
  return (
    <SheetDialog<ImportAnswer>
      words={{
        title: t('reporting:import.title'),
        body: t('reporting:import.body'),
        template: t('reporting:import.template'),
        hint: t('reporting:file.hint'),
        outcome: ({ rows, ready, unchanged }) => t('reporting:import.ready', { rows, ready, unchanged }),
        commit: ({ ready }) => t('reporting:import.action', { count: ready }),
      }}
      templateHref={`/files/reporting/import.xlsx?place=${place}`}
      uploadHref={commit => `/files/reporting/import?place=${place}&commit=${commit ? 1 : 0}`}
      brings={({ ready }) => ready > 0}
      onDone={({ imported, unchanged }) => {
        toast(t('reporting:import.done', { count: imported, unchanged }))
        client
          .query(PeriodsDocument, { place, frequency: null }, { requestPolicy: 'network-only' })
          .toPromise()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
