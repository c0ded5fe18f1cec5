import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { toast } from '../../ui/toast.tsx'
import { checkPassword, type PasswordForm } from './password-rules.ts'
import { useSession } from './session.tsx'

const ChangePasswordDocument = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next) {
      id
      mustChangePassword
    }
  }
`)

/** 修改密码; also where a first sign-in lands. */
export function PasswordPage() {
  const { t } = useWords()
  const { viewer } = useSession()
  const { href } = useScope()
  const [, navigate] = useLocation()
  const [change, busy] = useWrite(ChangePasswordDocument)
  const [form, setForm] = useState<PasswordForm>({ current: '', next: '', again: '' })
  const [errors, setErrors] = useState<Partial<Record<keyof PasswordForm, string>>>({})

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = checkPassword(form)
    setErrors(Object.fromEntries(Object.entries(wrong).map(([field, key]) => [field, t(key)])))
    if (Object.keys(wrong).length > 0) return
    const { failure } = await change({ current: form.current, next: form.next })
    if (failure)
      return setErrors(
        failure.fields['next'] ? { next: failure.fields['next'] } : { current: failure.message },
      )
    toast(t('access:password.done'))
    if (viewer.mustChangePassword) location.assign(paths.cockpit())
    else navigate(href(paths.cockpit()))
  }
  const field = (name: keyof PasswordForm, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      type="password"
      autoComplete={name === 'current' ? 'current-password' : 'new-password'}
      required
      value={form[name]}
      onChange={value => setForm({ ...form, [name]: value })}
      error={errors[name]}
    />
  )
  return (
    <>
      <PageHead title={t('access:password.title')} caption={t('access:password.caption')} />
      <Card className="form-card">
        <form className="col" onSubmit={submit} noValidate>
          {viewer.mustChangePassword ? <p className="stale">{t('access:password.must')}</p> : null}
          {field('current', t('access:password.current'))}
          {field('next', t('access:password.next'), t('access:password.rule'))}
          {field('again', t('access:password.again'))}
          <div className="row">
            <Button type="submit" look="primary" busy={busy}>
              {t('access:password.submit')}
            </Button>
          </div>
        </form>
      </Card>
    </>
  )
}
