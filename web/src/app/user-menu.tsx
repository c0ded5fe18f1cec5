import { Link } from 'wouter'
import { graphql } from '../graphql/generated/index.ts'
import { useWrite } from '../graphql/write.ts'
import { changeLanguage, type Language, useWords } from '../i18n/index.ts'
import { useSession } from '../modules/access/index.ts'
import { forgetRecent } from '../modules/search/index.ts'
import { paths } from '../paths.ts'
import { useScope } from '../scope.tsx'
import { setAppearance, useAppearance } from '../ui/appearance.ts'
import { PopoverButton } from '../ui/popover.tsx'
import { Segments } from '../ui/segments.tsx'

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`)

/** Who is here; look, language, password, leaving. */
export function UserMenu() {
  const { t, language } = useWords()
  const { viewer } = useSession()
  const { href } = useScope()
  const { theme, size } = useAppearance()
  const [signOut] = useWrite(SignOutDocument)
  const roles = [...new Set(viewer.grants.map(grant => grant.role))]
  const role = roles.map(one => t(`access:role.${one}`)).join('、')
  const leave = async () => {
    await signOut({})
    forgetRecent(viewer.id)
    location.assign(paths.login())
  }
  return (
    <PopoverButton
      label={t('common:frame.userMenu')}
      className="who"
      placement="bottom end"
      face={
        <>
          <span className="ell name" title={viewer.name}>
            {viewer.name}
          </span>
          <span className="cap ell role" title={role}>
            {role}
          </span>
          <span className="caret" />
        </>
      }
    >
      {close => (
        <div className="user-menu">
          <div className="pad">
            <b>{viewer.name}</b>
            <div className="cap">{viewer.username}</div>
            {rolesOf(viewer.grants).map(({ role: one, places }) => (
              <div className="cap" key={one}>
                {t(`access:role.${one}`)} · {places.join('、')}
              </div>
            ))}
          </div>
          <Choice
            label={t('common:frame.language')}
            value={language}
            options={[
              ['zh-CN', '中文'],
              ['en', 'English'],
            ]}
            onChange={next => changeLanguage(next as Language)}
          />
          <Choice
            label={t('common:frame.theme')}
            value={theme}
            options={[
              ['light', t('common:frame.themeLight')],
              ['dark', t('common:frame.themeDark')],
            ]}
            onChange={next => setAppearance({ theme: next === 'dark' ? 'dark' : 'light' })}
          />
          <Choice
            label={t('common:frame.textSize')}
            value={size}
            options={[
              ['normal', t('common:frame.sizeNormal')],
              ['large', t('common:frame.sizeLarge')],
            ]}
            onChange={next => setAppearance({ size: next === 'large' ? 'large' : 'normal' })}
          />
          <Link className="opt" href={href(paths.messageSettings())} onClick={close}>
            {t('notifications:settings.title')}
          </Link>
          <Link className="opt" href={href(paths.help())} onClick={close}>
            {t('help:title')}
          </Link>
          <Link className="opt" href={href(paths.password())} onClick={close}>
            {t('common:frame.password')}
          </Link>
          <button type="button" className="opt" onClick={leave}>
            {t('common:frame.signOut')}
          </button>
        </div>
      )}
    </PopoverButton>
  )
}

type Grant = ReturnType<typeof useSession>['viewer']['grants'][number]

/** `督查员 · 武江区、南平市`: one line a role, however many places it is held in. */
function rolesOf(grants: readonly Grant[]): { role: Grant['role']; places: string[] }[] {
  const roles = [...new Set(grants.map(grant => grant.role))]
  return roles.map(role => ({
    role,
    places: grants
      .filter(grant => grant.role === role)
      .map(({ scope, organization }) => organization?.name ?? scope.name),
  }))
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly (readonly [value: string, word: string])[]
  onChange(value: string): void
}

const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <div className="pick">
    <span className="cap" aria-hidden="true">
      {label}
    </span>
    <Segments
      label={label}
      options={options.map(([one, word]) => ({ value: one, label: word }))}
      value={value}
      onChange={onChange}
    />
  </div>
)
