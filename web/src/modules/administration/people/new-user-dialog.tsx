import { useState } from 'react'
import { useWrite } from '../../../graphql/write.ts'
import { useWords } from '../../../i18n/index.ts'
import { TextField } from '../../../ui/index.ts'
import { FormDialog, useFormErrors } from '../../follow-up/index.ts'
import { SecretDialog } from '../secret-dialog.tsx'
import { GrantsEditor, grantInputs, newGrant } from './grants-editor.tsx'
import { CreateUserDocument } from './people-query.ts'

interface NewUserDialogProps {
  place: string
  onClose(made: boolean): void
}

/** Makes an account; the password that is shown afterwards is shown nowhere else. */
export function NewUserDialog({ place, onClose }: NewUserDialogProps) {
  const { t } = useWords()
  const [facts, setFacts] = useState({ username: '', name: '', phone: '', email: '' })
  const [grants, setGrants] = useState(() => [newGrant()])
  const [made, setMade] = useState<{ username: string; password: string } | null>(null)
  const [create, busy] = useWrite(CreateUserDocument)
  const errors = useFormErrors(['username', 'name', 'phone', 'email', 'grants'])
  const send = async () => {
    const { phone, email, ...names } = facts
    const input = { ...names, phone: phone || null, email: email || null, grants: grantInputs(grants) }
    const { data, failure } = await create({ place, input })
    if (failure) return errors.fail(failure)
    setMade({ username: facts.username.trim().toLowerCase(), password: data.createUser.password })
  }
  if (made)
    return (
      <SecretDialog
        title={t('admin:people.madeTitle', { username: made.username })}
        secret={made.password}
        rows={1}
        onClose={() => onClose(true)}
      >
        <p>{t('admin:people.once', { username: made.username })}</p>
      </SecretDialog>
    )
  const field = (
    name: keyof typeof facts,
    more: { required?: boolean; hint?: string; autoFocus?: boolean } = {},
  ) => (
    <TextField
      label={t(`admin:people.${name}`)}
      value={facts[name]}
      onChange={value => setFacts({ ...facts, [name]: value })}
      error={errors.of(name)}
      autoComplete="off"
      {...more}
    />
  )
  return (
    <FormDialog
      title={t('admin:people.add')}
      action={t('admin:people.create')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={() => onClose(false)}
      wide
    >
      <div className="two">
        {field('username', { required: true, hint: t('admin:people.usernameHint'), autoFocus: true })}
        {field('name', { required: true })}
        {field('phone')}
        {field('email')}
      </div>
      <GrantsEditor place={place} value={grants} onChange={setGrants} error={errors.of('grants')} />
    </FormDialog>
  )
}
