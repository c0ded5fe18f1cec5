import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextField, toast } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { EditUserDocument, type UserLine } from './people-query.ts'

interface FactsDialogProps {
  place: string
  user: UserLine
  onClose(): void
}

const FIELDS = ['name', 'phone', 'email'] as const

export function FactsDialog({ place, user, onClose }: FactsDialogProps) {
  const { t } = useWords()
  const [facts, setFacts] = useState({ name: user.name, phone: user.phone ?? '', email: user.email ?? '' })
  const [save, busy] = useWrite(EditUserDocument)
  const errors = useFormErrors(FIELDS)
  const send = async () => {
    const input = { name: facts.name, phone: facts.phone || null, email: facts.email || null }
    const { failure } = await save({ place, id: user.id, version: user.version, input })
    if (failure) return errors.fail(failure)
    toast(t('admin:people.saved', { name: facts.name }))
    onClose()
  }
  return (
    <FormDialog
      title={t('admin:people.factsTitle', { username: user.username })}
      action={t('common:action.save')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      {FIELDS.map(name => (
        <TextField
          key={name}
          label={t(`admin:people.${name}`)}
          value={facts[name]}
          onChange={value => setFacts({ ...facts, [name]: value })}
          error={errors.of(name)}
          required={name === 'name'}
          autoComplete="off"
        />
      ))}
    </FormDialog>
  )
}
