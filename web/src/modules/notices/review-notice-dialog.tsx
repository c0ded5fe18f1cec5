import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { useScope } from '../../scope.tsx'
import { DatePicker, TextArea, toast } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'

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
  const { today } = useScope()
  const [review, busy] = useWrite(ReviewNoticeReplyDocument)
  const [accept, setAccept] = useState(true)
  const [opinion, setOpinion] = useState('')
  const [newDueOn, setNewDueOn] = useState<string | null>(null)
  const errors = useFormErrors(['opinion', 'newDueOn'])
  const send = async () => {
    const missing: Record<string, string> = {}
    if (!accept && opinion.trim() === '') missing['opinion'] = t('notices:review.needReason')
    if (!accept && !newDueOn) missing['newDueOn'] = t('notices:review.needDay')
    if (Object.keys(missing).length > 0) return errors.set(missing)
    const { id: recipientId, version } = recipient
    const { failure } = await review({
      recipientId,
      version,
      accept,
      opinion: opinion.trim() || null,
      newDueOn: accept ? null : newDueOn,
    })
    if (failure) return errors.fail(failure)
    toast(t(accept ? 'notices:done.accepted' : 'notices:done.returned'))
    onClose()
  }
  return (
    <FormDialog
      title={t('notices:review.title', { unit: recipient.organization.name })}
      action={t(accept ? 'notices:review.accept' : 'notices:review.return')}
      busy={busy}
      failure={errors.rest}
      onSubmit={send}
      onClose={onClose}
    >
      <fieldset className="choice-row">
        <legend className="label">{t('notices:review.decision')}</legend>
        {([true, false] as const).map(one => (
          <label key={String(one)} className="check">
            <input type="radio" name="decision" checked={accept === one} onChange={() => setAccept(one)} />
            {t(one ? 'notices:review.accept' : 'notices:review.return')}
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t('notices:review.opinion')}
        rows={3}
        value={opinion}
        onChange={setOpinion}
        error={errors.of('opinion')}
        required={!accept}
      />
      {accept ? null : (
        <DatePicker
          label={t('notices:review.newDueOn')}
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
