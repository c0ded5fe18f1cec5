import type { OfficeReportQuery } from '../../../graphql/generated/graphql.ts'
import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { EmptyState, Loaded } from '../../../ui/index.ts'
import { AttachmentList } from '../../attachments/index.ts'
import { Said, Section, useDayWords } from '../../follow-up/index.ts'
import { claimsOf } from '../../indicators/claims/claim-query.ts'
import { ClaimText } from '../../indicators/claims/claim-text.tsx'
import { ClaimWarnings } from '../../indicators/claims/claim-warnings.tsx'
import { TaskQuote } from '../../tasks/task-quote.tsx'
import type { ReviewRow } from '../office-query.ts'
import { freshParts } from '../text-diff.ts'
import { useVerdict } from '../verdict.tsx'
import { Frame, type Place } from './frame.tsx'
import { RowLight } from './row-light.tsx'

const OfficeReportDocument = graphql(`
  query OfficeReport($id: ID!) {
    report(id: $id) {
      id
      version
      percent
      text
      problem
      claim
      finishedOn
      round
      createdBy
      submittedBy
      submittedOn
      cycle {
        id
        label
        dueOn
      }
      milestone {
        id
        deliverable
        dueOn
        originalDueOn
      }
      previous {
        id
        status
        percent
        text
        problem
        submittedOn
        opinion
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
        submittedOn
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
      }
      task {
        id
        section
        dueOn
        plan {
          id
          title
        }
        ...TaskQuote
      }
      can {
        review
      }
      ...ClaimChecks
    }
  }
`)

