import { SearchKind } from './search.enums.ts'
import type { TitleKind } from './title-entry.ts'

/** Units of a record, gathered once for all: `units` by id, `places` of them, `owner` as words. */
const unitsOf = (table: string, record: string, ofOwner: string) => `
  select p.${record} as id, array_agg(distinct o.id) as units, array_agg(distinct o.place_code) as places,
    string_agg(o.name, '、' order by p.position) filter (where ${ofOwner}) as owner
  from ${table} p join organization o on o.division_code = p.division_code and o.id = p.organization_id
  where p.division_code = $1 group by p.${record}`

const NONE = { units: `'{}'::uuid[]`, roles: `'{}'::text[]` }

interface TitleColumns {
  id: string
  title: string
  number?: string
  owner: string
  others?: string
  /** SQL of an array of codes. */
  places: string
  units?: string
  done?: string
  hidden?: string
  roles?: string
}

const select = ({ id, title, number, owner, others, places, units, done, hidden, roles }: TitleColumns) => `
  select ${id}::text as id, ${title} as title, ${number ?? 'null'}::text as number, ${owner} as owner,
    ${others ?? 'null'}::text as others, ${places} as places, ${units ?? NONE.units} as units,
    ${done ?? 'false'} as done, ${hidden ?? 'false'} as hidden, ${roles ?? NONE.roles} as roles`

/** The titles of a jurisdiction (`$1`) by kind, one statement each; divisions by the codes of its subtree (`$1` to `$2`). */
export const TITLES: Readonly<Record<TitleKind, string>> = {
  [SearchKind.TASK]: `${select({
    ...{ id: 't.id', title: 't.title', number: 'coalesce(t.ledger_no, t.no)', owner: 'u.owner' },
    places: `array_prepend(t.place_code::text, coalesce(u.places, '{}')::text[])`,
    units: `coalesce(u.units, '{}')`,
    done: `t.status in ('DONE', 'CLOSED', 'TERMINATED')`,
  })} from task t left join (${unitsOf('assignment', 'task_id', `p.part = 'LEAD'`)}) u on u.id = t.id
    where t.division_code = $1`,
  [SearchKind.ORGANIZATION]: `${select({
    ...{ id: 'o.id', title: 'o.name', owner: 'd.name', others: `array_to_string(o.aliases, ' ')` },
    ...{ places: 'array[o.place_code::text]', units: 'array[o.id]', done: 'not o.active' },
  })} from organization o left join division d on d.code = o.place_code where o.division_code = $1`,
  [SearchKind.DIVISION]: `${select({
    ...{ id: 'd.code', title: 'd.name', owner: 'p.name', places: 'array[d.code::text]' },
    done: 'd.retired_on is not null',
  })} from division d left join division p on p.code = d.parent_code where d.code between $1 and $2`,
  [SearchKind.INDICATOR]: `${select({
    ...{ id: 'i.id', title: 'i.name', number: 'i.no', owner: 'o.name' },
    ...{ places: 'array[i.division_code::text]', done: `i.status = 'RETIRED'` },
    units: `array_remove(array[i.owner_id], null)`,
  })} from indicator i left join organization o on o.division_code = i.division_code and o.id = i.owner_id
    where i.division_code = $1`,
  [SearchKind.NOTICE]: `${select({
    ...{ id: 'n.id', title: 'n.title', number: 'n.document_number', owner: 'u.owner' },
    places: `array_prepend(n.place_code::text, coalesce(u.places, '{}')::text[])`,
    ...{ units: `coalesce(u.units, '{}')`, hidden: 'n.issued_on is null' },
    done: `n.status in ('CLOSED', 'WITHDRAWN')`,
  })} from notice n left join (${unitsOf('notice_recipient', 'notice_id', 'true')}) u on u.id = n.id
    where n.division_code = $1`,
  [SearchKind.HOT_ISSUE]: `${select({
    ...{ id: 'h.id', title: 'h.title', owner: 'coalesce(o.name, d.name)' },
    others: `array_to_string(h.keywords, ' ')`,
    ...{ places: 'array[h.place_code::text]', done: `h.status in ('CLOSED', 'DISMISSED')` },
    units: `array_remove(array[h.organization_id], null)`,
  })} from hot_issue h left join division d on d.code = h.place_code
    left join organization o on o.division_code = h.division_code and o.id = h.organization_id
    where h.division_code = $1 and h.merged_into_id is null`,
  [SearchKind.SYSTEM]: `${select({
    ...{ id: 'y.id', title: 'y.name', number: 'y.no', owner: 'o.name' },
    ...{ places: 'array[y.place_code::text]', units: 'array[y.owner_id]' },
  })} from information_system y
    join organization o on o.division_code = y.division_code and o.id = y.owner_id
    where y.division_code = $1 and y.removed_on is null`,
  [SearchKind.PLAN]: `${select({
    ...{ id: 'p.id', title: 'p.title', number: 'p.document_number', owner: 'p.issuer' },
    ...{ places: 'array[p.division_code::text]', hidden: `p.status = 'DRAFT'` },
  })} from plan p where p.division_code = $1 and p.status <> 'SUPERSEDED'`,
  [SearchKind.PERSON]: `${select({
    ...{ id: 'u.id', title: 'u.name', places: 'array_agg(distinct g.scope_code::text)' },
    owner: `string_agg(distinct coalesce(o.name, d.name), '、')`,
    units: `array_remove(array_agg(distinct g.organization_id), null)`,
    roles: 'array_agg(distinct g.role::text)',
  })} from access_grant g join app_user u on u.id = g.user_id and u.disabled_at is null
    left join organization o on o.division_code = g.division_code and o.id = g.organization_id
    left join division d on d.code = g.scope_code
    where g.division_code = $1 group by u.id, u.name`,
}
