import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { LoginForm } from './login-form.tsx'
import './login.css'
import { useState } from 'react'

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
  const { data } = useRead(LoginDocument, {})
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
      {data?.server.demo && data.server.demoAccounts.length > 0 ? (
        <DemoAccounts accounts={data.server.demoAccounts} onPick={setAccount} />
      ) : null}
    </main>
  )
}
