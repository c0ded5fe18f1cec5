import { useState } from 'react'
import { graphql, readFragment } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea } from '../../ui/index.ts'
import { FormDialog, ReplyTimeline, useFormErrors } from '../follow-up/index.ts'
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
  const { today } = useScope()
  const [review, busy] = useWrite(ReviewProblemDocument)
  const [accept, setAccept] = useState(true)
  const [opinion, setOpinion] = useState('')
  const [newDueOn, setNewDueOn] = useState<string | null>(null)
  const errors = useFormErrors(['opinion', 'newDueOn'])
  const send = async () => {
    const missing: Record<string, string> = {}
    if (!accept && opinion.trim() === '') missing['opinion'] = t('problems:review.needReason')
    if (!accept && !newDueOn) missing['newDueOn'] = t('problems:review.needDay')
    if (Object.keys(missing).length > 0) return errors.set(missing)
    const { id, version } = problem
    const { failure } = await review({
      id,
      version,
      accept,
      opinion: opinion.trim() || null,
      newDueOn: accept ? null : newDueOn,
    })
    if (failure) errors.fail(failure)
    else onDone(t(accept ? 'problems:review.closed' : 'problems:review.returned'))
  }
  const choose = (next: boolean) => {
    setAccept(next)
    errors.clear()
  }
  return (
    <FormDialog
      title={t('problems:review.title')}
      action={t(accept ? 'problems:review.accept' : 'problems:review.return')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <p>{problem.title}</p>
      <HandedIn id={problem.id} />
      <fieldset className="choice-row">
        <legend className="label">{t('problems:review.decision')}</legend>
        {([true, false] as const).map(one => (
          <label key={String(one)} className="check">
            <input type="radio" name="decision" checked={accept === one} onChange={() => choose(one)} />
            {t(one ? 'problems:review.acceptLong' : 'problems:review.returnLong')}
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t(accept ? 'problems:review.opinion' : 'problems:review.reason')}
        rows={3}
        value={opinion}
        onChange={setOpinion}
        error={errors.of('opinion')}
        required={!accept}
      />
      {accept ? null : (
        <DatePicker
          label={t('problems:review.newDueOn')}
          value={newDueOn}
          shown={today}
          onChange={setNewDueOn}
          error={errors.of('newDueOn') ?? null}
          required
        />
      )}
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
