import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { claimsOf } from '../../indicators/claims/claim-query.ts'
import { ClaimText } from '../../indicators/claims/claim-text.tsx'
import { ClaimWarnings } from '../../indicators/claims/claim-warnings.tsx'

export const TaskReportsFragment = graphql(`
  fragment TaskReports on Task {
    id
    reports {
      id
      status
      part
      round
      percent
      text
      problem
      claim
      submittedOn
      submittedBy
      reviewedOn
      reviewedBy
      opinion
      newDueOn
      cycle {
        id
        label
      }
      organization {
        id
        name
      }
      attachments {
        id
        name
        size
        mediaType
      }
      ...ClaimChecks
    }
  }
`)

/** Every report that was handed in, with its evidence and what the office said; newest first, rounds kept. */
export function TaskReports({ task: masked }: { task: FragmentType<typeof TaskReportsFragment> }) {
  const { t } = useWords()
  const { reports } = readFragment(TaskReportsFragment, masked)
  if (!reports || reports.length === 0) return null
  return (
    <Card title={t('tasks:record.reports', { count: reports.length })}>
      <ol className="records">
        {reports.map(report => (
          <li key={report.id}>
            <div className="row">
              <b>{report.organization.name}</b>
              <span className="cap">
                {[
                  report.part === 'JOINT' ? t('tasks:part.JOINT') : null,
                  report.cycle?.label,
                  report.submittedOn,
                  report.submittedBy,
                  typeof report.percent === 'number' ? `${report.percent}%` : null,
                  t(`desk:report.status.${report.status}`),
                  report.round > 1 ? t('tasks:life.round', { count: report.round }) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <p className="wrap words">
              <ClaimText text={report.text} checks={claimsOf(report)} />
            </p>
            <ClaimWarnings checks={claimsOf(report)} />
            {report.problem ? (
              <p className="wrap words">
                <span className="mut">{t('desk:signReport.problem')}：</span>
                {report.problem}
              </p>
            ) : null}
            <AttachmentList items={report.attachments} />
            {report.reviewedOn ? (
              <p className="wrap mut">
                {t('tasks:record.reviewed', {
                  name: report.reviewedBy ?? '',
                  day: report.reviewedOn,
                  status: t(`desk:report.status.${report.status}`),
                })}
                {report.opinion ? `：${report.opinion}` : ''}
                {report.newDueOn ? `（${t('desk:report.newDue', { day: report.newDueOn })}）` : ''}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  )
}
