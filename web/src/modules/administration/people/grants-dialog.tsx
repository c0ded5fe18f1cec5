import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { draftOf, GrantsEditor, grantInputs, newGrant } from './grants-editor.tsx'
import { SetUserGrantsDocument, type UserLine } from './people-query.ts'

interface GrantsDialogProps {
  place: string
  user: UserLine
  onClose(): void
}

export function GrantsDialog({ place, user, onClose }: GrantsDialogProps) {
  const { t } = useWords()
  const [grants, setGrants] = useState(() =>
    user.grants.length > 0 ? user.grants.map(draftOf) : [newGrant()],
  )
  const [save, busy] = useWrite(SetUserGrantsDocument)
  const errors = useFormErrors(['grants'])
  const send = async () => {
    const { id, version } = user
    const { failure } = await save({ place, id, version, grants: grantInputs(grants) })
    if (failure) return errors.fail(failure)
    toast(t('admin:people.grantsSaved', { name: user.name }))
    onClose()
  }
  return (
    <FormDialog
      title={t('admin:people.grantsTitle', { name: user.name })}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
      wide
    >
      <p className="cap">{t('admin:people.grantsHint')}</p>
      <GrantsEditor place={place} value={grants} onChange={setGrants} error={errors.of('grants')} />
    </FormDialog>
  )
}
