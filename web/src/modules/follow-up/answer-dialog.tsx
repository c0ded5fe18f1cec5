import { type ReactNode, useState } from 'react'
import type { Failure } from '../../graphql/errors.ts'
import { TextArea } from '../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { FormDialog } from './form-dialog.tsx'
import { useFormErrors } from './use-form-errors.ts'

interface AnswerDialogProps {
  title: string
  /** The verb on the button. */
  action: string
  /** What the words are about; a hint below the field. */
  label: string
  hint?: string
  /** Said when nothing was written. */
  empty: string
  /** Name of the files; default `附件`. */
  evidence?: string
  /** Jurisdiction or place the files belong to. */
  place: string
  busy: boolean
  /** What is answered, above the field. */
  children?: ReactNode
  /** Sends the words and the ids of the files; what was refused comes back and is shown. */
  send(text: string, attachmentIds: string[]): Promise<{ failure?: Failure | null | undefined }>
  onDone(): void
  onClose(): void
}

/** What a unit answers to something it was asked, with evidence. */
export function AnswerDialog(props: AnswerDialogProps) {
  const { title, action, label, hint, empty, evidence, place, busy, children, send, onDone, onClose } = props
  const [text, setText] = useState('')
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors(['text'])
  const submit = async () => {
    if (text.trim() === '') return errors.set({ text: empty })
    const ids = files.map(({ id }) => id)
    const { failure } = await send(text, ids)
    if (failure) return errors.fail(failure)
    onDone()
  }
  return (
    <FormDialog
      {...{ title, action, busy, onClose }}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={submit}
      wide
    >
      {children}
      <TextArea
        label={label}
        hint={hint}
        rows={5}
        value={text}
        onChange={setText}
        error={errors.of('text')}
        required
        autoFocus
      />
      <AttachmentPicker
        place={place}
        label={evidence}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
    </FormDialog>
  )
}
