import type { Context } from '../../platform/context.ts'
import type { Outcome } from './delivery.rules.ts'
import { type ClaimedDelivery, claimDeliveries, settleDelivery, webhookOf } from './delivery.service.ts'
import { letterOf, type MessageFacts } from './letter.rules.ts'
import type { Mailer } from './mailer.ts'
import { callWebhook, outcomeOf } from './webhook.caller.ts'

/** What sending needs. */
export interface SenderParts extends Pick<Context, 'db' | 'clock'> {
  /** Null: mail stays where it is. */
  mailer: Mailer | null
  publicUrl: string
  stopped?: () => boolean
}

/** Sent side by side; a crash leaves at most so many in doubt. */
const AT_ONCE = 8

/** Sends everything that is due and returns how many were tried. Several processes may do so at once. */
export async function sendDeliveries(parts: SenderParts): Promise<number> {
  let tried = 0
  while (!parts.stopped?.()) {
    const claimed = await claimDeliveries(parts, AT_ONCE, parts.mailer !== null)
    if (claimed.length === 0) break
    await Promise.all(claimed.map(delivery => sendOne(parts, delivery)))
    tried += claimed.length
  }
  return tried
}

async function sendOne(parts: SenderParts, delivery: ClaimedDelivery): Promise<void> {
  const send = delivery.channel === 'EMAIL' ? mail : call
  const outcome = await send(parts, delivery).catch(
    (error: unknown): Outcome => ({ kind: 'UNSURE', error: `发送时出错：${String(error).slice(0, 200)}` }),
  )
  await settleDelivery(parts, delivery, outcome)
}

async function mail(
  { mailer, publicUrl }: SenderParts,
  { id, target, body }: ClaimedDelivery,
): Promise<Outcome> {
  if (!mailer) return { kind: 'REFUSED', error: '本服务器未配置邮件' }
  return mailer.send(target, letterOf(body, publicUrl), id)
}

async function call(parts: SenderParts, delivery: ClaimedDelivery): Promise<Outcome> {
  const webhook = await webhookOf(parts, delivery)
  if (!webhook?.active) return { kind: 'REFUSED', error: '推送接口已停用或已删除' }
  return outcomeOf(await callWebhook(webhook, JSON.parse(delivery.body) as MessageFacts, delivery.id, parts))
}
