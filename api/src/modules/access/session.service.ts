import type { BrowserSession, Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { hashToken, newToken } from './password.ts'
import { ABSOLUTE_MS, before, MAX_SCREENS, MAX_SESSIONS } from './session.rules.ts'

/**
 * Opens a session, or with a date a big screen, and returns its secret. Of more than three of a kind the oldest end; the
 * dead ones of everybody are swept.
 */
export async function openSession(
  context: Context,
  tx: Transaction,
  userId: string,
  screenUntil: Date | null = null,
): Promise<string> {
  const now = context.clock.now()
  await tx.session.deleteMany({
    where: {
      OR: [
        { screenUntil: null, createdAt: { lte: before(now, ABSOLUTE_MS) } },
        { screenUntil: { lte: now } },
      ],
    },
  })
  const open = await tx.session.findMany({
    where: { userId, screenUntil: screenUntil === null ? null : { not: null } },
    orderBy: [{ createdAt: 'desc' }, { lastSeenAt: 'desc' }],
    select: { tokenHash: true },
  })
  const surplus = open
    .slice((screenUntil === null ? MAX_SESSIONS : MAX_SCREENS) - 1)
    .map(({ tokenHash }) => tokenHash)
  if (surplus.length > 0) await tx.session.deleteMany({ where: { tokenHash: { in: surplus } } })
  const token = newToken()
  await tx.session.create({
    data: {
      tokenHash: hashToken(token),
      userId,
      screenUntil,
      createdAt: now,
      lastSeenAt: now,
      ip: context.ip,
      userAgent: context.session?.userAgent ?? null,
    },
  })
  return token
}

/** Ends the session that the browser sent. */
export async function endSession(tx: Transaction, session: BrowserSession): Promise<void> {
  if (session.token !== null) await tx.session.deleteMany({ where: { tokenHash: hashToken(session.token) } })
}

/** Ends every session of a user, except the one given. */
export async function endSessions(
  tx: Transaction,
  userId: string,
  except: BrowserSession | undefined,
): Promise<void> {
  const kept = except?.token ? hashToken(except.token) : ''
  await tx.session.deleteMany({ where: { userId, tokenHash: { not: kept } } })
}
