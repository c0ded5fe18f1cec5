import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import type { ProblemFormProps } from './problem-forms.ts'

const ReopenProblemDocument = graphql(`
  mutation ReopenProblem($id: ID!, $version: Int!, $reason: String!, $dueOn: Day!) {
    reopenProblem(id: $id, version: $version, reason: $reason, dueOn: $dueOn) {
      id
      ...ProblemActions
      ...ProblemHeading
    }
  }
`)

/** A new round for a problem that came back. */
export function ReopenProblemDialog({ problem, onClose, onDone }: ProblemFormProps) {
  const { t } = useWords()
  const { today } = useScope()
  const [reopen, busy] = useWrite(ReopenProblemDocument)
  const [reason, setReason] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const errors = useFormErrors(['reason', 'dueOn'])
  const send = async () => {
    const missing: Record<string, string> = {}
    if (reason.trim() === '') missing['reason'] = t('problems:reopen.needReason')
    if (!dueOn) missing['dueOn'] = t('problems:review.needDay')
    if (!dueOn || Object.keys(missing).length > 0) return errors.set(missing)
    const { failure } = await reopen({ id: problem.id, version: problem.version, reason, dueOn })
    if (failure) errors.fail(failure)
    else onDone(t('problems:reopen.done'))
  }
  return (
    <FormDialog
      title={t('problems:action.reopen')}
      action={t('problems:action.reopen')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{problem.title}</p>
      <TextArea
        label={t('problems:reopen.reason')}
        hint={t('problems:reopen.hint')}
        rows={3}
        value={reason}
        onChange={setReason}
        error={errors.of('reason')}
        required
        autoFocus
      />
      <DatePicker
        label={t('problems:review.newDueOn')}
        value={dueOn}
        shown={today}
        onChange={setDueOn}
        error={errors.of('dueOn') ?? null}
        required
      />
    </FormDialog>
  )
}
