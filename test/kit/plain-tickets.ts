import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { LONGGUI, WUJIANG } from './builders.ts'

type World = Pick<Context, 'db'>

/** A ticket written straight into the tables. */
export interface PlainTicket {
  id?: string
  title: string
  content?: string
  placeCode?: string
  categoryId?: string | null
  organizationId?: string | null
  receivedOn: Day
  callerKey?: string | null
  closedOn?: Day | null
  own?: boolean
}

/** Pairs of characters as the search index holds them. */
const wordsOf = (text: string): string => {
  const runs = text.match(/\p{sc=Han}+/gu) ?? []
  const pairs = runs.flatMap(run => Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)))
  return [...new Set(pairs)].join(' ')
}

const SOURCE = '00000000-0000-4000-8000-000000000012'

const INSERT = `
with rows as (
  select * from json_to_recordset($1::json) as r(id uuid, number text, title text, content text, place text,
    category uuid, organization uuid, day date, caller text, closed date, own boolean, words text, state text)
), tickets as (
  insert into complaint (division_code, id, source_id, external_id, own, title, class, category_id, place_code,
    organization_id, state, received_at, received_on, caller_key, closed_on, on_time)
  select $2, id, $3::uuid, number, own, title, 'COMPLAINT', category, place, organization, state::"ComplaintState",
    (day + time '10:00') at time zone 'Asia/Shanghai', day, caller, closed, closed is not null from rows
)
insert into complaint_text (division_code, complaint_id, content, words)
select $2, id, content, words::tsvector from rows where content <> ''`

/** Writes tickets past all rules: for what reads them. Returns their ids in order. */
export async function addTickets(
  { db }: World,
  tickets: readonly PlainTicket[],
  jurisdictionCode = WUJIANG,
): Promise<string[]> {
  await db.sql(
    `insert into complaint_source (division_code, id, name, own, created_at) values ($1, $2, '测试来源', false, now())
     on conflict do nothing`,
    [jurisdictionCode, SOURCE],
  )
  const rows = tickets.map(ticket => {
    const id = ticket.id ?? newId()
    return {
      id,
      number: `T${id.slice(-12)}`,
      title: ticket.title,
      content: ticket.content ?? '',
      place: ticket.placeCode ?? LONGGUI,
      category: ticket.categoryId ?? null,
      organization: ticket.organizationId ?? null,
      day: ticket.receivedOn,
      caller: ticket.callerKey ?? null,
      closed: ticket.closedOn ?? null,
      own: ticket.own ?? false,
      words: wordsOf(`${ticket.title}。${ticket.content ?? ''}`),
      state: ticket.closedOn ? 'ARCHIVED' : ticket.own ? 'RECEIVED' : 'HANDLING',
    }
  })
  for (let from = 0; from < rows.length; from += 5000)
    await db.sql(INSERT, [JSON.stringify(rows.slice(from, from + 5000)), jurisdictionCode, SOURCE])
  return rows.map(({ id }) => id)
}

/** A tree of categories by paths (`噪声扰民/施工噪声`); ids by path. */
export async function addCategories(
  { db }: World,
  paths: readonly string[],
  jurisdictionCode = WUJIANG,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const all = [
    ...new Set(
      paths.flatMap(path => path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))),
    ),
  ]
  for (const path of all.sort((one, other) => one.length - other.length)) {
    const parts = path.split('/')
    const id = newId()
    ids.set(path, id)
    await db.prisma.complaintCategory.create({
      data: {
        jurisdictionCode,
        id,
        parentId: ids.get(parts.slice(0, -1).join('/')) ?? null,
        name: parts.at(-1) ?? path,
        level: parts.length,
        rootId: ids.get(parts[0] ?? '') ?? id,
        path,
      },
    })
  }
  return ids
}
