import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextArea, toast } from '../../ui/index.ts'
import { type AttachedFile, AttachmentPicker } from '../attachments/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'

const ReplyToNoticeDocument = graphql(`
  mutation ReplyToNotice($recipientId: ID!, $version: Int!, $text: String!, $attachmentIds: [ID!]) {
    replyToNotice(recipientId: $recipientId, version: $version, text: $text, attachmentIds: $attachmentIds) {
      id
      ...NoticeRecipients
      ...NoticeState
    }
  }
`)

interface ReplyNoticeDialogProps {
  recipient: { id: string; version: number; organization: { name: string } }
  place: string
  onClose(): void
}

/** 反馈: what the unit answers, with evidence. */
export function ReplyNoticeDialog({ recipient, place, onClose }: ReplyNoticeDialogProps) {
  const { t } = useWords()
  const [reply, busy] = useWrite(ReplyToNoticeDocument)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<AttachedFile[]>([])
  const [uploading, setUploading] = useState(false)
  const errors = useFormErrors(['text'])
  const send = async () => {
    if (text.trim() === '') return errors.set({ text: t('notices:reply.needText') })
    const { id: recipientId, version } = recipient
    const { failure } = await reply({ recipientId, version, text, attachmentIds: files.map(file => file.id) })
    if (failure) return errors.fail(failure)
    toast(t('notices:done.replied'))
    onClose()
  }
  return (
    <FormDialog
      title={t('notices:reply.title', { unit: recipient.organization.name })}
      action={t('notices:reply.action')}
      busy={busy}
      waiting={uploading}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
      wide
    >
      <TextArea
        label={t('notices:reply.text')}
        rows={6}
        value={text}
        onChange={setText}
        error={errors.of('text')}
        required
        autoFocus
      />
      <AttachmentPicker
        place={place}
        label={t('notices:reply.evidence')}
        value={files}
        onChange={setFiles}
        onBusy={setUploading}
      />
    </FormDialog>
  )
}
