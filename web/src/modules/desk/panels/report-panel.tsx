import { useState } from 'react'
import { useRead } from '../../../graphql/read.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Failed, Panel, Skeleton } from '../../../ui/index.ts'
import type { PanelProps } from './frame.tsx'
import { ReportFormPanel } from './report-form.tsx'
import { DeskReportFormDocument } from './report-query.ts'

/** Reads what the form needs, then shows it; words from another window start the form anew. */
export function ReportPanel({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const [turn, setTurn] = useState(0)
  const result = useRead(
    DeskReportFormDocument,
    { assignmentId: row.assignmentId ?? '' },
    { pause: row.assignmentId === null, fresh: true },
  )
  const form = result.data?.reportForm
  if (form)
    return (
      <ReportFormPanel key={turn} row={row} form={form} onClose={onClose} onAgain={() => setTurn(turn + 1)} />
    )
  return (
    <Panel
      label={row.title}
      head={<h2 className="desk-panel-title">{row.title}</h2>}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      {result.failure ? <Failed message={result.failure.message} retry={result.retry} /> : <Skeleton />}
    </Panel>
  )
}
