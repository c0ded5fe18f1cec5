import type { Context } from '../../platform/context.ts'
import { badInput, DomainError } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { write } from '../../platform/write.ts'
import { type OwnAccount, ownAccount } from './account.ts'
import { passwordFault } from './password.rules.ts'
import { hashPassword } from './password.ts'
import { checkPassword } from './password-check.ts'
import { endSession, endSessions, openSession } from './session.service.ts'
import { NO_JURISDICTION } from './strangers.ts'

/**
 * Opens a session in this browser, which counts as the person from here on, also for the rest of the request.
 * Throws `UNAUTHENTICATED`, `TOO_MANY_ATTEMPTS`; see `checkPassword`.
 */
export async function signIn(context: Context, username: string, password: string): Promise<OwnAccount> {
  const { id, jurisdictionCode } = await checkPassword(context, username, password)
  const account = await ownAccount(context, id)
  const asPerson = { ...context, viewer: account.viewer }
  const token = await write(asPerson, jurisdictionCode, async ({ tx, record }) => {
    // Holds the user's row, so that sign-ins at the same moment count one another's sessions.
    await tx.$executeRaw`select 1 from app_user where id = ${id}::uuid for update`
    if (context.session) await endSession(tx, context.session)
    await tx.user.update({ where: { id }, data: { lastSignInAt: context.clock.now() }, select: { id: true } })
    await record({ type: 'SIGNED_IN', entity: 'User', entityId: id })
    return openSession(context, tx, id)
  })
  context.viewer = account.viewer
  context.session?.replace(token)
  return account
}

/** Ends this browser's session. True also when there was none. */
export async function signOut(context: Context): Promise<boolean> {
  const { viewer, session } = context
  if (viewer !== null && session) {
    await write(context, jurisdictionOf(context), async ({ tx, record }) => {
      await endSession(tx, session)
      await record({ type: 'SIGNED_OUT', entity: 'User', entityId: viewer.id })
    })
  }
  session?.replace(null)
  context.viewer = null
  return true
}

/**
 * Changes the viewer's own password and ends the other sessions. Throws `BAD_INPUT` (`current`, `next`), `FORBIDDEN`
 * for demo accounts, `TOO_MANY_ATTEMPTS`: a wrong current password counts like one at the door.
 */
export async function changePassword(context: Context, current: string, next: string): Promise<OwnAccount> {
  if (context.viewer === null) throw refusal(null)
  const account = await ownAccount(context, context.viewer.id)
  if (account.demo) throw new DomainError('FORBIDDEN', '演示账号供大家共用，不能修改密码。')
  const fault = passwordFault(next, account.username)
  if (fault !== null) throw badInput('next', fault)
  if (current === next) throw badInput('next', '新密码不能与当前密码相同。')
  const { jurisdictionCode } = await checkPassword(context, account.username, current).catch(
    wrongCurrent('current'),
  )
  const passwordHash = await hashPassword(next)
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    await tx.user.update({ where: { id: account.id }, data: { passwordHash, mustChangePassword: false } })
    await endSessions(tx, account.id, context.session)
    await record({ type: 'PASSWORD_CHANGED', entity: 'User', entityId: account.id })
  })
  const changed = await ownAccount(context, account.id)
  context.viewer = changed.viewer
  return changed
}

/** A wrong password of someone who is signed in is a fault of the field, not of the session. */
export const wrongCurrent =
  (field: string) =>
  (error: unknown): never => {
    const isWrong = error instanceof DomainError && error.code === 'UNAUTHENTICATED'
    throw isWrong ? badInput(field, '当前密码不正确。') : error
  }

const jurisdictionOf = ({ viewer }: Context): string => viewer?.grants[0]?.jurisdictionCode ?? NO_JURISDICTION
