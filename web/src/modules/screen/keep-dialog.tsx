import { useState } from 'react'
import { ask } from '../../graphql/ask.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { TextField } from '../../ui/index.ts'
import { FormDialog, useFormErrors } from '../follow-up/index.ts'

const OpenScreenDocument = graphql(`
  mutation OpenScreen($password: String!) {
    openScreen(password: $password)
  }
`)

const FIELDS = ['password']

/** 长期显示: this computer becomes a big screen and nothing else, once the password was given again. */
export function KeepDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const errors = useFormErrors(FIELDS)
  const send = async () => {
    if (password === '') return errors.set({ password: t('screen:keep.needed') })
    setBusy(true)
    const { failure } = await ask(OpenScreenDocument, { password })
    setBusy(false)
    if (failure) errors.fail(failure)
    // A full load: nothing that was read with the rights of the person stays in memory.
    else location.reload()
  }
  return (
    <FormDialog
      title={t('screen:keep.title')}
      action={t('screen:keep.action')}
      busy={busy}
      failure={errors.rest}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{t('screen:keep.what')}</p>
      <p className="cap">{t('screen:keep.end')}</p>
      <TextField
        label={t('screen:keep.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={errors.of('password')}
        required
      />
    </FormDialog>
  )
}
