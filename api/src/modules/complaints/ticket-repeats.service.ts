import type { Write } from '../../platform/write.ts'
import { counted } from '../tallies/index.ts'

/** Tickets of one key that follow each other within so many days repeat (DOMAIN §6). */
const REPEAT_DAYS = 30
const REPEAT_MS = REPEAT_DAYS * 86_400_000

/** What decides whether a ticket repeats another. */
export interface RepeatFacts {
  id: string
  receivedAt: Date
  callerKey: string | null
  repeatKey: string | null
}

interface Before {
  id: string
  at: number
}

/**
 * The last ticket of a key up to an instant, where it is near enough. How near is asked outside: bounded on both sides,
 * the planner would take a month for a single row while a young table has no statistics, and go through all tickets of
 * that month for every row asked instead of the few of the key.
 */
const lastOf = (key: 'caller_key' | 'repeat_key'): string => `
  select id, received_at from (
    select id, received_at from complaint where division_code = $1 and ${key} = n.${key} and received_at <= n.at
    order by received_at desc limit 1) last
  where received_at >= n.at - interval '${REPEAT_DAYS} days'`

const PREVIOUS = `
select n.id, a.id as caller_id, a.received_at as caller_at, b.id as key_id, b.received_at as key_at
from json_to_recordset($2::json) as n(id uuid, at timestamptz, caller_key text, repeat_key text)
left join lateral (${lastOf('caller_key')}) a on n.caller_key is not null
left join lateral (${lastOf('repeat_key')}) b on n.repeat_key is not null
where a.id is not null or b.id is not null`

interface PreviousRow {
  id: string
  caller_id: string | null
  caller_at: Date | null
  key_id: string | null
  key_at: Date | null
}

/** Which ticket each of these new ones repeats: the last one before it of the same caller or the same matter. */
export async function repeatsOfNew(
  { tx }: Write,
  jurisdictionCode: string,
  tickets: readonly RepeatFacts[],
): Promise<Map<string, string>> {
  const keyed = tickets.filter(({ callerKey, repeatKey }) => callerKey !== null || repeatKey !== null)
  if (keyed.length === 0) return new Map()
  const asked = keyed.map(({ id, receivedAt, callerKey, repeatKey }) => ({
    id,
    at: receivedAt.toISOString(),
    caller_key: callerKey,
    repeat_key: repeatKey,
  }))
  const rows = await tx.$queryRawUnsafe<PreviousRow[]>(PREVIOUS, jurisdictionCode, JSON.stringify(asked))
  const stored = new Map(rows.map(row => [row.id, storedBefore(row)]))
  return repeatsWithin(keyed, stored)
}

function storedBefore({ caller_id, caller_at, key_id, key_at }: PreviousRow): Before | null {
  const one = caller_id && caller_at ? { id: caller_id, at: new Date(caller_at).getTime() } : null
  const other = key_id && key_at ? { id: key_id, at: new Date(key_at).getTime() } : null
  return later(one, other)
}

const later = (one: Before | null | undefined, other: Before | null | undefined): Before | null =>
  one && other ? (one.at >= other.at ? one : other) : (one ?? other ?? null)

/** Repeats among tickets that come together, beside those already stored. */
export function repeatsWithin(
  tickets: readonly RepeatFacts[],
  stored: ReadonlyMap<string, Before | null>,
): Map<string, string> {
  const inOrder = [...tickets].sort(
    (one, other) => one.receivedAt.getTime() - other.receivedAt.getTime() || (one.id < other.id ? -1 : 1),
  )
  const last = new Map<string, Before>()
  const found = new Map<string, string>()
  for (const { id, receivedAt, callerKey, repeatKey } of inOrder) {
    const at = receivedAt.getTime()
    const keys = [callerKey && `c${callerKey}`, repeatKey && `r${repeatKey}`].filter(key => key !== null)
    const near = keys.map(key => last.get(key)).reduce<Before | null>(later, stored.get(id) ?? null)
    if (near && at - near.at <= REPEAT_MS) found.set(id, near.id)
    for (const key of keys) last.set(key, { id, at })
  }
  return found
}

/** A stretch of time in which tickets of some keys were added, changed or taken away. */
export interface TouchedKeys {
  callerKeys: readonly string[]
  repeatKeys: readonly string[]
  from: Date
  until: Date
}