export const ReviewReportsDocument = graphql(`
  mutation OfficeReviewReports($input: ReportReviewInput!) {
    reviewReports(input: $input) {
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

type Report = NonNullable<OfficeReportQuery['report']>

/** A report beside the plan's own words and the last report, with what changed marked. */
export function ReportPanel({ row, place }: { row: ReviewRow; place: Place }) {
  const { t } = useWords()
  const result = useRead(OfficeReportDocument, { id: row.reportId ?? '' }, { fresh: true })
  const report = result.data?.report
  const [review, busy] = useWrite(ReviewReportsDocument)
  const send = async (approve: boolean, opinion: string | null, newDueOn: string | null) => {
    if (!report) return null
    const reports = [{ id: report.id, version: report.version }]
    const { data, failure } = await review({ input: { reports, approve, opinion, newDueOn } })
    const [fault] = data?.reviewReports.faults ?? []
    return failure ?? (fault ? { code: 'CONFLICT' as const, message: fault.message, fields: {} } : null)
  }
  const { box, foot } = useVerdict({
    place,
    id: row.id,
    may: report?.can.review ?? false,
    busy,
    words: {
      approve: t('office:report.approve'),
      approved: t('office:report.approved'),
      back: t('office:report.back'),
      returned: t('office:report.returned'),
    },
    day: 'back',
    original: report?.milestone?.dueOn ?? row.dueOn,
    approve: ({ opinion }) => send(true, opinion, null),
    sendBack: ({ opinion, day }) => send(false, opinion, day),
  })
  return (
    <Frame
      place={place}
      title={row.title}
      light={<RowLight row={row} />}
      kind={t('office:kind.REPORT')}
      caption={[row.ledgerNo, row.organization.name, report && authors(report, t), instant(row.submittedAt)]
        .filter(Boolean)
        .join(' · ')}
      taskId={row.taskId}
      foot={foot}
    >
      <Loaded result={result}>
        {data =>
          data.report ? (
            <>
              <ReportBody report={data.report} />
              {box}
            </>
          ) : (
            <EmptyState>{t('desk:panel.done')}</EmptyState>
          )
        }
      </Loaded>
    </Frame>
  )
}

const authors = ({ createdBy, submittedBy }: Report, t: ReturnType<typeof useWords>['t']) =>
  submittedBy && submittedBy !== createdBy
    ? t('office:report.authors', { by: createdBy, signed: submittedBy })
    : t('office:report.author', { by: createdBy })

function ReportBody({ report }: { report: Report }) {
  const { t } = useWords()
  return (
    <>
      <ClaimWarnings checks={claimsOf(report)} />
      <Section title={t('office:report.source', { section: report.task.section })}>
        <TaskQuote task={report.task} />
      </Section>
      <Aim report={report} />
      <Compare report={report} />
      {report.problem ? (
        <Section title={t('desk:signReport.problem')}>
          <Said>
            <Fresh
              before={report.previous?.problem ?? ''}
              after={report.problem}
              mark={Boolean(report.previous)}
            />
          </Said>
        </Section>
      ) : null}
      <Section title={t('office:report.files', { count: report.attachments.length })}>
        {report.attachments.length > 0 ? (
          <AttachmentList items={report.attachments} />
        ) : (
          <p className="mut">{t('office:report.noFiles')}</p>
        )}
      </Section>
      {report.contributions.length > 0 ? <Contributions report={report} /> : null}
    </>
  )
}

/** Which period and which date the report is about. */
function Aim({ report: { cycle, milestone, round } }: { report: Report }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const facts = [
    cycle ? t('office:report.cycle', { label: cycle.label, day: dayWords(cycle.dueOn) }) : null,
    milestone?.dueOn
      ? t('office:report.milestone', { name: milestone.deliverable ?? '', day: dayWords(milestone.dueOn) })
      : null,
    milestone?.originalDueOn && milestone.originalDueOn !== milestone.dueOn
      ? t('office:report.original', { day: dayWords(milestone.originalDueOn) })
      : null,
    round > 1 ? t('tasks:life.round', { count: round }) : null,
  ].filter(Boolean)
  if (facts.length === 0) return null
  return <p className="sec cap">{facts.join(' · ')}</p>
}

/** 本次 and 上次 side by side; what is new is marked. */
function Compare({ report }: { report: Report }) {
  const { t } = useWords()
  const dayWords = useDayWords()
  const { previous } = report
  return (
    <div className="compare">
      <div>
        <h3 className="cap">
          {t('office:report.now', { day: report.submittedOn ? dayWords(report.submittedOn) : '' })}
        </h3>
        <p className="percent">
          <b>{report.percent ?? '—'}</b>%<span className="cap">{claimWords(report, t, dayWords)}</span>
        </p>
        <Said>
          <ClaimText
            text={report.text}
            checks={claimsOf(report)}
            parts={freshParts(previous?.text ?? report.text, report.text)}
          />
        </Said>
      </div>
      <div>
        {previous ? (
          <>
            <h3 className="cap">
              {t('office:report.last', { day: previous.submittedOn ? dayWords(previous.submittedOn) : '' })}
            </h3>
            <p className="percent">
              <b>{previous.percent ?? '—'}</b>%
              <span className="cap">{t(`desk:report.status.${previous.status}`)}</span>
            </p>
            <Said>{previous.text}</Said>
            {previous.opinion ? (
              <p className="cap said">{t('office:report.lastOpinion', { opinion: previous.opinion })}</p>
            ) : null}
          </>
        ) : (
          <>
            <h3 className="cap">{t('office:report.lastNone')}</h3>
            <p className="mut">{t('office:report.first')}</p>
          </>
        )}
      </div>
    </div>
  )
}

function claimWords(report: Report, t: ReturnType<typeof useWords>['t'], dayWords: (day: string) => string) {
  if (report.claim !== 'FINISHED') return t(`office:report.claims.${report.claim}`)
  return report.finishedOn
    ? t('office:report.finished', { day: dayWords(report.finishedOn) })
    : t('office:report.claims.FINISHED')
}

function Fresh({ before, after, mark }: { before: string; after: string; mark: boolean }) {
  if (!mark) return <>{after}</>
  let at = 0
  return (
    <>
      {freshParts(before, after).map(({ text, fresh }) => {
        const key = at
        at += text.length
        return fresh ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
      })}
    </>
  )
}

function Contributions({ report: { contributions } }: { report: Report }) {
  const { t } = useWords()
  return (
    <Section title={t('office:report.joint', { count: contributions.length })}>
      <ul className="joint-parts">
        {contributions.map(one => (
          <li key={one.id}>
            <b>{one.organization.name}</b> {typeof one.percent === 'number' ? `${one.percent}%` : null}
            <Said>{one.text}</Said>
            <AttachmentList items={one.attachments} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
