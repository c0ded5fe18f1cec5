import type { Clock } from '../../platform/clock.ts'
import type { Outcome } from './delivery.rules.ts'
import type { MessageFacts } from './letter.rules.ts'
import { DEFAULT_TEMPLATE, fillTemplate, signatureOf } from './webhook.rules.ts'

/** What is needed of a webhook to call it. */
export interface CallableWebhook {
  url: string
  secret: string
  /** Message kind → JSON template. */
  templates: unknown
}

const PATIENCE_MS = 10_000

/** Failures before the request left this machine: the other side has seen nothing. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

export type CallResult = { status: number } | { unreachable: string } | { unsure: string }

/** Calls a webhook once: signed JSON, no redirects followed, 10 s of patience. Never throws. */
export async function callWebhook(
  { url, secret, templates }: CallableWebhook,
  facts: MessageFacts,
  deliveryId: string,
  { clock, publicUrl }: { clock: Clock; publicUrl: string },
): Promise<CallResult> {
  const template = (templates as Record<string, string> | null)?.[facts.kind] || DEFAULT_TEMPLATE
  const body = fillTemplate(template, facts, publicUrl)
  const timestamp = String(Math.floor(clock.now().getTime() / 1000))
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'duban',
        'x-duban-kind': facts.kind,
        'x-duban-delivery': deliveryId,
        'x-duban-timestamp': timestamp,
        'x-duban-signature': signatureOf(secret, timestamp, body),
      },
      body,
    })
    await response.body?.cancel()
    return { status: response.status }
  } catch (error) {
    return failureOf(error)
  }
}

function failureOf(error: unknown): CallResult {
  const cause = (error as { cause?: { code?: string } }).cause
  const code = cause?.code ?? (error as Error).name
  if (NEVER_LEFT.has(code)) return { unreachable: `连接不上对方（${code}）` }
  return { unsure: code === 'TimeoutError' ? '对方 10 秒内没有回答' : `连接中断（${code}）` }
}

/** What came of a call, for the delivery. */
export function outcomeOf(result: CallResult): Outcome {
  if ('unreachable' in result) return { kind: 'REFUSED', error: result.unreachable }
  if ('unsure' in result) return { kind: 'UNSURE', error: result.unsure }
  const { status } = result
  return status >= 200 && status < 300
    ? { kind: 'SENT' }
    : { kind: 'REFUSED', error: `对方返回 HTTP ${status}` }
}
