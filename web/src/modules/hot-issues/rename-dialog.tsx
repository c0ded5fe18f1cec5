import { useState } from 'react'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { TextField, toast } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'
import type { Issue } from './issue-query.ts'

const RenameDocument = graphql(`
  mutation RenameHotIssue($id: ID!, $version: Int!, $title: String!) {
    renameHotIssue(id: $id, version: $version, title: $title) {
      id
      version
      title
    }
  }
`)

/** A name given by a person stays: the nightly run leaves it alone. */
export function RenameDialog({ issue, onClose }: { issue: Issue; onClose(): void }) {
  const { t } = useWords()
  const [rename, busy] = useWrite(RenameDocument)
  const [title, setTitle] = useState(issue.title)
  const errors = useFormErrors(['title'])
  const send = async () => {
    if (title.trim() === '') return errors.set({ title: t('hotIssues:rename.need') })
    const { failure } = await rename({ id: issue.id, version: issue.version, title: title.trim() })
    if (failure) return errors.fail(failure)
    toast(t('hotIssues:rename.done'))
    onClose()
  }
  return (
    <FormDialog
      title={t('hotIssues:rename.title')}
      action={t('hotIssues:rename.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TextField
        label={t('hotIssues:rename.label')}
        value={title}
        onChange={setTitle}
        error={errors.of('title')}
        required
        autoFocus
      />
    </FormDialog>
  )
}
