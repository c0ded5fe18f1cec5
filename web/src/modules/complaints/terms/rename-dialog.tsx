import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextField, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { RenameComplaintTermDocument, shownPath, type TermRow } from './terms-query.ts'

interface RenameDialogProps {
  place: string
  term: TermRow
  onClose(): void
}

export function RenameTermDialog({ place, term, onClose }: RenameDialogProps) {
  const { t } = useWords()
  const [name, setName] = useState(term.name)
  const [rename, busy] = useWrite(RenameComplaintTermDocument)
  const errors = useFormErrors(['name'])
  const send = async () => {
    const { id, kind } = term
    const { failure } = await rename({ place, kind, id, from: term.name, name })
    if (failure) return errors.fail(failure)
    toast(t('complaints:terms.renamed'))
    onClose()
  }
  return (
    <FormDialog
      title={t('complaints:terms.renameTitle', { name: shownPath(term.path) })}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TextField
        label={t('complaints:terms.newName')}
        hint={t('complaints:terms.renameHint')}
        value={name}
        onChange={setName}
        error={errors.of('name')}
        required
        autoFocus
      />
    </FormDialog>
  )
}
