import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { type SheetAnswer, SheetDialog } from '../../sheets/index.ts'
import { type FileFault, sheetErrors } from '../sheet-answer.ts'

interface ReportingAnswer extends SheetAnswer {
  ready: number
  submitted: number
  unchanged: number
  faults: FileFault[]
}

interface SheetFileDialogProps {
  /** Place, frequency and period as parameters. */
  address: string
  onClose(): void
  onDone(): void
}

/** 用 Excel 填报: the sheet down, filled in, up again; all faulty cells at once, then the submission. */
export function SheetFileDialog({ address, onClose, onDone }: SheetFileDialogProps) {
  const { t } = useWords()
  return (
    <SheetDialog<ReportingAnswer>
      words={{
        title: t('reporting:file.title'),
        body: t('reporting:file.body'),
        template: t('reporting:file.download'),
        hint: t('reporting:file.hint'),
        outcome: ({ rows, ready, unchanged }) => t('reporting:file.ready', { rows, ready, unchanged }),
        commit: ({ ready }) => t('reporting:submit', { count: ready }),
      }}
      templateHref={`/files/observations/sheet.xlsx?${address}`}
      uploadHref={commit => `/files/observations/sheet?${address}&commit=${commit ? 1 : 0}`}
      errorsOf={({ faults }) => sheetErrors(faults)}
      brings={({ ready }) => ready > 0}
      onDone={({ submitted }) => {
        toast(t('reporting:submitted', { count: submitted }))
        onDone()
      }}
      onClose={onClose}
    />
  )
}
