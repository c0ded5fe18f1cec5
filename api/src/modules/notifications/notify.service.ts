import type { MessageKind, Role } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { INSTANT_BY_DEFAULT, MAY_BE_INSTANT } from './message.rules.ts'
import { PEOPLE_CONCERNED } from './people.sql.ts'

/** Whom a message is for; a person meant in several ways is told once. */
export interface Audience {
  userIds?: readonly string[]
  /** Their people, and the operators whose town or village they lie in. */
  organizationIds?: readonly string[]
  roles?: readonly Role[]
}

export interface NewMessage {
  jurisdictionCode: string
  kind: MessageKind
  to: Audience
  /** One line that says what happened, without the name of the kind. */
  title: string
  body?: string | null
  /** Where it leads, a path of the web app: `/tasks/ID`. */
  path: string
  entity: string
  entityId: string
}

/**
 * $6 base id · $7 kind · $8 title · $9 body · $10 path · $11 entity · $12 entity id · $13 now · $14 today ·
 * $15 mail is sent at all · $16 kinds that may be mailed at once · $17 those that are by default.
 *
 * The id of a person's row is a UUIDv7 whose last 60 bits are made from the base id and the person's.
 */
const TELL = `
with people as (${PEOPLE_CONCERNED}
), told as (
  insert into message (division_code, id, user_id, kind, title, body, path, entity, entity_id, at, day)
  select $1, (left($6, 20) || substr(h.hash, 1, 3) || '-' || substr(h.hash, 4, 12))::uuid, p.user_id,
    $7::"MessageKind", $8, $9, $10, $11, $12::uuid, $13::timestamptz, $14::date
  from people p cross join lateral (select md5($6 || p.user_id::text) as hash) h
  returning id, user_id
), letter as (
  select json_build_object('kind', $7::text, 'title', $8::text, 'body', $9::text, 'path', $10::text,
    'at', $13::text, 'entity', $11::text, 'entityId', $12::text)::text as body
), mailed as (
  insert into delivery (division_code, id, channel, key, status, target, user_id, subject, body, due_at, created_at)
  select $1, t.id, 'EMAIL', 'mail:' || t.id, 'PENDING', u.email, t.user_id, $8, l.body,
    $13::timestamptz, $13::timestamptz
  from told t cross join letter l
  join app_user u on u.id = t.user_id and u.email <> ''
  left join message_preference c on c.user_id = t.user_id and c.kind = $7::"MessageKind"
  where $15::boolean and $7::text in (select value from json_array_elements_text($16::json))
    and coalesce(c.instant, $7::text in (select value from json_array_elements_text($17::json)))
  on conflict (division_code, key) do nothing
)
insert into delivery (division_code, id, channel, key, status, target, subject, body, due_at, created_at)
select $1, (left($6, 20) || substr(h.hash, 1, 3) || '-' || substr(h.hash, 4, 12))::uuid, 'WEBHOOK',
  'hook:' || w.id || ':' || $6, 'PENDING', w.id::text, $8, l.body, $13::timestamptz, $13::timestamptz
from webhook w cross join letter l cross join lateral (select md5($6 || w.id::text) as hash) h
where w.division_code = $1 and w.active and $7::"MessageKind" = any(w.kinds)
on conflict (division_code, key) do nothing`

const list = (values: readonly string[] = []): string => JSON.stringify(values)

/**
 * Tells the people concerned, in the transaction of what it tells of: one row each in the bell, mail at once for those
 * who chose it, and one call for each webhook of the kind. Never the person who did it. One statement, however many.
 */
export async function notify({ tx }: Write, context: Context, message: NewMessage): Promise<void> {
  const { jurisdictionCode, kind, to, title, body, path, entity, entityId } = message
  await tx.$executeRawUnsafe(
    TELL,
    jurisdictionCode,
    list(to.userIds),
    list(to.organizationIds),
    list(to.roles),
    context.viewer?.id ?? null,
    newId(),
    kind,
    title,
    body ?? null,
    path,
    entity,
    entityId,
    context.clock.now().toISOString(),
    context.clock.today(),
    context.mail === true,
    list(MAY_BE_INSTANT),
    list(INSTANT_BY_DEFAULT),
  )
}
