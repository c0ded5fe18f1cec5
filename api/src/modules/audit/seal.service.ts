import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { NO_HASH, SEALED_COLUMNS, type SealedText, sealHash } from './seal.rules.ts'

/** Any constant; the same in every process. */
const SEAL_LOCK = 7_205_962

/** Entries sealed in one statement. */
const PORTION = 1000

const POLL_MS = 100

/** Somewhat longer than the longest write may take. */
const PATIENCE_MS = 65_000

/** The last seal of a jurisdiction; no 0 before the first. */
export interface Head {
  no: number
  position: number
  hash: string
}

/** A jurisdiction whose log may be sealed up to a position. */
interface Settled {
  code: string
  position: number
}

/** Every jurisdiction that has entries, with its last position; hops over the index from one code to the next. */
const LAST_POSITIONS = `
with recursive codes as (
  (select division_code as code from audit_entry order by division_code limit 1)
  union all
  select (select e.division_code from audit_entry e where e.division_code > c.code order by e.division_code limit 1)
  from codes c where c.code is not null
)
select c.code, l.position
from codes c cross join lateral (
  select max(e.position) as position from audit_entry e where e.division_code = c.code
) l
where c.code is not null order by c.code`

/** Transactions that may have added to the log and are not finished. */
const WRITERS = `
select distinct virtualtransaction as id from pg_locks
where locktype = 'relation' and relation = 'audit_entry'::regclass and granted
  and database = (select oid from pg_database where datname = current_database())
  and mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`

/**
 * How far the log can change no more.
 *
 * Positions are given out while a transaction runs, so a lower one may appear after a higher one. But an INSERT locks the
 * table before it takes its position, and holds that lock until its transaction ends. So: read the last positions, then
 * who holds such a lock, and wait until each of those has ended. Whoever holds a position at or below the ones read took
 * the lock earlier and is among them; whoever comes later gets a higher position. Nobody waits for the sealer.
 * Nothing is settled while a writer outlasts `patienceMs`. The embedded database runs one transaction at a time, and this
 * between two of them.
 */
export async function settledPositions(
  db: Database,
  patienceMs = PATIENCE_MS,
  stopped = () => false,
): Promise<Settled[]> {
  const last = await db.sql<Settled>(LAST_POSITIONS)
  if (last.length === 0) return last
  const awaited = new Set((await db.sql<{ id: string }>(WRITERS)).map(({ id }) => id))
  const end = performance.now() + patienceMs
  while (awaited.size > 0) {
    if (stopped() || performance.now() >= end) return []
    await new Promise(resolve => setTimeout(resolve, POLL_MS))
    const now = new Set((await db.sql<{ id: string }>(WRITERS)).map(({ id }) => id))
    for (const id of awaited) if (!now.has(id)) awaited.delete(id)
  }
  return last
}

/** The last seal of a jurisdiction. */
export async function headOf(db: Database, jurisdictionCode: string): Promise<Head> {
  const [head] = await db.sql<Head>(
    'select no, position, hash from audit_seal where division_code = $1 order by no desc limit 1',
    [jurisdictionCode],
  )
  return head ?? { no: 0, position: 0, hash: NO_HASH }
}

const ENTRIES = `select ${SEALED_COLUMNS} from audit_entry e
where e.division_code = $1 and e.position > $2 and e.position <= $3 order by e.position limit ${PORTION}`

const APPEND = `insert into audit_seal (division_code, no, position, hash, sealed_at)
select $1, no, position, hash, $2::timestamptz
from json_to_recordset($3::json) as r(no bigint, position bigint, hash text)`

/**
 * Adds the entries of a jurisdiction up to a settled position to its chain, in their order, and returns the head. One
 * process at a time; each portion is one statement, so a crash leaves whole links only.
 */
export function sealEntries(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  jurisdictionCode: string,
  upTo: number,
): Promise<Head> {
  return db.exclusively(SEAL_LOCK, async () => {
    let head = await headOf(db, jurisdictionCode)
    while (head.position < upTo) {
      const entries = await db.sql<SealedText>(ENTRIES, [jurisdictionCode, head.position, upTo])
      if (entries.length === 0) break
      const links: Head[] = []
      for (const entry of entries) {
        const hash = sealHash(head.hash, jurisdictionCode, entry)
        head = { no: head.no + 1, position: Number(entry.position), hash }
        links.push(head)
      }
      await db.sql(APPEND, [jurisdictionCode, clock.now().toISOString(), JSON.stringify(links)])
    }
    return head
  })
}

/** Seals what can be sealed, of one jurisdiction or of all. Said of each: where its chain ends now. */
export async function sealAll(
  context: Pick<Context, 'db' | 'clock'>,
  { only, patienceMs, stopped }: { only?: string; patienceMs?: number; stopped?: () => boolean } = {},
): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  for (const { code, position } of await settledPositions(context.db, patienceMs, stopped)) {
    if (only === undefined || only === code) heads.set(code, await sealEntries(context, code, position))
  }
  return heads
}

/** When the oldest entry that waits to be sealed was written; null when none waits. */
export async function unsealedSince(
  { db }: Pick<Context, 'db'>,
  jurisdictionCode: string,
): Promise<Date | null> {
  const { position } = await headOf(db, jurisdictionCode)
  const first = await db.prisma.auditEntry.findFirst({
    where: { jurisdictionCode, position: { gt: position } },
    orderBy: { position: 'asc' },
    select: { at: true },
  })
  return first?.at ?? null
}
