import { createHash } from 'node:crypto'

/** An entry of the audit log with every value as the database writes it, so that nothing is lost on the way to a hash. */
export interface SealedText {
  position: string
  /** ISO 8601 in UTC, milliseconds. */
  at: string
  userId: string | null
  userName: string
  ip: string | null
  type: string
  entity: string
  entityId: string
  /** Text of the JSON as the database keeps it: keys ordered, numbers exact. */
  before: string | null
  after: string | null
}

/** The columns of `SealedText` of a table `e`. */
export const SEALED_COLUMNS = `e.position::text as position,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  e.user_id::text as "userId", e.user_name as "userName", e.ip, e.type, e.entity, e.entity_id as "entityId",
  e.before::text as before, e.after::text as after`

/** Stands before the first seal. */
export const NO_HASH = '0'.repeat(64)

/** One entry in one way of writing only: keys in the order of the alphabet, no spaces. */
export const canonicalEntry = (jurisdictionCode: string, entry: SealedText): string => {
  const { after, at, before, entity, entityId, ip, position, type, userId, userName } = entry
  return JSON.stringify({
    ...{ after, at, before, entity, entityId, ip, jurisdictionCode, position, type, userId, userName },
  })
}

/** SHA-256 over the hash of the seal before, a line break, and the canonical entry; lower-case hex. */
export const sealHash = (before: string, jurisdictionCode: string, entry: SealedText): string =>
  createHash('sha256')
    .update(`${before}\n${canonicalEntry(jurisdictionCode, entry)}`)
    .digest('hex')
