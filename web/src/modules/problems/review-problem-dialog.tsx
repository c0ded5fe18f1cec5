import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { FormDialog, ReplyTimeline, useVerdict, VerdictFields } from '../follow-up/index.ts'
import { ReplyTimelineFragment } from '../follow-up/reply-timeline.tsx'
import type { ProblemFormProps } from './problem-forms.ts'

const ReviewProblemDocument = graphql(`
  mutation ReviewProblem($id: ID!, $version: Int!, $accept: Boolean!, $opinion: String, $newDueOn: Day) {
    reviewProblem(id: $id, version: $version, accept: $accept, opinion: $opinion, newDueOn: $newDueOn) {
      id
      ...ProblemActions
      ...ProblemHeading
    }
  }
`)

const ReviewedReplyDocument = graphql(`
  query ReviewedReply($id: ID!) {
    problem(id: $id) {
      id
      replies {
        id
        ...ReplyTimeline
      }
    }
  }
`)

/** 销号, or back with reason and a new date; what the unit handed in stands above. */
export function ReviewProblemDialog({ problem, onClose, onDone }: ProblemFormProps) {
  const { t } = useWords()
  const [review, busy] = useWrite(ReviewProblemDocument)
  const verdict = useVerdict({
    needReason: t('problems:review.needReason'),
    needDay: t('problems:review.needDay'),
  })
  const { accept } = verdict
  const send = async () => {
    const decision = verdict.checked()
    if (!decision) return
    const { id, version } = problem
    const { failure } = await review({ id, version, ...decision })
    if (failure) verdict.errors.fail(failure)
    else onDone(t(accept ? 'problems:review.closed' : 'problems:review.returned'))
  }
  return (
    <FormDialog
      title={t('problems:review.title')}
      action={t(accept ? 'problems:review.accept' : 'problems:review.return')}
      busy={busy}
      failure={verdict.errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <p>{problem.title}</p>
      <HandedIn id={problem.id} />
      <VerdictFields
        verdict={verdict}
        words={{
          decision: t('problems:review.decision'),
          accept: t('problems:review.acceptLong'),
          return: t('problems:review.returnLong'),
          opinion: t(accept ? 'problems:review.opinion' : 'problems:review.reason'),
          newDueOn: t('problems:review.newDueOn'),
        }}
      />
    </FormDialog>
  )
}

/** The reply that waits. */
function HandedIn({ id }: { id: string }) {
  const { t } = useWords()
  const { data } = useRead(ReviewedReplyDocument, { id })
  const waiting = (data?.problem?.replies ?? []).filter(
    reply => readFragment(ReplyTimelineFragment, reply).status === 'SUBMITTED',
  )
  return data ? <ReplyTimeline replies={waiting} none={t('problems:replies.none')} /> : null
}
