import type { Webhook as WebhookRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { placeScope } from '../access/index.ts'
import { callWebhook } from './webhook.caller.ts'
import { sampleMessage, templateFault, urlFault } from './webhook.rules.ts'
import type { Webhook, WebhookInput, WebhookTemplate } from './webhook.type.ts'

const SHORTEST_SECRET = 16
const LONGEST_SECRET = 200
const LONGEST_NAME = 60

const toWebhook = (row: WebhookRow): Webhook => ({ ...row, templates: templatesOf(row) })

function templatesOf({ templates }: WebhookRow): WebhookTemplate[] {
  const byKind = (templates ?? {}) as Record<string, string>
  return Object.entries(byKind).map(([kind, body]) => ({ kind: kind as WebhookTemplate['kind'], body }))
}

/** Webhooks of a jurisdiction, the oldest first; for its system administrator. */
export async function listWebhooks(context: Context, place: string): Promise<Webhook[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, ['SYSTEM_ADMIN'])
  const rows = await context.db.prisma.webhook.findMany({
    where: { jurisdictionCode },
    orderBy: { id: 'asc' },
  })
  return rows.map(toWebhook)
}

/** One of the viewer's jurisdictions as system administrator. Throws `NOT_FOUND`. */
async function ownWebhook({ db, viewer }: Context, id: string): Promise<WebhookRow> {
  const codes = (viewer?.grants ?? [])
    .filter(({ role }) => role === 'SYSTEM_ADMIN')
    .map(({ jurisdictionCode }) => jurisdictionCode)
  const row = isId(id)
    ? await db.prisma.webhook.findFirst({ where: { id, jurisdictionCode: { in: codes } } })
    : null
  if (!row) throw notFound('这个推送接口')
  return row
}

/** Makes or changes a webhook. Throws `BAD_INPUT` (`name`, `url`, `secret`, `kinds`, `templates.KIND`), `NOT_FOUND`. */
export async function saveWebhook(context: Context, input: WebhookInput): Promise<Webhook> {
  const { jurisdictionCode } = placeScope(context.viewer, input.place, ['SYSTEM_ADMIN'])
  const known = input.id ? await ownWebhook(context, input.id) : null
  if (known && known.jurisdictionCode !== jurisdictionCode) throw notFound('这个推送接口')
  refuseFaults(input, known === null)
  const secret = input.secret || known?.secret || ''
  const data = {
    name: input.name.trim(),
    url: input.url.trim(),
    secret,
    kinds: [...new Set(input.kinds)],
    templates: Object.fromEntries(
      input.templates.filter(({ body }) => body.trim() !== '').map(({ kind, body }) => [kind, body]),
    ),
    active: input.active,
  }
  return write(context, jurisdictionCode, async ({ tx, record }) => {
    const id = known?.id ?? newId()
    const row = await tx.webhook.upsert({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      create: { jurisdictionCode, id, createdAt: context.clock.now(), ...data },
      update: data,
    })
    await record({
      type: known ? 'WEBHOOK_CHANGED' : 'WEBHOOK_MADE',
      entity: 'Webhook',
      entityId: id,
      before: known && forLog(known),
      after: { ...forLog(row), secretChanged: secret !== known?.secret },
    })
    return toWebhook(row)
  })
}

/** What the log keeps: never the secret. */
const forLog = ({ name, url, kinds, active }: WebhookRow) => ({ name, url, kinds, active })

function refuseFaults(input: WebhookInput, isNew: boolean): void {
  const name = input.name.trim()
  if (name === '' || name.length > LONGEST_NAME)
    throw badInput('name', `请填写名称，最多 ${LONGEST_NAME} 个字。`)
  const url = urlFault(input.url.trim())
  if (url) throw badInput('url', url)
  const { secret } = input
  if (isNew && !secret) throw badInput('secret', '请填写签名密钥，对方用它核对来源。')
  if (secret && (secret.length < SHORTEST_SECRET || secret.length > LONGEST_SECRET))
    throw badInput('secret', `签名密钥应为 ${SHORTEST_SECRET}–${LONGEST_SECRET} 个字符。`)
  if (input.kinds.length === 0) throw badInput('kinds', '请至少选择一种消息。')
  for (const { kind, body } of input.templates) {
    const fault = body.trim() === '' ? null : templateFault(body)
    if (fault) throw badInput(`templates.${kind}`, fault)
  }
}

/** Sends a sample at once; answers the HTTP status. Throws `NOT_FOUND`, `UNAVAILABLE` when nobody answers. */
export async function testWebhook(context: Context, id: string): Promise<number> {
  const webhook = await ownWebhook(context, id)
  const kind = webhook.kinds[0] ?? 'NOTICE_ISSUED'
  const facts = sampleMessage(kind, context.clock.now().toISOString())
  const { clock, publicUrl = '' } = context
  const result = await callWebhook(webhook, facts, newId(), { clock, publicUrl })
  if ('status' in result) return result.status
  const why = 'unreachable' in result ? result.unreachable : result.unsure
  throw new DomainError('UNAVAILABLE', `测试没有成功：${why}。请检查地址、端口和防火墙。`)
}
