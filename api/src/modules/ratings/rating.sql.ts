import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { PlaceScope } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import type { Parameter } from '../tasks/index.ts'
import type { RatingFilter } from './rating.input.ts'

const within = (column: string, code: string, parameter: Parameter): string => {
  const { from, to } = codeRange(code)
  return `${column} between ${parameter(from)} and ${parameter(to)}`
}

/** The ratings (alias `c`) of a place that the viewer may read: `canReadRating` for lists. */
export function ratingScope(scope: PlaceScope, parameter: Parameter): string {
  const { jurisdictionCode, place, everything, scopeCodes, organizationIds } = scope
  const inPlace = place === jurisdictionCode ? 'true' : within('c.place_code', place, parameter)
  const own = everything ? 'true' : ownRatings({ jurisdictionCode, scopeCodes, organizationIds }, parameter)
  return `c.division_code = ${parameter(jurisdictionCode)} and ${inPlace} and ${own}`
}

function ownRatings(
  {
    jurisdictionCode,
    scopeCodes,
    organizationIds,
  }: Pick<PlaceScope, 'jurisdictionCode' | 'scopeCodes' | 'organizationIds'>,
  parameter: Parameter,
): string {
  const ways = scopeCodes.map(code => within('c.place_code', code, parameter))
  const units = scopeCodes.map(code => within('o.place_code', code, parameter))
  if (organizationIds.length > 0) units.push(`o.id = any(${parameter(organizationIds)}::uuid[])`)
  if (units.length > 0)
    ways.push(`c.organization_id in (select o.id from organization o
      where o.division_code = ${parameter(jurisdictionCode)} and (${units.join(' or ')}))`)
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`
}

const containing = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

/** Really given by a person. */
const RATED = '(c.level is not null and not c.by_default)'

const APPEALED = `exists (select 1 from rating_appeal a where a.division_code = c.division_code and a.rating_id = c.id)`

/** Conditions of a list over ratings `c` with their rectifications `x`, on `today`. Throws `BAD_INPUT`. */
export function filterRatings(filter: RatingFilter, today: string, parameter: Parameter): string {
  const { from, until, levels, organizationId, channel, byDefault, rated, rectification, overdue, appealed } =
    filter
  const conditions: string[] = []
  const yes = (value: boolean, condition: string) => conditions.push(value ? condition : `not ${condition}`)
  if (from) conditions.push(`c.served_on >= ${parameter(from)}::date`)
  if (until) conditions.push(`c.served_on <= ${parameter(until)}::date`)
  if (levels?.length) conditions.push(RATED, `c.level::text = any(${parameter(levels)}::text[])`)
  if (organizationId) {
    if (!isId(organizationId)) throw badInput('organizationId', '筛选条件里有无效的编号，请清除筛选后重试。')
    conditions.push(`c.organization_id = ${parameter(organizationId)}::uuid`)
  }
  if (channel != null) conditions.push(`coalesce(c.channel, '') = ${parameter(channel)}`)
  if (byDefault != null) conditions.push(`c.by_default = ${parameter(byDefault)}`)
  if (rated != null) yes(rated, RATED)
  if (rectification?.length) conditions.push(`x.status::text = any(${parameter(rectification)}::text[])`)
  if (overdue != null)
    yes(
      overdue,
      `(coalesce(x.status in ('OPEN', 'SUBMITTED') and x.due_on < ${parameter(today)}::date, false))`,
    )
  if (appealed != null) yes(appealed, APPEALED)
  for (const word of filter.search?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const like = parameter(containing(word))
    conditions.push(
      `(c.service ilike ${like} or c.external_id ilike ${like} or coalesce(c.words, '') ilike ${like})`,
    )
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}
