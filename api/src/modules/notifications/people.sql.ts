import { DOING_ROLES, OPERATOR_ROLES } from '../access/index.ts'

/** The digits every code in the subtree of a division begins with; `significantPrefix` in SQL. */
const prefixOf = (code: string): string => `left(${code}, case
  when right(${code}, 10) = '0000000000' then 2 when right(${code}, 8) = '00000000' then 4
  when right(${code}, 6) = '000000' then 6 when right(${code}, 3) = '000' then 9 else 12 end)`

const quoted = (values: readonly string[]): string => values.map(value => `'${value}'`).join(', ')

/**
 * Ids of the people concerned by something in jurisdiction $1, each once: those named in $2, the people of the
 * organizations $3 with the operators of their towns and villages, and whoever has one of the roles $4. Never $5,
 * who did it, and nobody whose account is disabled. Lists are JSON.
 */
export const PEOPLE_CONCERNED = `
  select distinct g.user_id
  from access_grant g join app_user u on u.id = g.user_id and u.disabled_at is null
  where g.division_code = $1 and g.user_id is distinct from $5::uuid and (
    g.user_id in (select value::uuid from json_array_elements_text($2::json))
    or g.role::text in (select value from json_array_elements_text($4::json))
    or (g.role in (${quoted(DOING_ROLES)})
      and g.organization_id in (select value::uuid from json_array_elements_text($3::json)))
    or (g.role in (${quoted(OPERATOR_ROLES)}) and exists (
      select from json_array_elements_text($3::json) named
      join organization o on o.division_code = $1 and o.id = named.value::uuid
      where o.place_code like ${prefixOf('g.scope_code')} || '%')))`
