import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextArea } from '../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import type { ProblemFormProps } from './problem-forms.ts'

const SubmitProblemDocument = graphql(`
  mutation SubmitProblem($id: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    submitProblem(id: $id, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
      ...ProblemActions
      ...ProblemHeading
    }
  }
`)

/** The owner says what was done, with evidence. */
export function SubmitProblemDialog({ problem, onClose, onDone }: ProblemFormProps) {
  const { t } = useWords()
  const [submit, busy] = useWrite(SubmitProblemDocument)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors(['text'])
  const send = async () => {
    if (text.trim() === '') return errors.set({ text: t('problems:submit.needText') })
    const { id, version } = problem
    const { failure } = await submit({ id, version, text, attachmentIds: files.map(file => file.id) })
    if (failure) errors.fail(failure)
    else onDone(t('problems:submit.done'))
  }
  return (
    <FormDialog
      title={t('problems:action.submit')}
      action={t('problems:submit.action')}
      busy={busy}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <p>{problem.title}</p>
      {problem.measure ? (
        <p className="mut record-words">{t('problems:submit.measure', { measure: problem.measure })}</p>
      ) : null}
      <TextArea
        label={t('problems:submit.text')}
        hint={t('problems:submit.textHint')}
        rows={5}
        value={text}
        onChange={setText}
        error={errors.of('text')}
        required
        autoFocus
      />
      <AttachmentPicker
        place={problem.place.code}
        label={t('problems:submit.evidence')}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
    </FormDialog>
  )
}
