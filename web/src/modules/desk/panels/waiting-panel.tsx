import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, confirm, EmptyState, Loaded } from '../../../ui/index.ts'
import { ExtensionFacts } from './extension-facts.tsx'
import { Frame, finish, type PanelProps } from './frame.tsx'
import { InstructionPanel } from './instruction-panel.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { ProblemPanel } from './problem-panel.tsx'
import { ReportFacts, ReportFactsFragment } from './report-facts.tsx'
import { useExtension } from './result-panel.tsx'
import { DeskReportDocument } from './sign-report-panel.tsx'

const WithdrawReportDocument = graphql(`
  mutation WithdrawReport($id: ID!, $version: Int!) {
    withdrawReport(id: $id, version: $version) {
      id
      status
    }
  }
`)

const WithdrawExtensionDocument = graphql(`
  mutation WithdrawExtension($id: ID!, $version: Int!) {
    withdrawExtension(id: $id, version: $version) {
      id
      status
    }
  }
`)

/** What lies with the office: to be looked at, and as long as nobody has reviewed it, to be taken back. */
export function WaitingPanel(props: PanelProps) {
  const { row } = props
  if (row.reportId) return <WaitingReport {...props} />
  if (row.extensionId) return <WaitingExtension {...props} />
  if (row.problemId) return <ProblemPanel {...props} />
  if (row.instructionId) return <InstructionPanel {...props} />
  return <NoticePanel {...props} />
}

function WaitingReport({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const result = useRead(DeskReportDocument, { id: row.reportId ?? '' }, { fresh: true })
  const masked = result.data?.report
  const report = masked ? readFragment(ReportFactsFragment, masked) : null
  const [withdraw, busy] = useWrite(WithdrawReportDocument)
  const run = async () => {
    if (!report) return
    const sure = await confirm({
      title: t('desk:report.withdrawTitle'),
      body: t('desk:report.withdrawBody'),
      action: t('desk:report.withdraw'),
    })
    if (sure === null) return
    finish(await withdraw({ id: report.id, version: report.version }), t('desk:report.withdrawn'), onClose)
  }
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={row.detail}
      foot={
        report?.can.withdraw ? (
          <Button busy={busy} onClick={run}>
            {t('desk:report.withdraw')}
          </Button>
        ) : null
      }
    >
      <Loaded result={result}>
        {data =>
          data.report ? <ReportFacts report={data.report} /> : <EmptyState>{t('desk:panel.done')}</EmptyState>
        }
      </Loaded>
    </Frame>
  )
}

function WaitingExtension({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const { result, masked, extension } = useExtension(row.taskId, row.extensionId)
  const [withdraw, busy] = useWrite(WithdrawExtensionDocument)
  const run = async () => {
    if (!extension) return
    const answer = await withdraw({ id: extension.id, version: extension.version })
    finish(answer, t('desk:extension.withdrawn'), onClose)
  }
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={row.detail}
      foot={
        extension?.can.withdraw ? (
          <Button busy={busy} onClick={run}>
            {t('desk:extension.withdraw')}
          </Button>
        ) : null
      }
    >
      <Loaded result={result}>
        {() =>
          masked ? <ExtensionFacts extension={masked} /> : <EmptyState>{t('desk:panel.done')}</EmptyState>
        }
      </Loaded>
    </Frame>
  )
}
