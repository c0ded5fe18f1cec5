import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { ask } from '../../graphql/ask.ts'
import type { LoginQuery } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { LoginForm } from './login-form.tsx'
import './login.css'

const LoginDocument = graphql(`
  query Login {
    server {
      demo
      fixedClock
      demoAccounts {
        username
        ...DemoAccount
      }
    }
  }
`)

/** Signing in. Small on purpose: it is the first thing an old machine loads. */
export function LoginPage() {
  const { t } = useWords()
  const [search] = useSearchParams()
  const server = useServer()
  const [account, setAccount] = useState({ username: '', password: '' })
  useEffect(() => {
    document.title = `${t('access:login.title')} · ${t('common:app.name')}`
  }, [t])
  // The accounts of a demo stand beside the form: drawn before them it would move.
  if (server === undefined) return <main className="login" />
  return (
    <main className="login">
      <section className="sign">
        <h1>{t('common:app.brand')}</h1>
        <p className="mut">{t('access:login.system')}</p>
        <LoginForm account={account} onChange={setAccount} next={search.get('next')} />
        <p className="cap">{t('access:login.intro')}</p>
      </section>
      {server?.demo && server.demoAccounts.length > 0 ? (
        <DemoAccounts
          accounts={server.demoAccounts}
          fixedClock={server.fixedClock ?? null}
          onPick={setAccount}
        />
      ) : null}
    </main>
  )
}

/** The form waits no longer than this for what stands beside it. */
const PATIENCE_MS = 600

/** Undefined while under way; null where the server cannot be reached: signing in then says so. */
function useServer(): LoginQuery['server'] | null | undefined {
  const [server, setServer] = useState<LoginQuery['server'] | null>()
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => setServer(known => known ?? null), PATIENCE_MS)
    void ask(LoginDocument, {}).then(({ data }) => {
      if (!gone) setServer(data?.server ?? null)
    })
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [])
  return server
}
