import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextField, toast } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import type { Issue } from './issue-query.ts'

const SplitDocument = graphql(`
  mutation SplitHotIssue($id: ID!, $complaintIds: [ID!]!, $title: String) {
    splitHotIssue(id: $id, complaintIds: $complaintIds, title: $title) {
      id
    }
  }
`)

interface SplitDialogProps {
  issue: Issue
  complaintIds: readonly string[]
  onClose(): void
  onDone(): void
}

/** Takes tickets out of an issue, into one of their own when it is given a name. */
export function SplitDialog({ issue, complaintIds, onClose, onDone }: SplitDialogProps) {
  const { t } = useWords()
  const [split, busy] = useWrite(SplitDocument)
  const [title, setTitle] = useState('')
  const errors = useFormErrors(['title'])
  const count = complaintIds.length
  const send = async () => {
    const { failure } = await split({
      id: issue.id,
      complaintIds: [...complaintIds],
      title: title.trim() || null,
    })
    if (failure) return errors.fail(failure)
    toast(t('hotIssues:split.done', { count }))
    onDone()
  }
  return (
    <FormDialog
      title={t('hotIssues:split.title')}
      action={t('hotIssues:split.do')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{t('hotIssues:split.lead', { count, name: issue.title })}</p>
      <TextField
        label={t('hotIssues:split.name')}
        value={title}
        onChange={setTitle}
        error={errors.of('title')}
        autoFocus
      />
    </FormDialog>
  )
}
