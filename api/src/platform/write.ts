import type { Prisma } from '#prisma'
import type { Context } from './context.ts'
import type { Transaction } from './database.ts'
import { conflict, DomainError } from './errors.ts'
import { insideWrite } from './inside-write.ts'

/** What happened, for the audit log and for everyone who listens. */
export interface WriteEvent {
  /** Past tense, e.g. `PLAN_CONFIRMED`. */
  type: string
  entity: string
  entityId: string
  before?: Prisma.InputJsonValue | null
  after?: Prisma.InputJsonValue | null
}

/** The transaction of one write, with the means to record it. */
export interface Write {
  tx: Transaction
  /** Appends the audit entry and the outbox event of this write. */
  record(event: WriteEvent): Promise<void>
}

const UNIQUE_VIOLATION = 'P2002'
const ROW_GONE = 'P2025'
const WRITE_CONFLICT = 'P2034'
/** No connection in time, or not done in time; either way nothing was written. */
const TOO_SLOW = 'P2028'

/**
 * Runs a write: rows, audit entry and outbox event in one transaction, or nothing at all.
 * Throws `CONFLICT` when somebody else wrote first, `UNAVAILABLE` when its turn did not come in time, and refuses a write that recorded nothing.
 */
export async function write<T>(
  context: Context,
  jurisdictionCode: string,
  work: (write: Write) => Promise<T>,
): Promise<T> {
  let recorded = 0
  try {
    return await context.db.prisma.$transaction(
      async tx => {
        const record = async (event: WriteEvent) => {
          recorded += 1
          await appendEvent(context, tx, jurisdictionCode, event)
        }
        const result = await insideWrite(() => work({ tx, record }))
        if (recorded === 0) throw new Error('A write must record what it did.')
        return result
      },
      // The embedded database has one connection: hundreds who write at once wait in a row rather than fail.
      { maxWait: 60_000, timeout: 60_000 },
    )
  } catch (error) {
    const code = (error as { code?: string }).code
    if (error instanceof DomainError) throw error
    if (code === TOO_SLOW)
      throw new DomainError('UNAVAILABLE', '现在办理的人太多，这次操作没有写入。请稍后再试一次。')
    if (code === UNIQUE_VIOLATION || code === ROW_GONE || code === WRITE_CONFLICT) throw conflict()
    throw error
  }
}

async function appendEvent(
  { viewer, clock, ip }: Context,
  tx: Transaction,
  jurisdictionCode: string,
  { type, entity, entityId, before, after }: WriteEvent,
): Promise<void> {
  const at = clock.now()
  await tx.auditEntry.create({
    data: {
      jurisdictionCode,
      at,
      userId: viewer?.id ?? null,
      userName: viewer?.name ?? '系统',
      ip,
      type,
      entity,
      entityId,
      ...(before == null ? {} : { before: withoutSecrets(before) }),
      ...(after == null ? {} : { after: withoutSecrets(after) }),
    },
  })
  await tx.outboxEvent.create({ data: { jurisdictionCode, at, type, payload: { entity, entityId } } })
}

const SECRET = /^(password|passwordHash|secret|token|tokenHash)$/i

/** The log is read by people: a secret that a record carries by mistake is left out, the fact that it was there is not. */
function withoutSecrets(value: Prisma.InputJsonValue): Prisma.InputJsonValue {
  const text = JSON.stringify(value, (key, part: unknown) =>
    SECRET.test(key) && part != null ? '***' : part,
  )
  return JSON.parse(text) as Prisma.InputJsonValue
}
