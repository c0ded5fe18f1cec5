import type { Database } from '../../platform/database.ts'
import type { Write } from '../../platform/write.ts'
import { counted } from '../tallies/index.ts'
import { searchWords } from './complaint-search.rules.ts'
import { type StandingTicket, standingTickets, writeChanges } from './ticket-changes.service.ts'
import { refreshRepeats, type TouchedKeys } from './ticket-repeats.service.ts'

/** Imports that changed tickets which this one made or changed, after it did. */
const LATER = `
select distinct s.import_id as id from complaint_step s
join complaint c on c.division_code = s.division_code and c.id = s.complaint_id
where s.division_code = $1 and s.import_id is not null and s.import_id <> $2::uuid and (
  c.import_id = $2::uuid
  or exists (select 1 from complaint_step o where o.division_code = s.division_code and o.complaint_id = s.complaint_id
    and o.import_id = $2::uuid and o.id < s.id))`

/** Ids of later imports that changed the same tickets: an import under them cannot be undone. */
export async function laterImports(
  { sql }: Pick<Database, 'sql'>,
  jurisdictionCode: string,
  importId: string,
): Promise<string[]> {
  const rows = await sql<{ id: string }>(LATER, [jurisdictionCode, importId])
  return rows.map(({ id }) => id)
}

/** Tickets of an import that nobody has worked on since: nothing stands on their timelines but the import itself. */
const UNTOUCHED = `
select c.id, c.caller_key, c.repeat_key, c.received_at from complaint c
where c.division_code = $1 and c.import_id = $2::uuid and not c.own and not c.excluded
  and not exists (select 1 from complaint_step s where s.division_code = c.division_code and s.complaint_id = c.id
    and s.import_id is distinct from $2::uuid)
  and not exists (select 1 from complaint_request r where r.division_code = c.division_code and r.complaint_id = c.id)
  and not exists (select 1 from complaint_link l where l.division_code = c.division_code and l.complaint_id = c.id)
limit $3`

interface UntouchedRow {
  id: string
  caller_key: string | null
  repeat_key: string | null
  received_at: Date
}

/** Takes away at most `most` tickets that an import made; returns how many. Call it until it returns 0. */
export async function removeImported(
  step: Write,
  jurisdictionCode: string,
  importId: string,
  most: number,
): Promise<number> {
  const rows = await step.tx.$queryRawUnsafe<UntouchedRow[]>(UNTOUCHED, jurisdictionCode, importId, most)
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await counted(step, jurisdictionCode, ids, async () => {
    for (const [table, key] of TABLES)
      await step.tx.$executeRawUnsafe(
        `delete from ${table} where division_code = $1 and ${key} = any($2::uuid[])`,
        jurisdictionCode,
        ids,
      )
  })
  await refreshRepeats(step, jurisdictionCode, touchedBy(rows))
  return rows.length
}

const TABLES = [
  ['complaint_text', 'complaint_id'],
  ['complaint_person', 'complaint_id'],
  ['complaint_step', 'complaint_id'],
  ['complaint', 'id'],
] as const

function touchedBy(rows: readonly UntouchedRow[]): TouchedKeys {
  const times = rows.map(row => new Date(row.received_at).getTime())
  const keysOf = (column: 'caller_key' | 'repeat_key') => [...new Set(rows.flatMap(row => row[column] ?? []))]
  return {
    callerKeys: keysOf('caller_key'),
    repeatKeys: keysOf('repeat_key'),
    from: new Date(times.reduce((least, time) => Math.min(least, time))),
    until: new Date(times.reduce((most, time) => Math.max(most, time))),
  }
}

/**
 * Gives tickets back what they were before an import changed them, and takes its steps away. Those that changed again
 * since stay as they are. Returns how many were restored.
 */
export async function restoreTickets(
  step: Write,
  jurisdictionCode: string,
  importId: string,
  before: readonly StandingTicket[],
): Promise<number> {
  const now = await standingTickets(
    step,
    jurisdictionCode,
    before.map(({ id }) => id),
  )
  const restored = before.filter(({ id, version }) => now.get(id)?.version === version + 1)
  const ids = restored.map(({ id }) => id)
  if (ids.length === 0) return 0
  await counted(step, jurisdictionCode, ids, async () => {
    const changes = restored.map(standing => ({
      standing,
      told: standing.told,
      text: { ...standing.text, words: wordsOf(standing) },
      person: standing.person,
    }))
    await writeChanges(
      step,
      jurisdictionCode,
      changes,
      restored.map(({ fingerprint }) => fingerprint),
    )
  })
  await step.tx.$executeRawUnsafe(
    'delete from complaint_step where division_code = $1 and import_id = $2::uuid and complaint_id = any($3::uuid[])',
    jurisdictionCode,
    importId,
    ids,
  )
  const both = restored.flatMap(ticket => [ticket, now.get(ticket.id) ?? ticket])
  await refreshRepeats(step, jurisdictionCode, touchedBy(both.map(keysOfTicket)))
  return ids.length
}

const wordsOf = ({ told, text }: StandingTicket): string =>
  searchWords(String(told.title), text.content, text.answer, text.address)

const keysOfTicket = ({ id, told }: StandingTicket): UntouchedRow => ({
  id,
  caller_key: told.caller_key === null ? null : String(told.caller_key),
  repeat_key: told.repeat_key === null ? null : String(told.repeat_key),
  received_at: new Date(String(told.received_at)),
})
