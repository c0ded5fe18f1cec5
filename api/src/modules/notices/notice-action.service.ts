import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { dateToDay } from '../../platform/day.ts'
import { badInput, conflict, DomainError } from '../../platform/errors.ts'
import { type Write, write } from '../../platform/write.ts'
import { type RuleSettings, ruleSettings, ruleSettingsWithin } from '../divisions/index.ts'
import { dateInWords } from './notice.document.ts'
import type { NoticeActionInput, NoticeRef } from './notice.input.ts'
import { isActor, notYours } from './notice.policy.ts'
import { forgetNotices, noticeById } from './notice.query.ts'
import { assertComplete, assertPossible, nextReminderOn, stepReason } from './notice.rules.ts'
import { type NoticeAction, stepOf } from './notice.status.ts'
import type { NoticeActionResult } from './notice.type.ts'
import { KIND_WORDS } from './notice.words.ts'
import { lockNotice, type NoticeRecord, readRecord, recordFacts, recordForPolicy } from './notice-lock.ts'
import { STEPS } from './notice-step.service.ts'

const MOST_NOTICES = 100

/** Does the action on each notice in a write of its own. With one notice a refusal is thrown, with several it is listed. */
export const actOnNotices = (context: Context, input: NoticeActionInput): Promise<NoticeActionResult> =>
  each(context, input, takeStep)

/** What the action would do, notice by notice, without doing it. */
export const previewNoticeAction = (
  context: Context,
  input: NoticeActionInput,
): Promise<NoticeActionResult> => each(context, input, dryStep, true)

type Step = (
  context: Context,
  jurisdictionCode: string,
  ref: NoticeRef,
  input: NoticeActionInput,
) => Promise<void>

async function each(
  context: Context,
  input: NoticeActionInput,
  step: Step,
  preview = false,
): Promise<NoticeActionResult> {
  const { notices } = input
  if (notices.length === 0) throw badInput('notices', '请先选择要处理的通知。')
  if (notices.length > MOST_NOTICES)
    throw badInput('notices', `一次最多处理 ${MOST_NOTICES} 份通知，请分批处理。`)
  const result: NoticeActionResult = { done: [], faults: [] }
  // All of them first: an id that is none of the viewer's stops the batch before anything is done.
  const read = await Promise.all(
    notices.map(async ref => ({ ref, notice: await noticeById(context, ref.id) })),
  )
  for (const { ref, notice } of read) {
    try {
      await step(context, notice.jurisdictionCode, ref, input)
      forgetNotices(context)
      result.done.push(await noticeById(context, ref.id))
    } catch (error) {
      if (!(error instanceof DomainError) || (notices.length === 1 && !preview)) throw error
      const title = notice.documentNumber ?? notice.title
      result.faults.push({ noticeId: ref.id, title, message: error.message })
    }
  }
  return result
}

const takeStep: Step = (context, jurisdictionCode, { id, version }, { action, reason }) =>
  write(context, jurisdictionCode, async step => {
    const notice = await lockNotice(step, jurisdictionCode, id)
    const rules = await ruleSettingsWithin(step.tx, jurisdictionCode, context.clock.today())
    await assertStep(context, step.tx, notice, { action, version, reason, rules })
    await STEPS[action](step, context, notice, { reason: reason?.trim() || null, rules })
  })

const dryStep: Step = async (context, jurisdictionCode, { id, version }, { action, reason }) => {
  const rules = await ruleSettings(context, jurisdictionCode)
  const notice = await readRecord(context.db.prisma, jurisdictionCode, id)
  await assertStep(context, context.db.prisma, notice, { action, version, reason, rules })
}

/**
 * 催办 needs no signature: issues a draft inside the write that made it, or any notice that stands where it may be
 * issued. Throws what `actOnNotices` throws.
 */
export async function issueNoticeIn(
  step: Write,
  context: Context,
  jurisdictionCode: string,
  id: string,
): Promise<void> {
  const notice = await lockNotice(step, jurisdictionCode, id)
  const rules = await ruleSettingsWithin(step.tx, jurisdictionCode, context.clock.today())
  const { version } = notice
  await assertStep(context, step.tx, notice, { action: 'ISSUE', version, rules })
  await STEPS.ISSUE(step, context, notice, { reason: null, rules })
}

interface Attempt {
  action: NoticeAction
  version: number
  reason?: string | null | undefined
  rules: RuleSettings
}

/** Policy, then input, then whether somebody was faster, then what stands in the way. */
async function assertStep(
  context: Context,
  tx: Transaction,
  notice: NoticeRecord,
  { action, version, reason, rules }: Attempt,
): Promise<void> {
  const policy = recordForPolicy(notice)
  if (!isActor(context.viewer, policy, action)) throw new DomainError('FORBIDDEN', notYours(policy, action))
  stepReason(action, stepOf(action, notice.kind, notice.status).needsReason, reason)
  assertPossible(action, recordFacts(notice))
  if (notice.version !== version) throw conflict()
  if (action !== 'SEND' && action !== 'SIGN' && action !== 'ISSUE') return
  const today = context.clock.today()
  assertComplete({ ...notice, replyDueOn: dateToDay(notice.replyDueOn) }, today)
  if (action === 'ISSUE' && notice.kind === 'REMINDER') await assertMayUrge(context, tx, notice, rules)
}

/** At most one 催办 for a task and unit in so many working days, and none once the work is done (DOMAIN §5). */
async function assertMayUrge(
  { clock }: Context,
  tx: Transaction,
  { jurisdictionCode, id, taskId, recipients }: NoticeRecord,
  { reminderGapWorkingDays }: RuleSettings,
): Promise<void> {
  if (taskId === null) return
  const task = await tx.task.findUnique({
    where: { jurisdictionCode_id: { jurisdictionCode, id: taskId } },
    select: { status: true },
  })
  const idle = { DONE: '办结', CLOSED: '销号', TERMINATED: '终止', SUSPENDED: '中止' } as Record<
    string,
    string
  >
  const word = idle[task?.status ?? '']
  if (word) throw conflict(`任务已经${word}，不用再催办。请作废这份${KIND_WORDS.REMINDER}。`)
  for (const { organization } of recipients) {
    const last = await tx.noticeRecipient.findFirst({
      where: {
        jurisdictionCode,
        organizationId: organization.id,
        noticeId: { not: id },
        notice: { taskId, kind: 'REMINDER', issuedOn: { not: null }, status: { not: 'WITHDRAWN' } },
      },
      orderBy: { notice: { issuedOn: 'desc' } },
      select: { notice: { select: { issuedOn: true } } },
    })
    const lastOn = last?.notice.issuedOn ? dateToDay(last.notice.issuedOn) : null
    const next = nextReminderOn(lastOn, reminderGapWorkingDays, clock.today())
    if (next !== null && lastOn !== null)
      throw conflict(
        `${organization.name}在${dateInWords(lastOn)}已就这项任务催办过，${reminderGapWorkingDays} 个工作日内只催办一次，${dateInWords(next)}起可再催办。`,
      )
  }
}
