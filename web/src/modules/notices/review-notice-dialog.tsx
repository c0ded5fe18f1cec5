import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { toast } from '../../ui/index.ts'
import { FormDialog, useVerdict, VerdictFields } from '../follow-up/index.ts'

const ReviewNoticeReplyDocument = graphql(`
  mutation ReviewNoticeReply(
    $recipientId: ID!
    $version: Int!
    $accept: Boolean!
    $opinion: String
    $newDueOn: Day
  ) {
    reviewNoticeReply(
      recipientId: $recipientId
      version: $version
      accept: $accept
      opinion: $opinion
      newDueOn: $newDueOn
    ) {
      id
      ...NoticeRecipients
      ...NoticeState
    }
  }
`)

interface ReviewNoticeDialogProps {
  recipient: { id: string; version: number; organization: { name: string } }
  onClose(): void
}

/** Accepts a reply, or sends it back with an opinion and a new date. */
export function ReviewNoticeDialog({ recipient, onClose }: ReviewNoticeDialogProps) {
  const { t } = useWords()
  const [review, busy] = useWrite(ReviewNoticeReplyDocument)
  const verdict = useVerdict({
    needReason: t('notices:review.needReason'),
    needDay: t('notices:review.needDay'),
  })
  const { accept } = verdict
  const send = async () => {
    const decision = verdict.checked()
    if (!decision) return
    const { id: recipientId, version } = recipient
    const { failure } = await review({ recipientId, version, ...decision })
    if (failure) return verdict.errors.fail(failure)
    toast(t(accept ? 'notices:done.accepted' : 'notices:done.returned'))
    onClose()
  }
  return (
    <FormDialog
      title={t('notices:review.title', { unit: recipient.organization.name })}
      action={t(accept ? 'notices:review.accept' : 'notices:review.return')}
      busy={busy}
      failure={verdict.errors.rest}
      onSubmit={send}
      onClose={onClose}
    >
      <VerdictFields
        verdict={verdict}
        words={{
          decision: t('notices:review.decision'),
          accept: t('notices:review.accept'),
          return: t('notices:review.return'),
          opinion: t('notices:review.opinion'),
          newDueOn: t('notices:review.newDueOn'),
        }}
      />
    </FormDialog>
  )
}
