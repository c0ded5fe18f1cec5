import { createHash, randomBytes } from 'node:crypto'
import type { ServiceToken as TokenRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import { write } from '../../platform/write.ts'
import { placeScope } from '../access/index.ts'
import type { NewServiceToken, ServiceToken } from './service-token.type.ts'

/** Marks the key as one of ours, so that a leaked one is recognised. */
const HEAD = 'duban_'
const BYTES = 32
const LONGEST_NAME = 50
const MINUTE_MS = 60_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const toToken = ({ tokenHash: _hash, jurisdictionCode: _code, ...rest }: TokenRow): ServiceToken => rest

/** The jurisdiction around a place whose keys the viewer keeps. Throws `FORBIDDEN`, `NOT_FOUND`. */
const keptAt = (context: Context, place: string): string =>
  placeScope(context.viewer, place, ['SECURITY_ADMIN']).jurisdictionCode

function readName(field: string, value: string, what: string): string {
  const name = value.trim()
  if (name === '' || name.length > LONGEST_NAME)
    throw badInput(field, `请填写${what}，不超过 ${LONGEST_NAME} 个字。`)
  return name
}

/** Keys of the jurisdiction of a place, the newest first. */
export async function serviceTokens(context: Context, place: string): Promise<ServiceToken[]> {
  return tokensOf(context, keptAt(context, place))
}

export async function tokensOf({ db }: Context, jurisdictionCode: string): Promise<ServiceToken[]> {
  const rows = await db.prisma.serviceToken.findMany({
    where: { jurisdictionCode },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(toToken)
}

/** Makes a key for another system. Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`. */
export async function createServiceToken(
  context: Context,
  { place, name, sourceName }: { place: string; name: string; sourceName: string },
): Promise<NewServiceToken> {
  return issueToken(context, { jurisdictionCode: keptAt(context, place), name, sourceName })
}

/** The same for those who work at the server itself. Only a hash of the key is kept. */
export async function issueToken(
  context: Context,
  facts: { jurisdictionCode: string; name: string; sourceName: string },
): Promise<NewServiceToken> {
  const { jurisdictionCode } = facts
  const name = readName('name', facts.name, '系统名称')
  const sourceName = readName('sourceName', facts.sourceName, '数据来源')
  const known = await context.db.prisma.jurisdiction.findUnique({ where: { code: jurisdictionCode } })
  if (!known) throw notFound('这个辖区')
  const token = `${HEAD}${randomBytes(BYTES).toString('base64url')}`
  const record = await write(context, jurisdictionCode, async ({ tx, record }) => {
    const row = await tx.serviceToken.create({
      data: {
        ...{ id: newId(), jurisdictionCode, name, sourceName, tokenHash: hashOf(token) },
        ...{ createdAt: context.clock.now(), createdBy: context.viewer?.name ?? '系统' },
      },
    })
    const after = { name, sourceName }
    await record({ type: 'SERVICE_TOKEN_CREATED', entity: 'ServiceToken', entityId: row.id, after })
    return toToken(row)
  })
  return { token, record }
}

/** From now on the key is refused. Throws `FORBIDDEN`, `NOT_FOUND`. */
export const revokeServiceToken = async (
  context: Context,
  place: string,
  id: string,
): Promise<ServiceToken> => revokeToken(context, keptAt(context, place), id)

/** Twice is once: a key that is revoked already stays as it is. */
export async function revokeToken(
  context: Context,
  jurisdictionCode: string,
  id: string,
): Promise<ServiceToken> {
  const { prisma } = context.db
  const row = isId(id) ? await prisma.serviceToken.findFirst({ where: { id, jurisdictionCode } }) : null
  if (!row) throw notFound('这个令牌')
  if (row.revokedAt !== null) return toToken(row)
  return write(context, jurisdictionCode, async ({ tx, record }) => {
    const revokedAt = context.clock.now()
    const { count } = await tx.serviceToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt },
    })
    const after = { name: row.name, sourceName: row.sourceName, already: count === 0 }
    await record({ type: 'SERVICE_TOKEN_REVOKED', entity: 'ServiceToken', entityId: id, after })
    return { ...toToken(row), revokedAt }
  })
}

/** The system that sends a request, by its header `Authorization: Bearer …`. */
export interface Sender {
  tokenId: string
  name: string
  jurisdictionCode: string
  sourceName: string
}

/** Throws `UNAUTHENTICATED` without a key, with an unknown and with a revoked one: all with the same answer. */
export async function senderOf(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  authorization: string | undefined,
): Promise<Sender> {
  const token = /^Bearer +(\S{1,200})$/i.exec(authorization ?? '')?.[1]
  const row = token ? await db.prisma.serviceToken.findUnique({ where: { tokenHash: hashOf(token) } }) : null
  if (!row || row.revokedAt !== null)
    throw new DomainError(
      'UNAUTHENTICATED',
      '令牌无效或已停用。请在请求头写明 Authorization: Bearer 令牌，或向安全管理员申请新的令牌。',
    )
  const now = clock.now()
  await db.prisma.serviceToken.updateMany({
    where: {
      id: row.id,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - MINUTE_MS) } }],
    },
    data: { lastUsedAt: now },
  })
  const { id: tokenId, name, jurisdictionCode, sourceName } = row
  return { tokenId, name, jurisdictionCode, sourceName }
}
