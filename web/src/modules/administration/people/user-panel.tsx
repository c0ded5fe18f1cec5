import { lazy, Suspense, useState } from 'react'
import { useRead } from '../../../graphql/read.ts'
import { useWrite } from '../../../graphql/write.ts'
import { instant } from '../../../i18n/format.ts'
import { useWords } from '../../../i18n/index.ts'
import { Button, confirm, Panel, toast } from '../../../ui/index.ts'
import { SecretDialog } from '../secret-dialog.tsx'
import { draftOf, grantInputs } from './grants-editor.tsx'
import {
  EndUserSessionsDocument,
  GrantEffectsDocument,
  ResetUserPasswordDocument,
  SetUserDisabledDocument,
  UnlockUserDocument,
  type UserLine,
} from './people-query.ts'

const GrantsDialog = lazy(async () => ({ default: (await import('./grants-dialog.tsx')).GrantsDialog }))
const FactsDialog = lazy(async () => ({ default: (await import('./facts-dialog.tsx')).FactsDialog }))

interface UserPanelProps {
  place: string
  user: UserLine
  onClose(): void
}

/** An account: who it is, what it may, and what can be done with it. */
export function UserPanel({ place, user, onClose }: UserPanelProps) {
  const { t } = useWords()
  const [open, setOpen] = useState<'facts' | 'grants' | null>(null)
  const { fixed, fixedGrants } = user
  return (
    <Panel
      label={user.name}
      head={
        <>
          <h2>{user.name}</h2>
          <span className="cap">{user.username}</span>
        </>
      }
      onClose={onClose}
    >
      {fixed ? <p className="sec cap">{fixed}</p> : null}
      <div className="sec col">
        <Facts user={user} />
        {fixed ? null : (
          <div className="row">
            <Button onClick={() => setOpen('facts')}>{t('admin:people.editFacts')}</Button>
          </div>
        )}
      </div>
      <div className="sec col">
        <h3>{t('admin:people.grants')}</h3>
        <Effects place={place} user={user} />
        {fixedGrants ? null : (
          <div className="row">
            <Button onClick={() => setOpen('grants')}>{t('admin:people.editGrants')}</Button>
          </div>
        )}
      </div>
      {fixed ? null : <AccountActions place={place} user={user} />}
      <Suspense>
        {open === 'facts' ? <FactsDialog place={place} user={user} onClose={() => setOpen(null)} /> : null}
        {open === 'grants' ? <GrantsDialog place={place} user={user} onClose={() => setOpen(null)} /> : null}
      </Suspense>
    </Panel>
  )
}

function Facts({ user }: { user: UserLine }) {
  const { t } = useWords()
  return (
    <dl className="kv">
      <dt>{t('admin:people.state')}</dt>
      <dd>
        {t(`admin:people.states.${user.state}`)}
        {user.lockedUntil ? ` · ${t('admin:people.lockedUntil', { at: instant(user.lockedUntil) })}` : ''}
      </dd>
      <dt>{t('admin:people.phone')}</dt>
      <dd>{user.phone ?? '—'}</dd>
      <dt>{t('admin:people.email')}</dt>
      <dd>{user.email ?? '—'}</dd>
      <dt>{t('admin:people.lastSignIn')}</dt>
      <dd>{user.lastSignInAt ? instant(user.lastSignInAt) : t('admin:people.never')}</dd>
      <dt>{t('admin:people.sessions')}</dt>
      <dd>{t('admin:people.sessionsCount', { count: user.sessions })}</dd>
      <dt>{t('admin:people.createdAt')}</dt>
      <dd>{instant(user.createdAt)}</dd>
    </dl>
  )
}

function Effects({ place, user }: { place: string; user: UserLine }) {
  const grants = grantInputs(user.grants.map(draftOf))
  const { data } = useRead(GrantEffectsDocument, { place, grants })
  return (
    <ul className="dots">
      {data?.grantEffects.effects.map(effect => (
        <li key={effect}>{effect}</li>
      ))}
    </ul>
  )
}

function AccountActions({ place, user }: { place: string; user: UserLine }) {
  const { t } = useWords()
  const [password, setPassword] = useState<string | null>(null)
  const [reset, resetting] = useWrite(ResetUserPasswordDocument)
  const [setDisabled, switching] = useWrite(SetUserDisabledDocument)
  const [unlock, unlocking] = useWrite(UnlockUserDocument)
  const [end, ending] = useWrite(EndUserSessionsDocument)
  const { id, name, version, state } = user
  const disabled = state === 'DISABLED'
  const sure = async (what: 'reset' | 'disable' | 'end') =>
    (await confirm({
      title: t(`admin:people.${what}Title`, { name }),
      body: t(`admin:people.${what}Body`),
      action: t(`admin:people.${what}`),
    })) !== null
  const say = (failure: { message: string } | null, done: string) =>
    toast(failure?.message ?? done, { bad: Boolean(failure) })
  const onReset = async () => {
    if (!(await sure('reset'))) return
    const { data, failure } = await reset({ place, id })
    if (failure) return toast(failure.message, { bad: true })
    setPassword(data.resetUserPassword.password)
  }
  const onSwitch = async () => {
    if (!disabled && !(await sure('disable'))) return
    const { failure } = await setDisabled({ place, id, version, disabled: !disabled })
    say(failure, t(disabled ? 'admin:people.enabled' : 'admin:people.disabled', { name }))
  }
  const onUnlock = async () =>
    say((await unlock({ place, id })).failure, t('admin:people.unlocked', { name }))
  const onEnd = async () => {
    if (await sure('end')) say((await end({ place, id })).failure, t('admin:people.ended', { name }))
  }
  return (
    <div className="sec col">
      <h3>{t('admin:people.account')}</h3>
      <div className="row wrap">
        <Button busy={resetting} onClick={() => void onReset()}>
          {t('admin:people.reset')}
        </Button>
        {state === 'LOCKED' ? (
          <Button busy={unlocking} onClick={() => void onUnlock()}>
            {t('admin:people.unlock')}
          </Button>
        ) : null}
        {user.sessions > 0 ? (
          <Button busy={ending} onClick={() => void onEnd()}>
            {t('admin:people.end')}
          </Button>
        ) : null}
        <Button busy={switching} onClick={() => void onSwitch()}>
          {t(disabled ? 'admin:people.enable' : 'admin:people.disable')}
        </Button>
      </div>
      {password === null ? null : (
        <SecretDialog
          title={t('admin:people.resetDone', { name })}
          secret={password}
          rows={1}
          onClose={() => setPassword(null)}
        >
          <p>{t('admin:people.once', { username: user.username })}</p>
        </SecretDialog>
      )}
    </div>
  )
}
