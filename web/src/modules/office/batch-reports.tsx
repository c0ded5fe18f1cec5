import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea } from '../../ui/index.ts'
import { BatchClaims } from './batch-claims.tsx'
import { BatchDialog, type BatchOutcome } from './batch-dialog.tsx'
import type { ReviewRow } from './office-query.ts'
import { ReviewReportsDocument } from './panels/report-panel.tsx'
import { ChosenDay } from './working-days.tsx'

const PreviewReportReviewDocument = graphql(`
  query PreviewReportReview($input: ReportReviewInput!) {
    previewReportReview(input: $input) {
      done {
        id
      }
      faults {
        reportId
        title
        message
      }
    }
  }
`)

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

interface BatchReportsProps {
  approve: boolean
  rows: readonly ReviewRow[]
  onClose(): void
}

/** Several reports let stand, or sent back with one opinion and one date. */
export function BatchReports({ approve, rows, onClose }: BatchReportsProps) {
  const { t } = useWords()
  const { today } = useScope()
  const [refs] = useState(() => rows.map(({ id, version }) => ({ id, version: version ?? 0 })))
  const [titles] = useState(
    () =>
      new Map(
        rows.map(row => [row.id, t('office:batch.of', { title: row.title, unit: row.organization.name })]),
      ),
  )
  const [opinion, setOpinion] = useState('')
  const [day, setDay] = useState<string | null>(null)
  const [review, busy] = useWrite(ReviewReportsDocument)
  // The preview must not wait for words that are still being written.
  const asked = approve
    ? { approve, opinion: null, newDueOn: null }
    : { approve, opinion: t('office:verdict.opinion'), newDueOn: day ?? dayAfter(today) }
  const preview = useRead(
    PreviewReportReviewDocument,
    { input: { ...asked, reports: refs } },
    { fresh: true },
  )
  const outcome = (answer: {
    done: readonly { id: string }[]
    faults: readonly { reportId: string; title: string; message: string }[]
  }): BatchOutcome => ({
    done: answer.done.map(({ id }) => ({ id, title: titles.get(id) ?? '' })),
    faults: answer.faults.map(({ reportId, title, message }) => ({
      id: reportId,
      title: titles.get(reportId) ?? title,
      message,
    })),
  })
  return (
    <BatchDialog
      action={t(approve ? 'office:report.approve' : 'office:report.back')}
      count={rows.length || refs.length}
      ask={t(approve ? 'office:batch.askApprove' : 'office:batch.askBack')}
      ready={approve || (opinion.trim() !== '' && day !== null)}
      busy={busy}
      preview={preview}
      read={data => outcome(data.previewReportReview)}
      run={async ids => {
        const { data, failure } = await review({
          input: {
            approve,
            reports: refs.filter(({ id }) => ids.includes(id)),
            opinion: opinion.trim() || null,
            newDueOn: approve ? null : day,
          },
        })
        return { outcome: data && outcome(data.reviewReports), failure }
      }}
      onClose={onClose}
      fields={
        <>
          {approve ? <BatchClaims ids={refs.map(({ id }) => id)} titles={titles} /> : null}
          <TextArea
            label={t(approve ? 'office:batch.opinion' : 'office:verdict.opinion')}
            required={!approve}
            rows={2}
            value={opinion}
            onChange={setOpinion}
          />
          {approve ? null : (
            <div className="verdict-day">
              <DatePicker
                label={t('office:verdict.newDue')}
                required
                value={day}
                shown={today}
                onChange={setDay}
              />
              <ChosenDay day={day} />
            </div>
          )}
        </>
      }
    />
  )
}
