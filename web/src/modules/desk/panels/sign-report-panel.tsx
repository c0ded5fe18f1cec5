import { graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, confirm, EmptyState, Loaded, useSubmitKey } from '../../../ui/index.ts'
import { Frame, finish, type PanelProps } from './frame.tsx'
import { ReportFacts, ReportFactsFragment } from './report-facts.tsx'

export const DeskReportDocument = graphql(`
  query DeskReport($id: ID!) {
    report(id: $id) {
      id
      ...DeskReportFacts
    }
  }
`)

const SignReportDocument = graphql(`
  mutation SignReport($id: ID!, $version: Int!, $accept: Boolean!, $opinion: String) {
    signReport(id: $id, version: $version, accept: $accept, opinion: $opinion) {
      id
      status
    }
  }
`)

/** 待审签: the unit's leader signs what his officer wrote, or gives it back. */
export function SignReportPanel({ row, onClose }: PanelProps) {
  const { t } = useWords()
  const result = useRead(DeskReportDocument, { id: row.reportId ?? '' }, { fresh: true })
  const masked = result.data?.report
  const report = masked ? readFragment(ReportFactsFragment, masked) : null
  const [sign, busy] = useWrite(SignReportDocument)

  const accept = async () => {
    if (!report?.can.sign || busy) return
    const answer = await sign({ id: report.id, version: report.version, accept: true, opinion: null })
    finish(answer, t('desk:signReport.accepted'), onClose)
  }
  const reject = async () => {
    if (!report) return
    const opinion = await confirm({
      title: t('desk:signReport.rejectTitle'),
      body: null,
      action: t('desk:signReport.reject'),
      reason: { label: t('desk:signReport.opinion'), required: true },
    })
    if (opinion === null) return
    const answer = await sign({ id: report.id, version: report.version, accept: false, opinion })
    finish(answer, t('desk:signReport.rejected'), onClose)
  }
  useSubmitKey(accept)
  return (
    <Frame
      row={row}
      onClose={onClose}
      kind={t('desk:kind.SIGN_REPORT')}
      foot={
        report?.can.sign ? (
          <>
            <span className="grow" />
            <Button onClick={reject}>{t('desk:signReport.reject')}</Button>
            <Button look="primary" busy={busy} shortcut="Ctrl ↵" onClick={accept}>
              {t('desk:signReport.accept')}
            </Button>
          </>
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
