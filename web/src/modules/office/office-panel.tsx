import { useRef } from 'react'
import { useWords } from '../../i18n/index.ts'
import { EmptyState, Panel } from '../../ui/index.ts'
import type { OfficeItem } from './office-items.ts'
import { DutyReturnPanel } from './panels/duty-return-panel.tsx'
import { ExtensionPanel } from './panels/extension-panel.tsx'
import type { Place } from './panels/frame.tsx'
import { InstructionReplyPanel } from './panels/instruction-reply-panel.tsx'
import { IssuePanel } from './panels/issue-panel.tsx'
import { NoticePanel } from './panels/notice-panel.tsx'
import { NoticeReplyPanel } from './panels/notice-reply-panel.tsx'
import { ProblemReplyPanel } from './panels/problem-reply-panel.tsx'
import { ProposalPanel } from './panels/proposal-panel.tsx'
import { ReportPanel } from './panels/report-panel.tsx'

const REVIEWS = {
  REPORT: ReportPanel,
  EXTENSION: ExtensionPanel,
  DUTY_RETURN: DutyReturnPanel,
  PROBLEM_REPLY: ProblemReplyPanel,
  NOTICE_REPLY: NoticeReplyPanel,
  INSTRUCTION_REPLY: InstructionReplyPanel,
}

interface OfficePanelProps {
  item: OfficeItem | null
  place: Place
  open(key: string): void
}

/** What an item asks for, beside the columns. One that leaves the desk keeps its panel, so that no word typed is lost. */
export function OfficePanel({ item, place, open }: OfficePanelProps) {
  const { t } = useWords()
  const kept = useRef(item)
  if (item) kept.current = item
  const shown = kept.current
  switch (shown?.what) {
    case 'REVIEW': {
      const Review = REVIEWS[shown.row.kind]
      return <Review row={shown.row} place={place} />
    }
    case 'PROPOSAL':
      return <ProposalPanel row={shown.row} place={place} open={open} />
    case 'NOTICE':
      return <NoticePanel row={shown.row} place={place} />
    case 'TASK':
      return <IssuePanel row={shown.row} place={place} />
    default:
      return (
        <Panel label={t('desk:panel.label')} head={<b>{t('desk:panel.label')}</b>} onClose={place.onClose}>
          <EmptyState>{t('desk:panel.done')}</EmptyState>
        </Panel>
      )
  }
}
