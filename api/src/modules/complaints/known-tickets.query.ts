/** A ticket of a source that is stored already. */
export interface KnownTicket {
  id: string
  external_id: string
  fingerprint: string | null
  own: boolean
}

/** Each looked up by itself: for a whole list the planner may rather go through all tickets of the source. */
const KNOWN = `
select k.* from unnest($3::text[]) as asked(external_id)
cross join lateral (
  select id, external_id, fingerprint, own from complaint
  where division_code = $1 and source_id = $2::uuid and external_id = asked.external_id limit 1) k`

/** Sends a statement: inside a transaction or beside one. */
export type Asking = (statement: string, values: readonly unknown[]) => Promise<KnownTicket[]>

/** Which tickets of a source are stored, by their ids at the source. */
export async function knownTickets(
  ask: Asking,
  jurisdictionCode: string,
  sourceId: string,
  externalIds: readonly string[],
): Promise<Map<string, KnownTicket>> {
  if (externalIds.length === 0) return new Map()
  const rows = await ask(KNOWN, [jurisdictionCode, sourceId, externalIds])
  return new Map(rows.map(row => [row.external_id, row]))
}
