import { type FragmentType, graphql, readFragment } from '../../../graphql/generated/index.ts'
import { useWords } from '../../../i18n/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Said, Section, useDayWords } from './frame.tsx'

export const ReportFactsFragment = graphql(`
  fragment DeskReportFacts on ProgressReport {
    id
    status
    version
    percent
    text
    problem
    claim
    finishedOn
    createdBy
    submittedOn
    submittedBy
    previous {
      id
      percent
    }
    attachments {
      id
      name
      size
      mediaType
    }
    contributions {
      id
      percent
      text
      organization {
        id
        name
      }
    }
    can {
      sign
      withdraw
    }
  }
`)

/** A report as it was written, read only. */
export function ReportFacts({ report: masked }: { report: FragmentType<typeof ReportFactsFragment> }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const report = readFragment(ReportFactsFragment, masked)
  return (
    <>
      <div className="sec two">
        <div>
          <h3 className="cap">{t('desk:report.percent')}</h3>
          <b className="big">{report.percent ?? '—'}</b>%
          {typeof report.previous?.percent === 'number' ? (
            <span className="cap"> {t('desk:report.last', { percent: report.previous.percent })}</span>
          ) : null}
        </div>
        <div>
          <h3 className="cap">{t('desk:signReport.claim')}</h3>
          {report.claim === 'FINISHED' && report.finishedOn
            ? t('desk:signReport.finished', { day: dayWords(report.finishedOn) })
            : t(`desk:report.claims.${report.claim}`)}
        </div>
      </div>
      <Section title={t('desk:report.text')}>
        <Said>{report.text}</Said>
      </Section>
      {report.problem ? (
        <Section title={t('desk:signReport.problem')}>
          <Said>{report.problem}</Said>
        </Section>
      ) : null}
      {report.attachments.length > 0 ? (
        <Section title={t('desk:report.files')}>
          <AttachmentList items={report.attachments} />
        </Section>
      ) : null}
      {report.contributions.map(one => (
        <Section key={one.id} title={one.organization.name}>
          <Said>{one.text}</Said>
        </Section>
      ))}
    </>
  )
}
