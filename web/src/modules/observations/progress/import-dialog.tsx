import { useClient } from 'urql'
import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { type SheetAnswer, SheetDialog } from '../../sheets/index.ts'
import { type FileFault, sheetErrors } from '../sheet-answer.ts'
import { PeriodsDocument } from './progress-query.ts'

interface ImportAnswer extends SheetAnswer {
  created: number
  corrected: number
  unchanged: number
  faultCount: number
  faults: FileFault[]
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
        template: '',
        hint: t('reporting:import.hint'),
        outcome: ({ rows, created, corrected, unchanged }) =>
          t('reporting:import.ready', { rows, created, corrected, unchanged }),
        commit: ({ created, corrected }) => t('reporting:import.action', { count: created + corrected }),
      }}
      templateHref={null}
      accept={['.xlsx', '.csv']}
      limitMb={60}
      uploadHref={commit => `/files/observations/import?place=${place}&commit=${commit ? 1 : 0}`}
      errorsOf={({ faults }) => sheetErrors(faults)}
      brings={({ created, corrected }) => created + corrected > 0}
      onDone={({ created, corrected, unchanged }) => {
        toast(t('reporting:import.done', { created, corrected, unchanged }))
        client
          .query(PeriodsDocument, { place, frequency: null }, { requestPolicy: 'network-only' })
          .toPromise()
        onClose()
      }}
      onClose={onClose}
    />
  )
}