const STALE = `
with around as (
  select id, received_at, caller_key, repeat_key, repeat_of_id from complaint
  where division_code = $1 and received_at >= $4::timestamptz - interval '${REPEAT_DAYS} days'
    and received_at <= $5::timestamptz + interval '${REPEAT_DAYS} days'
    and (caller_key = any($2::text[]) or repeat_key = any($3::text[]))
), followed as (
  select t.id, t.repeat_of_id, t.received_at, p.id as previous
  from around t left join lateral (
    select c.id, c.received_at from (
      (select id, received_at from complaint where division_code = $1 and caller_key = t.caller_key
         and (received_at, id) < (t.received_at, t.id) order by received_at desc, id desc limit 1)
      union all
      (select id, received_at from complaint where division_code = $1 and repeat_key = t.repeat_key
         and (received_at, id) < (t.received_at, t.id) order by received_at desc, id desc limit 1)
    ) c where c.received_at >= t.received_at - interval '${REPEAT_DAYS} days'
    order by c.received_at desc, c.id desc limit 1) p on true
  where t.received_at >= $4::timestamptz
)
select id, previous from followed where previous is distinct from repeat_of_id`

const POINT = `
update complaint c set repeat_of_id = r.previous
from json_to_recordset($2::json) as r(id uuid, previous uuid) where c.division_code = $1 and c.id = r.id`

/** Looks again which tickets repeat which, where keys were touched, and counts what changed. */
export async function refreshRepeats(
  step: Write,
  jurisdictionCode: string,
  { callerKeys, repeatKeys, from, until }: TouchedKeys,
): Promise<number> {
  if (callerKeys.length === 0 && repeatKeys.length === 0) return 0
  const stale = await step.tx.$queryRawUnsafe<{ id: string; previous: string | null }[]>(
    STALE,
    jurisdictionCode,
    callerKeys,
    repeatKeys,
    from.toISOString(),
    until.toISOString(),
  )
  if (stale.length === 0) return 0
  const ids = stale.map(({ id }) => id)
  await counted(step, jurisdictionCode, ids, () =>
    step.tx.$executeRawUnsafe(POINT, jurisdictionCode, JSON.stringify(stale)),
  )
  return stale.length
}

const FOLLOWERS = `
select distinct c.caller_key, c.repeat_key from complaint c
where c.division_code = $1 and c.received_at >= $4::timestamptz
  and c.received_at <= $5::timestamptz + interval '${REPEAT_DAYS} days'
  and (c.caller_key = any($2::text[]) or c.repeat_key = any($3::text[]))`

const NEWEST = 'select max(received_at) as newest from complaint where division_code = $1'

/**
 * Whether tickets stored before come after some of these new ones: they may repeat them now. Called before the new ones
 * are in; null when all new ones are the newest.
 */
export async function overtaken(
  { tx }: Write,
  jurisdictionCode: string,
  tickets: readonly RepeatFacts[],
): Promise<TouchedKeys | null> {
  const times = tickets.map(({ receivedAt }) => receivedAt.getTime())
  if (times.length === 0) return null
  const from = new Date(times.reduce((least, time) => Math.min(least, time)))
  const until = new Date(times.reduce((most, time) => Math.max(most, time)))
  const [{ newest } = { newest: null }] = await tx.$queryRawUnsafe<{ newest: Date | null }[]>(
    NEWEST,
    jurisdictionCode,
  )
  if (newest === null || new Date(newest) < from) return null
  const callers = unique(tickets.map(({ callerKey }) => callerKey))
  const matters = unique(tickets.map(({ repeatKey }) => repeatKey))
  if (callers.length === 0 && matters.length === 0) return null
  const rows = await tx.$queryRawUnsafe<{ caller_key: string | null; repeat_key: string | null }[]>(
    FOLLOWERS,
    jurisdictionCode,
    callers,
    matters,
    from.toISOString(),
    until.toISOString(),
  )
  const known = { callers: new Set(callers), matters: new Set(matters) }
  return {
    callerKeys: unique(rows.map(row => row.caller_key)).filter(key => known.callers.has(key)),
    repeatKeys: unique(rows.map(row => row.repeat_key)).filter(key => known.matters.has(key)),
    from,
    until,
  }
}

const unique = (keys: readonly (string | null)[]): string[] => [
  ...new Set(keys.filter((key): key is string => key !== null)),
]
