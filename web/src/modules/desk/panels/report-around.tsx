import { useWords } from '../../../i18n/index.ts'
import { Light } from '../../../ui/index.ts'
import { Said, Section, useDayWords } from './frame.tsx'
import type { ReportForm } from './report-query.ts'

/** 配合单位进展: who has reported for this round; what is there travels along. */
export function Contributions({ form: { contributions } }: { form: ReportForm }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  if (contributions.length === 0) return null
  const done = contributions.filter(({ report }) => report).length
  return (
    <Section title={t('desk:report.joint', { done, total: contributions.length })}>
      <table className="joint-list">
        <tbody>
          {contributions.map(({ organization, report, light }) => (
            <tr key={organization.id}>
              <td>{organization.name}</td>
              <td className="words">{report?.text}</td>
              <td className="num nw">{typeof report?.percent === 'number' ? `${report.percent}%` : null}</td>
              <td className="num nw">
                {report?.submittedOn ? (
                  <span className="mut">
                    {t('desk:report.jointGiven', { day: dayWords(report.submittedOn) })}
                  </span>
                ) : (
                  <Light level={light} plain>
                    {t('desk:report.jointMissing')}
                  </Light>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

/** What was said last time, and what the office answered. */
export function PreviousReport({ form: { previous } }: { form: ReportForm }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  if (!previous) return null
  const facts = {
    day: previous.submittedOn ? dayWords(previous.submittedOn) : '',
    status: t(`desk:report.status.${previous.status}`),
  }
  return (
    <Section
      title={
        typeof previous.percent === 'number'
          ? t('desk:report.previous', { ...facts, percent: previous.percent })
          : t('desk:report.previousNoPercent', facts)
      }
    >
      <Said>
        <span className="mut">{previous.text}</span>
      </Said>
    </Section>
  )
}

/** Why it came back, above everything else. */
export function ReturnedNote({ form: { previous, draft } }: { form: ReportForm }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  if (draft?.opinion) return <p className="warn-note said">{draft.opinion}</p>
  if (previous?.status !== 'RETURNED' || !previous.opinion) return null
  return (
    <div className="bad-note">
      <div className="cap">
        {t('desk:report.returned', {
          day: previous.reviewedOn ? dayWords(previous.reviewedOn) : '',
          name: previous.reviewedBy ?? '',
        })}
      </div>
      <p className="said">{previous.opinion}</p>
      {previous.newDueOn ? <p>{t('desk:report.newDue', { day: dayWords(previous.newDueOn) })}</p> : null}
    </div>
  )
}
