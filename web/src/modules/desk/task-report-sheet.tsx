import type { LightLevel } from '../../ui/index.ts'
import type { PanelRow } from './desk-query.ts'
import { ReportPanel } from './panels/report-panel.tsx'
import '../../ui/desk.css'

interface TaskReportSheetProps {
  task: {
    id: string
    title: string
    light: LightLevel
    dueOn?: string | null
    workingDaysLeft?: number | null
  }
  part: { id: string; version: number; organization: PanelRow['organization'] }
  onClose(): void
}

/** The report form of the desk, laid over the page of the task. */
export function TaskReportSheet({ task, part, onClose }: TaskReportSheetProps) {
  const row: PanelRow = {
    id: `REPORT:${part.id}:${part.organization.id}`,
    kind: 'REPORT',
    title: task.title,
    detail: part.organization.name,
    dueOn: task.dueOn ?? null,
    workingDaysLeft: task.workingDaysLeft ?? null,
    light: task.light,
    version: part.version,
    taskId: null,
    assignmentId: part.id,
    reportId: null,
    noticeId: null,
    recipientId: null,
    problemId: null,
    instructionId: null,
    extensionId: null,
    organization: part.organization,
  }
  return (
    <div className="desk task-sheet">
      <ReportPanel row={row} onClose={onClose} />
    </div>
  )
}
