import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { useWords } from '../../i18n/index.ts'
import type { Account } from './login-form.tsx'

const DemoAccountFragment = graphql(`
  fragment DemoAccount on DemoAccount {
    username
    password
    name
    role
    jurisdictionName
  }
`)

interface DemoAccountsProps {
  accounts: readonly FragmentType<typeof DemoAccountFragment>[]
  fixedClock: string | null
  onPick(account: Account): void
}

/** The accounts of the demo by jurisdiction; one press fills the form. */
export function DemoAccounts({ accounts, fixedClock, onPick }: DemoAccountsProps) {
  const { t } = useWords()
  const all = readFragment(DemoAccountFragment, accounts)
  const places = [...new Set(all.map(account => account.jurisdictionName))]
  return (
    <section className="demos" aria-labelledby="demos">
      <h2 id="demos">
        {t('access:login.demoTitle')} <span className="demo">{t('common:frame.demoData')}</span>
        {fixedClock ? <span className="demo">{t('common:frame.demoClock', { day: fixedClock })}</span> : null}
      </h2>
      <p className="cap">{t('access:login.demoHint')}</p>
      {places.map(place => (
        <div key={place} className="place">
          <h3 className="cap">{place}</h3>
          <ul>
            {all
              .filter(account => account.jurisdictionName === place)
              .map(({ username, password, name, role }) => (
                <li key={username}>
                  <button type="button" className="opt" onClick={() => onPick({ username, password })}>
                    <span className="ell">{name}</span>
                    <span className="cap">{t(`access:role.${role}`)}</span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
