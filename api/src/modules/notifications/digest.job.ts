import type { MessageKind } from '#prisma'
import { type BulkTable, bulkInsert } from '../../platform/bulk-insert.ts'
import type { Context } from '../../platform/context.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Write, write } from '../../platform/write.ts'
import type { DigestFacts } from './letter.rules.ts'
import { MESSAGE_KINDS } from './message.rules.ts'

/** What is older than this and was never read stays in the bell, but is not mailed any more. */
const LONGEST_AGE_DAYS = 7
/** Titles of one kind written out in a mail. */
const MOST_ITEMS = 20

interface UnreadRow {
  division_code: string
  id: string
  user_id: string
  email: string
  name: string
  kind: MessageKind
  title: string
  path: string
  at: Date
}

/**
 * Unread messages no digest has carried yet, of the people whose home is $1 (the jurisdiction of their first grant),
 * wherever they work: one mail a person, however many offices he serves. $2 first day that still counts.
 */
const UNREAD = `
with home as (
  select distinct on (g.user_id) g.user_id, g.division_code from access_grant g order by g.user_id, g.id
)
select m.division_code::text, m.id, m.user_id, u.email, u.name, m.kind::text as kind, m.title, m.path, m.at
from home h
join app_user u on u.id = h.user_id and u.disabled_at is null and u.email <> ''
join (select distinct user_id, division_code from access_grant) g on g.user_id = h.user_id
join message m on m.division_code = g.division_code and m.user_id = g.user_id
  and m.read_at is null and m.digest_day is null and m.day >= $2::date
left join message_preference c on c.user_id = m.user_id and c.kind = m.kind
where h.division_code = $1 and coalesce(c.digest, true)
order by m.user_id, m.at desc, m.id desc`

const TABLE: BulkTable<string> = {
  name: 'delivery',
  columns: {
    division_code: 'char(12)',
    id: 'uuid',
    channel: '"DeliveryChannel"',
    key: 'text',
    status: '"DeliveryStatus"',
    target: 'text',
    user_id: 'uuid',
    subject: 'text',
    body: 'text',
    attempts: 'smallint',
    due_at: 'timestamptz',
    created_at: 'timestamptz',
  },
}

/** 晨报: one mail a person and day with what is unread. */
export const digestJob: Job = {
  name: 'digest',
  at: '07:30',
  async run(context, jurisdictionCode, day) {
    if (!context.mail) return { mail: false }
    return write(context, jurisdictionCode, async step => {
      const people = await queueDigests(step, context, jurisdictionCode, day)
      const after = { day, people }
      await step.record({ type: 'DIGESTS_QUEUED', entity: 'Jurisdiction', entityId: jurisdictionCode, after })
      return { people }
    })
  },
}

async function queueDigests(
  { tx }: Write,
  { clock }: Context,
  jurisdictionCode: string,
  day: Day,
): Promise<number> {
  const rows = await tx.$queryRawUnsafe<UnreadRow[]>(
    UNREAD,
    jurisdictionCode,
    addDays(day, -LONGEST_AGE_DAYS),
  )
  const byPerson = groupBy(rows, ({ user_id }) => user_id)
  const queued = await tx.delivery.findMany({
    where: { jurisdictionCode, key: { in: [...byPerson.keys()].map(id => keyOf(id, day)) } },
    select: { key: true },
  })
  for (const { key } of queued) byPerson.delete(key.split(':')[1] ?? '')
  const now = clock.now().toISOString()
  await bulkInsert(
    tx,
    TABLE,
    [...byPerson].map(([userId, own]) => deliveryOf(jurisdictionCode, userId, own, day, now)),
  )
  await markCarried(tx, [...byPerson.values()].flat(), day)
  return byPerson.size
}

const keyOf = (userId: string, day: Day): string => `digest:${userId}:${day}`

function deliveryOf(jurisdictionCode: string, userId: string, own: UnreadRow[], day: Day, now: string) {
  const [first] = own
  return {
    division_code: jurisdictionCode,
    id: newId(),
    channel: 'EMAIL',
    key: keyOf(userId, day),
    status: 'PENDING',
    target: first?.email ?? '',
    user_id: userId,
    subject: `督办晨报（${own.length} 条未读）`,
    body: JSON.stringify(factsOf(first?.name ?? '', own, day)),
    attempts: 0,
    due_at: now,
    created_at: now,
  }
}

function factsOf(name: string, own: UnreadRow[], day: Day): DigestFacts {
  const byKind = groupBy(own, ({ kind }) => kind)
  const groups = MESSAGE_KINDS.flatMap(kind => {
    const found = byKind.get(kind)
    if (!found) return []
    const items = found
      .slice(0, MOST_ITEMS)
      .map(({ title, path, at }) => ({ title, path, at: at.toISOString() }))
    return [{ kind, total: found.length, items }]
  })
  return { day, name, groups }
}

function groupBy<Row, Key>(rows: readonly Row[], keyOfRow: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const key = keyOfRow(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

/** In one statement a jurisdiction, with one parameter however many messages. */
async function markCarried(tx: Write['tx'], rows: readonly UnreadRow[], day: Day): Promise<void> {
  for (const [jurisdictionCode, own] of groupBy(rows, ({ division_code }) => division_code)) {
    await tx.$executeRawUnsafe(
      `update message set digest_day = $3::date where division_code = $1
       and id in (select value::uuid from json_array_elements_text($2::json))`,
      jurisdictionCode,
      JSON.stringify(own.map(({ id }) => id)),
      day,
    )
  }
}
