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

/** Null until known, and where the server cannot be reached: signing in then says so. */
function useServer(): LoginQuery['server'] | null {
  const [server, setServer] = useState<LoginQuery['server'] | null>(null)
  useEffect(() => {
    let gone = false
    void ask(LoginDocument, {}).then(({ data }) => {
      if (!gone) setServer(data?.server ?? null)
    })
    return () => {
      gone = true
    }
  }, [])
  return server
}
