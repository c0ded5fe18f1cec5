import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextArea, toast } from '../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'

const ReplyToInstructionDocument = graphql(`
  mutation ReplyToInstruction($id: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    replyToInstruction(id: $id, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
      ...InstructionActions
      ...InstructionReplies
      ...InstructionHeading
    }
  }
`)

interface ReplyInstructionDialogProps {
  instruction: { id: string; version: number; text: string; place: { code: string } }
  onClose(): void
  onDone(): void
}

/** A unit that is to act says what it did, with evidence. */
export function ReplyInstructionDialog({ instruction, onClose, onDone }: ReplyInstructionDialogProps) {
  const { t } = useWords()
  const [reply, busy] = useWrite(ReplyToInstructionDocument)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors(['text'])
  const send = async () => {
    if (text.trim() === '') return errors.set({ text: t('instructions:reply.needText') })
    const { id, version } = instruction
    const { failure } = await reply({ id, version, text, attachmentIds: files.map(file => file.id) })
    if (failure) return errors.fail(failure)
    toast(t('instructions:reply.done'))
    onDone()
  }
  return (
    <FormDialog
      title={t('instructions:action.reply')}
      action={t('instructions:reply.action')}
      busy={busy}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <blockquote className="quote record-words">{instruction.text}</blockquote>
      <TextArea
        label={t('instructions:reply.text')}
        rows={5}
        value={text}
        onChange={setText}
        error={errors.of('text')}
        required
        autoFocus
      />
      <AttachmentPicker
        place={instruction.place.code}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
    </FormDialog>
  )
}
