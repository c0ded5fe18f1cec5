import { rebuildTallies } from '#api/modules/tallies/index.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { asUser } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import type { BenchDatabase } from '../bench.ts'
import { timed } from '../measure.ts'
import type { BoardWorld } from './board-world.ts'

/** A county of usual size: 10 towns of 10 villages, 160 categories, 60 units, 8 channels. */
const TOWNS = 10
const VILLAGES = 10
const ROOTS = 20
const LEAVES = 160
const UNITS = 60
const CHANNELS = 8

/** Days the tickets are spread over, up to the day of the bench. */
const DAYS = 730
const LAST = '2024-10-15'

const uuid = (kind: number, number: string): string =>
  `('00000000-0000-7000-800${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`
const [CATEGORY, UNIT, CHANNEL, SOURCE, TICKET] = [1, 2, 3, 4, 5]

const GROUND = `
insert into division (code, parent_code, name, level) values ('${WUJIANG}', null, '武江区', 3);
insert into division (code, parent_code, name, level) select '440203' || 100 + t || '000', '${WUJIANG}', '镇' || t, 4 from generate_series(1, ${TOWNS}) t;
insert into division (code, parent_code, name, level) select '440203' || 100 + t || 200 + v, '440203' || 100 + t || '000', '村' || t || '-' || v, 5
  from generate_series(1, ${TOWNS}) t, generate_series(1, ${VILLAGES}) v;
insert into jurisdiction (division_code, created_at) values ('${WUJIANG}', now());
insert into complaint_source (division_code, id, name, created_at) values ('${WUJIANG}', ${uuid(SOURCE, '1')}, '热线', now());
insert into complaint_channel (division_code, id, name) select '${WUJIANG}', ${uuid(CHANNEL, 'n')}, '渠道' || n from generate_series(0, ${CHANNELS - 1}) n;
insert into complaint_category (division_code, id, parent_id, name, level, root_id, path)
  select '${WUJIANG}', ${uuid(CATEGORY, 'n')}, case when n >= ${ROOTS} then ${uuid(CATEGORY, `n % ${ROOTS}`)} end, '分类' || n,
    case when n >= ${ROOTS} then 2 else 1 end, ${uuid(CATEGORY, `n % ${ROOTS}`)}, '分类' || n from generate_series(0, ${ROOTS + LEAVES - 1}) n;
insert into organization (division_code, id, place_code, name, kind, created_at)
  select '${WUJIANG}', ${uuid(UNIT, 'n')}, '${WUJIANG}', '单位' || n, 'DEPARTMENT', now() from generate_series(0, ${UNITS - 1}) n`

/**
 * Tickets without words. Some categories, villages and channels have many more than others; a category belongs to few
 * units; nine of ten are closed, most of them in time.
 */
const TICKETS = `
insert into complaint (division_code, id, source_id, external_id, title, channel_id, category_id, place_code, organization_id, state,
  received_at, received_on, hour, dispatched_on, contact_due_on, contacted_on, due_on, original_due_on, closed_on, on_time,
  returns, reworks, units, called_back_on, answered, resolved, satisfaction, excluded, repeat_of_id)
select '${WUJIANG}', ${uuid(TICKET, 'n')}, ${uuid(SOURCE, '1')}, n::text, '工单', ${uuid(CHANNEL, `(${CHANNELS} * c * c)::int % ${CHANNELS}`)}, ${uuid(CATEGORY, `${ROOTS} + leaf`)},
  case when p < 0.03 then '${WUJIANG}' else '440203' || 101 + town || case when v < 0.1 then '000' else (201 + (${VILLAGES} * v * v)::int % ${VILLAGES})::text end end,
  ${uuid(UNIT, `case when u < 0.7 then leaf % 50 else 50 + town end`)}, (case when closed is null then 'HANDLING' else 'ARCHIVED' end)::"ComplaintState",
  received + (8 + (h * 12)::int) * interval '1 hour', received, 8 + (h * 12)::int, received, received + 1, case when a < 0.95 then received + 1 end,
  received + due, received + due, closed, closed <= received + due,
  case when b < 0.06 then 1 else 0 end, case when b > 0.99 then 3 when b > 0.96 then 1 else 0 end, case when b > 0.985 then 3 else 1 end,
  called, case when called is not null then a < 0.8 end, case when called is not null and a < 0.8 then b < 0.85 end,
  case when called is not null and a < 0.8 then (case when b < 0.6 then 'SATISFIED' when b < 0.88 then 'BASICALLY_SATISFIED' else 'DISSATISFIED' end)::"ComplaintSatisfaction" end,
  h < 0.02, case when u > 0.92 then ${uuid(TICKET, 'n')} end
from (
  select *, case when closed is not null and h < 0.7 and closed + 2 <= date '${LAST}' then closed + 2 end as called from (
    select *, case when w < 0.93 and received + took <= date '${LAST}' then received + took end as closed from (
      select n, random() as c, random() as p, random() as v, random() as u, random() as h, random() as a, random() as b, random() as w,
        (${LEAVES} * l * l)::int % ${LEAVES} as leaf, (${TOWNS} * t)::int % ${TOWNS} as town, date '${LAST}' - (${DAYS - 1} * d)::int as received,
        5 + (s * 10)::int as due, (s * 10 + e * e * 12)::int as took
      from (select n, random() as l, random() as t, random() as d, random() as s, random() as e from generate_series($FROM, $TO) n) drawn
    ) ticket) closing) calling`

const BATCH = 200_000

/** Indexes that only slow down the making of ten million rows: the board reads none of them. */
const UNREAD = [
  'complaint_division_code_closed_on_idx',
  'complaint_division_code_organization_id_state_idx',
  'complaint_division_code_repeat_key_received_at_idx',
  'complaint_division_code_caller_key_received_at_idx',
  'complaint_division_code_import_id_idx',
  'complaint_division_code_source_id_external_id_key',
]

export interface ComplaintWorld extends BoardWorld {
  tickets: number
  /** Seconds for counting all of them. */
  rebuildSeconds: number
}

async function fill({ db }: TestServer, tickets: number, seed: number): Promise<void> {
  await db.script(GROUND)
  await db.script(UNREAD.map(index => `drop index if exists "${index}"`).join(';'))
  for (let from = 1; from <= tickets; from += BATCH) {
    const batch = TICKETS.replace('$FROM', String(from)).replace(
      '$TO',
      String(Math.min(tickets, from + BATCH - 1)),
    )
    await db.script(`select setseed(${((seed + from) % 1000) / 1000}); ${batch}`)
  }
}

/** A county with so many tickets, counted, and someone who sees them all. `documents` is what a built web asks by hash. */
export async function complaintWorld(
  { name, url }: BenchDatabase,
  tickets: number,
  seed: number,
  documents: Map<string, string> = new Map(),
): Promise<ComplaintWorld> {
  const server = await createTestServer({ databaseUrl: url, documents })
  await fill(server, tickets, seed)
  const time = await timed(() => rebuildTallies(server.context, WUJIANG))
  await server.db.script('analyze complaint; analyze complaint_day; analyze complaint_sum')
  const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  return { server, leader, database: name, tickets, rebuildSeconds: Math.round(time / 100) / 10 }
}
