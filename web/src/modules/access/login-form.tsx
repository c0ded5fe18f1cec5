import { type FormEvent, useRef, useState } from 'react'
import { ask } from '../../graphql/ask.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { safeNext } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'

const SignInDocument = graphql(`
  mutation SignIn($username: String!, $password: String!) {
    signIn(username: $username, password: $password) {
      id
    }
  }
`)

export interface Account {
  username: string
  password: string
}

interface LoginFormProps {
  account: Account
  onChange(account: Account): void
  /** Where to go afterwards, as it came in the address. */
  next: string | null
}

/** User name and password. Wrong words, a locked account and a dead network each say so in their own sentence. */
export function LoginForm({ account, onChange, next }: LoginFormProps) {
  const { t } = useWords()
  const [busy, setBusy] = useState(false)
  const [shown, setShown] = useState(false)
  const [problem, setProblem] = useState<{ field?: keyof Account; message: string } | null>(null)
  const form = useRef<HTMLFormElement>(null)

  const refuse = (field: keyof Account, message: string) => {
    setProblem({ field, message })
    form.current?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!account.username.trim()) return refuse('username', t('access:login.needUsername'))
    if (!account.password) return refuse('password', t('access:login.needPassword'))
    setProblem(null)
    setBusy(true)
    const { failure } = await ask(SignInDocument, { ...account, username: account.username.trim() })
    // A full load: nothing of the stranger's session stays in memory.
    if (!failure) return location.assign(safeNext(next))
    setBusy(false)
    setProblem({ message: failure.message })
  }
  const errorOf = (field: keyof Account) => (problem?.field === field ? problem.message : null)
  return (
    <form ref={form} className="col" onSubmit={submit} noValidate>
      {problem && !problem.field ? (
        <p className="refused" role="alert">
          {problem.message}
        </p>
      ) : null}
      <TextField
        label={t('access:login.username')}
        name="username"
        autoComplete="username"
        autoFocus
        value={account.username}
        onChange={username => onChange({ ...account, username })}
        error={errorOf('username')}
      />
      <TextField
        label={t('access:login.password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        value={account.password}
        onChange={password => onChange({ ...account, password })}
        error={errorOf('password')}
        end={
          <Button look="plain" small aria-pressed={shown} onClick={() => setShown(!shown)}>
            {t(shown ? 'access:login.hidePassword' : 'access:login.showPassword')}
          </Button>
        }
      />
      <Button type="submit" look="primary" busy={busy}>
        {t(busy ? 'access:login.submitting' : 'access:login.submit')}
      </Button>
    </form>
  )
}
