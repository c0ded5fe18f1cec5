import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea, TextField } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import type { ProblemFormProps } from './problem-forms.ts'
import { UnitChoice } from './unit-choice.tsx'

const EditProblemDocument = graphql(`
  mutation EditProblem($id: ID!, $version: Int!, $edit: ProblemEditInput!) {
    editProblem(id: $id, version: $version, edit: $edit) {
      id
      ...ProblemActions
      ...ProblemHeading
      ...ProblemFacts
    }
  }
`)

/** Corrects words, owner or date. */
export function EditProblemDialog({ problem, onClose, onDone }: ProblemFormProps) {
  const { t } = useWords()
  const { today } = useScope()
  const [edit, busy] = useWrite(EditProblemDocument)
  const [title, setTitle] = useState(problem.title)
  const [text, setText] = useState(problem.text ?? '')
  const [measure, setMeasure] = useState(problem.measure ?? '')
  const [organizationId, setOrganization] = useState<string | null>(problem.organization.id)
  const [dueOn, setDueOn] = useState(problem.dueOn ?? null)
  const errors = useFormErrors(['title', 'text', 'measure', 'organizationId', 'dueOn'])
  const send = async () => {
    if (!organizationId) return errors.set({ organizationId: t('problems:raise.needUnit') })
    // A date that stands may be past; only another one is asked to be kept.
    const moved = dueOn !== (problem.dueOn ?? null) ? dueOn : null
    const { id, version } = problem
    const { failure } = await edit({
      id,
      version,
      edit: { title, text, measure, organizationId, dueOn: moved },
    })
    if (failure) errors.fail(failure)
    else onDone(t('problems:edit.done'))
  }
  return (
    <FormDialog
      title={t('problems:edit.title')}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <TextField
        label={t('problems:raise.title')}
        value={title}
        onChange={setTitle}
        error={errors.of('title')}
        required
      />
      <TextArea
        label={t('problems:raise.text')}
        rows={4}
        value={text}
        onChange={setText}
        error={errors.of('text')}
        required
      />
      <TextArea
        label={t('problems:raise.measure')}
        rows={2}
        value={measure}
        onChange={setMeasure}
        error={errors.of('measure')}
      />
      <UnitChoice
        label={t('problems:raise.unit')}
        value={organizationId}
        onChange={setOrganization}
        first={[problem.organization]}
        error={errors.of('organizationId')}
      />
      <DatePicker
        label={t('problems:raise.dueOn')}
        value={dueOn}
        shown={today}
        onChange={setDueOn}
        error={errors.of('dueOn') ?? null}
      />
    </FormDialog>
  )
}
