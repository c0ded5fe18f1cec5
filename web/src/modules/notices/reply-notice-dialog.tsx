import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { AnswerDialog } from '../follow-up/index.ts'

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
  const { id: recipientId, version, organization } = recipient
  return (
    <AnswerDialog
      title={t('notices:reply.title', { unit: organization.name })}
      action={t('notices:reply.action')}
      label={t('notices:reply.text')}
      empty={t('notices:reply.needText')}
      evidence={t('notices:reply.evidence')}
      place={place}
      busy={busy}
      send={(text, attachmentIds) => reply({ recipientId, version, text, attachmentIds })}
      onDone={() => {
        toast(t('notices:done.replied'))
        onClose()
      }}
      onClose={onClose}
    />
  )
}
