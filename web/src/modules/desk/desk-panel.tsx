import { type ComponentType, useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import { EmptyState, Panel } from '../../ui/index.ts'
import type { DeskKind, DeskRow } from './desk-query.ts'
import type { PanelProps } from './panels/frame.tsx'
import { InstructionPanel } from './panels/instruction-panel.tsx'
import { NoticePanel } from './panels/notice-panel.tsx'
import { ProblemPanel } from './panels/problem-panel.tsx'
import { ReportPanel } from './panels/report-panel.tsx'
import { ResultPanel } from './panels/result-panel.tsx'
import { SignPanel } from './panels/sign-panel.tsx'
import { SignReportPanel } from './panels/sign-report-panel.tsx'
import { WaitingPanel } from './panels/waiting-panel.tsx'

const PANELS: Readonly<Record<DeskKind, ComponentType<PanelProps>>> = {
  SIGN: SignPanel,
  REPORT: ReportPanel,
  RETURNED: ReportPanel,
  SIGN_REPORT: SignReportPanel,
  NOTICE: NoticePanel,
  PROBLEM: ProblemPanel,
  INSTRUCTION: InstructionPanel,
  RESULT: ResultPanel,
  WAITING: WaitingPanel,
}

/**
 * What a row asks for, done beside the list. A row that leaves the list meanwhile keeps its panel, so that nothing typed
 * is taken away; what is sent then meets the conflict.
 */
export function DeskPanel({ row, onClose }: { row: DeskRow | null; onClose(): void }) {
  const { t } = useWords()
  const kept = useRef(row)
  if (row) kept.current = row
  const shown = kept.current
  if (!shown)
    return (
      <Panel label={t('desk:panel.label')} head={<b>{t('desk:panel.label')}</b>} onClose={onClose}>
        <EmptyState>{t('desk:panel.done')}</EmptyState>
      </Panel>
    )
  const Body = PANELS[shown.kind]
  return <Body row={shown} onClose={onClose} />
}
