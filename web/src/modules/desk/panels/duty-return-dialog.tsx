import { type FormEvent, useId, useState } from 'react'
import { graphql } from '../../../graphql/generated/index.ts'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, Dialog, TextArea, TextField, toast } from '../../../ui/index.ts'

const ReturnDutyDocument = graphql(`
  mutation ReturnDuty($assignmentId: ID!, $version: Int!, $reason: String!, $suggestion: String) {
    returnDuty(assignmentId: $assignmentId, version: $version, reason: $reason, suggestion: $suggestion) {
      id
      status
    }
  }
`)

interface DutyReturnDialogProps {
  assignmentId: string
  version: number
  onDone(): void
  onClose(): void
}

/** 职责不符退回: with the reason, and whose duty it is. */
export function DutyReturnDialog({ assignmentId, version, onDone, onClose }: DutyReturnDialogProps) {
  const { t } = useWords()
  const form = useId()
  const [handBack, busy] = useWrite(ReturnDutyDocument)
  const [reason, setReason] = useState('')
  const [suggestion, setSuggestion] = useState('')
  const [error, setError] = useState<string | null>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() === '') return setError(t('desk:duty.needReason'))
    const { data, failure } = await handBack({
      assignmentId,
      version,
      reason: reason.trim(),
      suggestion: suggestion.trim() || null,
    })
    if (failure) return setError(failure.fields['reason'] ?? failure.message)
    toast(t(data.returnDuty.status === 'PENDING' ? 'desk:duty.pending' : 'desk:duty.done'))
    onDone()
  }
  return (
    <Dialog
      title={t('desk:duty.title')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button look="primary" busy={busy} type="submit" form={form}>
            {t('desk:duty.do')}
          </Button>
        </>
      }
    >
      <form id={form} className="col" onSubmit={submit} noValidate>
        <p className="mut">{t('desk:duty.body')}</p>
        <TextArea
          label={t('desk:duty.reason')}
          hint={t('desk:duty.reasonHint')}
          required
          autoFocus
          value={reason}
          onChange={text => {
            setReason(text)
            setError(null)
          }}
          error={error}
        />
        <TextField
          label={t('desk:duty.suggestion')}
          hint={t('desk:duty.suggestionHint')}
          value={suggestion}
          onChange={setSuggestion}
        />
      </form>
    </Dialog>
  )
}
