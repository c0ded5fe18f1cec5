import { badInput } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import type { PlaceScope } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { deadlineSeverity, type Parameter } from '../tasks/index.ts'
import type { SystemFilter } from './system.input.ts'
import type { Measure } from './system.rates.ts'
import type { RatePart } from './system.type.ts'

/**
 * CTEs that end in `lit`: the systems in the ledger on `$2` as they were known then, each with its state, its light and
 * whether it was ever marked as a zombie. `heldStates` and `onCloudSince` said in SQL; a test holds them together.
 * Parameters `$1` jurisdiction, `$2` asOf, `$3` nearUntil.
 */
export const litSystems = (where: string) => `
  chosen as (
    select y.*, o.name as owner from information_system y
    join organization o on o.division_code = y.division_code and o.id = y.owner_id
    where y.division_code = $1 and (y.removed_on is null or y.removed_on > $2::date) and ${where}),
  held as (
    select distinct on (s.system_id, s.effective_on) s.* from system_state s
    join chosen y on y.id = s.system_id
    where s.division_code = $1 and s.effective_on <= $2::date and s.known_on <= $2::date
    order by s.system_id, s.effective_on, s.recorded_at desc, s.id desc),
  span as (
    select system_id, bool_or(zombie) as ever_zombie,
      max(effective_on) filter (where cloud <> 'ON_CLOUD') as off_cloud_on, max(effective_on) as latest_on
    from held group by system_id),
  since as (
    select h.system_id, min(h.effective_on) as on_cloud_on from held h join span p on p.system_id = h.system_id
    where h.cloud = 'ON_CLOUD' and (p.off_cloud_on is null or h.effective_on > p.off_cloud_on) group by h.system_id),
  lit as (
    select y.*, h.id as state_id, h.effective_on, h.known_on, h.cloud, h.zombie, h.sharing, h.integration, h.reason,
      h.recorded_at, h.recorded_by, h.change_id, p.ever_zombie, e.on_cloud_on,
      ${deadlineSeverity(DUE, 'e.on_cloud_on')} as severity
    from chosen y
    join span p on p.system_id = y.id
    join held h on h.system_id = y.id and h.effective_on = p.latest_on
    left join since e on e.system_id = y.id)`

/** What is not to be migrated has no date to keep. */
const DUE = `case when y.classified or h.cloud in ('SHUT_DOWN', 'NOT_PLANNED') then null else y.cloud_due_on end`

/** Systems (alias `y`) of the place, as far as the viewer sees them. */
export function inScope(
  { jurisdictionCode, place, everything, scopeCodes, organizationIds }: PlaceScope,
  parameter: Parameter,
  ownPart = false,
): string {
  const conditions: string[] = []
  if (ownPart) conditions.push(`y.place_code = ${parameter(place)}`)
  else if (place !== jurisdictionCode) conditions.push(within(place, parameter))
  if (!everything) conditions.push(`(${ownSystems({ scopeCodes, organizationIds }, parameter)})`)
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}

const within = (code: string, parameter: Parameter): string => {
  const { from, to } = codeRange(code)
  return `y.place_code between ${parameter(from)} and ${parameter(to)}`
}

function ownSystems(
  { scopeCodes, organizationIds }: Pick<PlaceScope, 'scopeCodes' | 'organizationIds'>,
  parameter: Parameter,
): string {
  const ways = scopeCodes.map(code => within(code, parameter))
  if (organizationIds.length > 0) ways.push(`y.owner_id = any(${parameter(organizationIds)}::uuid[])`)
  return ways.length === 0 ? 'false' : ways.join(' or ')
}

/** On which side of the line of a rate a system stands; `MEASURE_RULES` in SQL over `lit`. */
const SIDES: Readonly<Record<Measure, { out: string; above: string }>> = {
  CLOUD: { out: `lit.classified or lit.cloud = 'SHUT_DOWN'`, above: `lit.cloud = 'ON_CLOUD'` },
  ZOMBIE: {
    out: 'lit.classified or not lit.ever_zombie',
    above: `lit.cloud = 'SHUT_DOWN' or not lit.zombie`,
  },
  INTEGRATION: {
    out: `lit.classified or lit.integration = 'NOT_NEEDED' or (lit.integration = 'PENDING' and lit.cloud = 'SHUT_DOWN')`,
    above: `lit.integration = 'INTEGRATED'`,
  },
  SHARING: {
    out: `lit.classified or lit.cloud = 'SHUT_DOWN' or lit.sharing = 'NOT_NEEDED'`,
    above: `lit.sharing = 'CONNECTED'`,
  },
}

function partCondition(measure: Measure, part: RatePart): string {
  const { out, above } = SIDES[measure]
  const conditions: Record<RatePart, string> = {
    NUMERATOR: `not (${out}) and (${above})`,
    DENOMINATOR: `not (${out})`,
    MISSING: `not (${out}) and not (${above})`,
    EXCLUDED: `(${out})`,
  }
  return conditions[part]
}

const containing = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

function idOf(field: string, value: string): string {
  if (!isId(value)) throw badInput(field, '筛选条件里有无效的编号，请清除筛选后重试。')
  return value
}

const anyOf = (column: string, values: readonly string[], parameter: Parameter): string =>
  `lit.${column}::text = any(${parameter(values)}::text[])`

/** The condition of a list on lit systems (alias `lit`). Throws `BAD_INPUT`. */
export function filterSystems(filter: SystemFilter, parameter: Parameter): string {
  const { cloud, sharing, integration, zombie, ownerId, network, measure, part } = filter
  const conditions: string[] = []
  if (cloud?.length) conditions.push(anyOf('cloud', cloud, parameter))
  if (sharing?.length) conditions.push(anyOf('sharing', sharing, parameter))
  if (integration?.length) conditions.push(anyOf('integration', integration, parameter))
  // What was shut down is no zombie any more, as in `SystemSummary.zombies`.
  if (zombie != null) conditions.push(`(lit.zombie and lit.cloud <> 'SHUT_DOWN') = ${parameter(zombie)}`)
  if (ownerId) conditions.push(`lit.owner_id = ${parameter(idOf('ownerId', ownerId))}::uuid`)
  if (network) conditions.push(anyOf('network', [network], parameter))
  if ((measure == null) !== (part == null))
    throw badInput('part', '查看某个比率的系统，请同时给出比率和部分（分子、分母、不计或未达）。')
  if (measure && part) conditions.push(partCondition(measure, part))
  for (const word of filter.search?.trim().split(/\s+/).filter(Boolean) ?? []) {
    const like = parameter(containing(word))
    conditions.push(`(lit.name ilike ${like} or coalesce(lit.purpose, '') ilike ${like}
      or lit.owner ilike ${like} or lit.no::text = ${parameter(word)})`)
  }
  return conditions.length === 0 ? 'true' : conditions.join(' and ')
}
