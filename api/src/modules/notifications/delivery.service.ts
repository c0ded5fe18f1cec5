import type { Delivery as DeliveryRow, DeliveryStatus, Webhook } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { write } from '../../platform/write.ts'
import { placeScope } from '../access/index.ts'
import { CUT_OFF_AFTER_MS, type Outcome, settled } from './delivery.rules.ts'
import type { Delivery, DeliveryConnection } from './delivery.type.ts'

/** One that was claimed, with the webhook it is for. */
export interface ClaimedDelivery {
  jurisdictionCode: string
  id: string
  channel: 'EMAIL' | 'WEBHOOK'
  target: string
  body: string
  attempts: number
}

/** $1 now · $2 when a claim counts as cut off · $3 how many · $4 whether mail is sent. */
const CLAIM = `
update delivery d set status = 'SENDING', attempts = d.attempts + 1, due_at = $2::timestamptz
where (d.division_code, d.id) in (
  select division_code, id from delivery
  where status = 'PENDING' and due_at <= $1::timestamptz and ($4::boolean or channel <> 'EMAIL')
  order by due_at limit $3::int for update skip locked)
returning d.division_code::text as "jurisdictionCode", d.id, d.channel::text as channel, d.target, d.body, d.attempts`

/** Takes some that are due, so that no other process sends them; from here on each is sent at most once. */
export function claimDeliveries(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  most: number,
  mail: boolean,
): Promise<ClaimedDelivery[]> {
  const now = clock.now()
  const cutOff = new Date(now.getTime() + CUT_OFF_AFTER_MS)
  return db.sql<ClaimedDelivery>(CLAIM, [now.toISOString(), cutOff.toISOString(), most, mail])
}

/** Writes down what came of it. The outbox moves too, or kept answers would show the old state. */
export async function settleDelivery(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { jurisdictionCode, id, attempts }: ClaimedDelivery,
  outcome: Outcome,
): Promise<void> {
  const at = clock.now()
  await db.prisma.$transaction([
    db.prisma.delivery.updateMany({
      where: { jurisdictionCode, id, status: 'SENDING' },
      data: settled(outcome, attempts, at),
    }),
    db.prisma.outboxEvent.create({
      data: { jurisdictionCode, at, type: 'DELIVERIES_MOVED', payload: { entity: 'Delivery', entityId: id } },
    }),
  ])
}

/** The webhook a delivery is for; null when it was removed. */
export const webhookOf = (
  { db }: Pick<Context, 'db'>,
  { jurisdictionCode, target }: ClaimedDelivery,
): Promise<Webhook | null> =>
  db.prisma.webhook.findUnique({ where: { jurisdictionCode_id: { jurisdictionCode, id: target } } })

export interface DeliveriesInput {
  place: string
  status?: readonly DeliveryStatus[] | null
  first?: number | null
  after?: string | null
}

/** Mails and calls of a jurisdiction, the newest first; for its system administrator. */
export async function listDeliveries(context: Context, input: DeliveriesInput): Promise<DeliveryConnection> {
  const { jurisdictionCode } = placeScope(context.viewer, input.place, ['SYSTEM_ADMIN'])
  const size = pageSize(input.first)
  const where = { jurisdictionCode, ...(input.status ? { status: { in: [...input.status] } } : {}) }
  const older = input.after ? { id: { lt: String(decodeCursor(input.after, 1)[0]) } } : {}
  const [rows, totalCount] = await Promise.all([
    context.db.prisma.delivery.findMany({
      where: { AND: [where, older] },
      orderBy: { id: 'desc' },
      take: size + 1,
    }),
    context.db.prisma.delivery.count({ where }),
  ])
  const nodes = rows.slice(0, size)
  const last = nodes.at(-1)
  return {
    nodes: await withNames(context, jurisdictionCode, nodes),
    pageInfo: { hasNextPage: rows.length > size, endCursor: last ? encodeCursor([last.id]) : null },
    totalCount,
  }
}

/** Puts the names of the webhooks in the place of their ids, in one statement. */
async function withNames(
  context: Context,
  jurisdictionCode: string,
  rows: DeliveryRow[],
): Promise<Delivery[]> {
  const ids = rows.filter(({ channel }) => channel === 'WEBHOOK').map(({ target }) => target)
  const webhooks =
    ids.length === 0
      ? []
      : await context.db.prisma.webhook.findMany({ where: { jurisdictionCode, id: { in: ids } } })
  const names = new Map(webhooks.map(({ id, name }) => [id, name]))
  const now = context.clock.now()
  return rows.map(row => ({
    ...row,
    target: row.channel === 'WEBHOOK' ? (names.get(row.target) ?? '已删除的接口') : row.target,
    cutOff: isCutOff(row, now),
  }))
}

/** Still on its way long after it left: the process died, and nobody knows whether it went out. */
const isCutOff = ({ status, dueAt }: DeliveryRow, now: Date): boolean => status === 'SENDING' && dueAt < now

/** Sends one again by hand: a failed one, or one cut off by a crash. Throws `NOT_FOUND`, `CONFLICT`. */
export async function retryDelivery(context: Context, id: string): Promise<Delivery> {
  const { viewer, db, clock } = context
  const codes = (viewer?.grants ?? [])
    .filter(({ role }) => role === 'SYSTEM_ADMIN')
    .map(({ jurisdictionCode }) => jurisdictionCode)
  const found = isId(id)
    ? await db.prisma.delivery.findFirst({ where: { id, jurisdictionCode: { in: codes } } })
    : null
  if (!found) throw notFound('这条投递记录')
  const now = clock.now()
  const { jurisdictionCode } = found
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    const { count } = await tx.delivery.updateMany({
      where: {
        jurisdictionCode,
        id,
        OR: [{ status: 'FAILED' }, { status: 'SENDING', dueAt: { lt: now } }],
      },
      data: { status: 'PENDING', attempts: 0, dueAt: now, error: null },
    })
    if (count === 0) throw conflict('这条投递已发出、正在发送或正在排队，不需要重发。请刷新后查看。')
    const before = { status: found.status, error: found.error }
    await record({ type: 'DELIVERY_RETRIED', entity: 'Delivery', entityId: id, before })
  })
  const row = await db.prisma.delivery.findUniqueOrThrow({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
  })
  const [delivery] = await withNames(context, jurisdictionCode, [row])
  if (!delivery) throw notFound('这条投递记录')
  return delivery
}
