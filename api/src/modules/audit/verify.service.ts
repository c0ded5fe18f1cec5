import type { Context } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { readAnchors } from './anchor.service.ts'
import { SEALED_COLUMNS, type SealedText } from './seal.rules.ts'
import { sealAll } from './seal.service.ts'
import { type AuditFault, ChainWalk } from './verify.rules.ts'

/** What the check of a jurisdiction's log found. */
export interface AuditReport {
  jurisdictionCode: string
  entries: number
  sealed: number
  /** Written but not sealed yet. */
  unsealed: number
  intact: boolean
  /** Hash of the last seal; null before the first. */
  headHash: string | null
  headNo: number
  /** At most `MOST_FAULTS`, in the order of the chain. */
  faults: AuditFault[]
  /** All of them, counted. */
  faultCount: number
  checkedAt: Date
}

/** Links read in one statement. */
const PORTION = 2000

/** Faults named one by one. */
const MOST_FAULTS = 200

/** How long a check waits for writes under way before it goes on without sealing them. */
const PATIENCE_MS = 5_000

const LINKS = `select s.no, s.position as "sealPosition", s.hash, e.position is not null as found, ${SEALED_COLUMNS}
from audit_seal s
left join audit_entry e on e.division_code = s.division_code and e.position = s.position
where s.division_code = $1 and s.no > $2 order by s.no limit ${PORTION}`

interface LinkRow extends SealedText {
  no: number
  sealPosition: number
  hash: string
  found: boolean
}

/**
 * Seals what can be sealed, then recomputes the whole chain of a jurisdiction, a portion at a time, and compares it with
 * the log, with itself and with the heads written down outside the database.
 */
export async function verifyAudit(context: Context, jurisdictionCode: string): Promise<AuditReport> {
  const { db, clock } = context
  await sealAll(context, { only: jurisdictionCode, patienceMs: PATIENCE_MS })
  const faults: AuditFault[] = []
  let faultCount = 0
  const fault = (found: AuditFault) => {
    faultCount += 1
    if (faults.length < MOST_FAULTS) faults.push(found)
  }
  const walk = new ChainWalk(jurisdictionCode, fault)
  const sealed = await walkChain(db, jurisdictionCode, walk)
  await findInserted(db, jurisdictionCode, walk.head.position, fault)
  await compareAnchors(context, jurisdictionCode, walk.head.no, fault)
  const { entries, unsealed } = await countEntries(db, jurisdictionCode, walk.head.position)
  const { no, hash } = walk.head
  return {
    ...{ jurisdictionCode, entries, sealed, unsealed, faults, faultCount, checkedAt: clock.now() },
    ...{ intact: faultCount === 0, headNo: no, headHash: no === 0 ? null : hash },
  }
}

async function walkChain(db: Database, jurisdictionCode: string, walk: ChainWalk): Promise<number> {
  let sealed = 0
  for (let after = -1; ; ) {
    const rows = await db.sql<LinkRow>(LINKS, [jurisdictionCode, after])
    for (const { no, sealPosition, hash, found, ...entry } of rows)
      walk.step({ no, position: sealPosition, hash, entry: found ? entry : null })
    sealed += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < PORTION) return sealed
    after = last.no
  }
}

/** Entries below the end of the chain that no seal speaks of: they were not there when it was made. */
async function findInserted(
  db: Database,
  jurisdictionCode: string,
  upTo: number,
  fault: (fault: AuditFault) => void,
): Promise<void> {
  const rows = await db.sql<{ position: number; at: string; userName: string; type: string }>(
    `select ${SEALED_COLUMNS} from audit_entry e
    where e.division_code = $1 and e.position <= $2 and not exists (
      select from audit_seal s where s.division_code = e.division_code and s.position = e.position)
    order by e.position limit 1000`,
    [jurisdictionCode, upTo],
  )
  for (const { position, at, userName, type } of rows) {
    const words = `记录 ${position} 是事后插入的，没有封存：${at} ${userName} ${type}。`
    fault({ kind: 'INSERTED', position: String(position), words })
  }
}

/** Whoever cuts the end of the log and of the chain, or makes the whole chain anew, cannot change what stands outside. */
async function compareAnchors(
  context: Context,
  jurisdictionCode: string,
  headNo: number,
  fault: (fault: AuditFault) => void,
): Promise<void> {
  const { anchors, unreadable } = await readAnchors(context, jurisdictionCode)
  for (const line of unreadable)
    fault({ kind: 'ANCHOR_UNREADABLE', words: `锚点文件 audit-anchors.log 第 ${line} 行无法读取。` })
  const seals = await context.db.sql<{ no: number; hash: string }>(
    'select no, hash from audit_seal where division_code = $1 and no = any($2::bigint[])',
    [jurisdictionCode, anchors.map(({ no }) => no)],
  )
  const hashes = new Map(seals.map(({ no, hash }) => [no, hash]))
  for (const { no, hash, at } of anchors) {
    if (hashes.get(no) === hash) continue
    const what = no > headNo ? `之后的记录被截去，现在只到 ${headNo}` : '现在对不上，之前的记录被改写'
    fault({ kind: 'ANCHOR', no, words: `${at} 记下的封存号 ${no}${what}。` })
  }
}

async function countEntries(
  db: Database,
  jurisdictionCode: string,
  sealedUpTo: number,
): Promise<{ entries: number; unsealed: number }> {
  const [counted] = await db.sql<{ entries: number; unsealed: number }>(
    `select count(*)::int as entries, (count(*) filter (where position > $2))::int as unsealed
    from audit_entry where division_code = $1`,
    [jurisdictionCode, sealedUpTo],
  )
  return counted ?? { entries: 0, unsealed: 0 }
}

/** Every jurisdiction that has a log or a chain. */
export async function auditedJurisdictions({ db }: Pick<Context, 'db'>): Promise<string[]> {
  const rows = await db.sql<{ code: string }>(
    `select division_code as code from audit_entry union select division_code from audit_seal order by 1`,
  )
  return rows.map(({ code }) => code)
}
