import type { Context } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { refusal } from '../../platform/guard.ts'
import { write } from '../../platform/write.ts'
import { ruleSettings } from '../divisions/index.ts'
import { ownAccount } from './account.ts'
import { checkPassword } from './password-check.ts'
import { after } from './session.rules.ts'
import { endSession, openSession } from './session.service.ts'
import { wrongCurrent } from './sign-in.service.ts'

const DAY_SECONDS = 24 * 60 * 60

/**
 * Turns this browser into a big screen: its session ends, and one that shows the boards and does nothing else begins,
 * for as many days as the jurisdiction allows. Asks for the password once more, as it outlives the person's stay.
 * Returns until when. Throws `BAD_INPUT` (`password`), `TOO_MANY_ATTEMPTS`, `FORBIDDEN` where the rule allows none.
 */
export async function openScreen(context: Context, password: string): Promise<Date> {
  if (context.viewer === null) throw refusal(null)
  const { id, username, viewer } = await ownAccount(context, context.viewer.id)
  const home = viewer.grants[0]?.jurisdictionCode
  if (home === undefined) throw refusal(viewer)
  const { screenDays } = await ruleSettings(context, home)
  if (screenDays === 0)
    throw new DomainError('FORBIDDEN', '本地区没有开放大屏专用登录。如需开放，请联系系统管理员。')
  await checkPassword(context, username, password).catch(wrongCurrent('password'))
  const until = after(context.clock.now(), screenDays * DAY_SECONDS * 1000)
  const token = await write(context, home, async ({ tx, record }) => {
    // Holds the user's row, so that screens opened at the same moment count one another.
    await tx.$executeRaw`select 1 from app_user where id = ${id}::uuid for update`
    if (context.session) await endSession(tx, context.session)
    await record({
      type: 'SCREEN_OPENED',
      entity: 'User',
      entityId: id,
      after: { until: until.toISOString() },
    })
    return openSession(context, tx, id, until)
  })
  context.session?.replace(token, screenDays * DAY_SECONDS)
  context.viewer = { ...viewer, screenUntil: until }
  return until
}
