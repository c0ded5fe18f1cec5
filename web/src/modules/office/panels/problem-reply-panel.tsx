import { graphql } from '../../../graphql/generated/index.ts'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Said, Section } from '../../follow-up/index.ts'
import type { ReviewRow } from '../office-query.ts'
import { useVerdict } from '../verdict.tsx'
import type { Place } from './frame.tsx'
import { ReplyPanel } from './reply-panel.tsx'

const OfficeProblemDocument = graphql(`
  query OfficeProblem($id: ID!) {
    problem(id: $id) {
      id
      version
      number
      text
      measure
      dueOn
      replies {
        id
        ...ReplyTimeline
      }
      can {
        review
      }
    }
  }
`)

const ReviewProblemDocument = graphql(`
  mutation OfficeReviewProblem($id: ID!, $version: Int!, $accept: Boolean!, $opinion: String, $newDueOn: Day) {
    reviewProblem(id: $id, version: $version, accept: $accept, opinion: $opinion, newDueOn: $newDueOn) {
      id
      status
    }
  }
`)

/** 整改情况: the problem is closed, or put right again by a new date. */
export function ProblemReplyPanel({ row, place }: { row: ReviewRow; place: Place }) {
  const { t } = useWords()
  const result = useRead(OfficeProblemDocument, { id: row.problemId ?? '' }, { fresh: true })
  const problem = result.data?.problem
  const [review, busy] = useWrite(ReviewProblemDocument)
  const send = async (accept: boolean, opinion: string | null, newDueOn: string | null) => {
    if (!problem) return null
    const { id, version } = problem
    return (await review({ id, version, accept, opinion, newDueOn })).failure
  }
  const { box, foot } = useVerdict({
    place,
    id: row.id,
    may: problem?.can.review ?? false,
    busy,
    words: {
      approve: t('problems:review.accept'),
      approved: t('problems:review.closed'),
      back: t('problems:review.return'),
      returned: t('problems:review.returned'),
    },
    day: 'back',
    dayLabel: t('problems:review.newDueOn'),
    original: problem?.dueOn,
    approve: ({ opinion }) => send(true, opinion, null),
    sendBack: ({ opinion, day }) => send(false, opinion, day),
  })
  return (
    <ReplyPanel
      row={row}
      place={place}
      result={result}
      asked={({ problem: asked }) =>
        asked && (
          <>
            <Section title={`${t('desk:problem.text')} · ${asked.number}`}>
              <Said>{asked.text || row.title}</Said>
            </Section>
            {asked.measure ? (
              <Section title={t('desk:problem.measure')}>
                <Said>{asked.measure}</Said>
              </Section>
            ) : null}
          </>
        )
      }
      replies={data => data.problem?.replies ?? []}
      box={box}
      foot={foot}
    />
  )
}
