import type { SystemNetwork, SystemUsage } from '#prisma'
import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { decodeCursor, encodeCursor, pageSize } from '../../platform/paging.ts'
import { grantsIn, type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { jurisdictionsOf, ruleSettings } from '../divisions/index.ts'
import { LIGHT_OF_SEVERITY, type Light, lightDay, parameters } from '../tasks/index.ts'
import type { SystemFilter } from './system.input.ts'
import type { StateValues } from './system.rules.ts'
import { filterSystems, inScope, litSystems } from './system.sql.ts'
import type { InformationSystem, SystemPage } from './system.type.ts'

/** A lit system as SQL returns it. */
interface LitRow extends StateValues {
  id: string
  division_code: string
  no: number
  name: string
  purpose: string | null
  owner: string
  owner_id: string
  place_code: string
  user_count: number | null
  usage: SystemUsage | null
  approval: string | null
  approved_on: Day | null
  funding_source: string | null
  funding_amount: number | null
  network: SystemNetwork | null
  security_level: number | null
  classified: boolean
  cloud_due_on: Day | null
  note: string | null
  version: number
  created_at: string
  created_by: string
  state_id: string
  effective_on: Day
  known_on: Day
  reason: string | null
  recorded_at: string
  recorded_by: string
  change_id: string
  severity: number
}

/** A system with the name of its owner, for files. */
export type ListedSystem = InformationSystem & { ownerName: string }

function toSystem(row: LitRow, asOf: Day): ListedSystem {
  const { division_code: jurisdictionCode, id, no, name, purpose, usage, approval, network, note } = row
  const { cloud, zombie, sharing, integration, reason, classified, version } = row
  return {
    ...{ jurisdictionCode, id, no, name, purpose, usage, approval, network, note, classified, version, asOf },
    ownerId: row.owner_id,
    ownerName: row.owner,
    placeCode: row.place_code,
    userCount: row.user_count,
    approvedOn: row.approved_on,
    fundingSource: row.funding_source,
    fundingAmount: row.funding_amount === null ? null : Number(row.funding_amount),
    securityLevel: row.security_level,
    cloudDueOn: row.cloud_due_on,
    removed: false,
    createdAt: new Date(row.created_at),
    createdBy: row.created_by,
    light: LIGHT_OF_SEVERITY[row.severity] as Light,
    state: {
      ...{ jurisdictionCode, cloud, zombie, sharing, integration, reason },
      id: row.state_id,
      systemId: id,
      effectiveOn: row.effective_on,
      knownOn: row.known_on,
      recordedAt: new Date(row.recorded_at),
      recordedBy: row.recorded_by,
      changeId: row.change_id,
    },
  }
}

/** The place asked for, as the viewer may see it, and the day with the limit of its lights. */
export interface SystemView {
  scope: PlaceScope
  asOf: Day
  nearUntil: Day
}

/** Throws `FORBIDDEN` or `NOT_FOUND` when the viewer may not look there; `BAD_INPUT` on a day to come. */
export async function systemView(context: Context, place: string, day?: Day | null): Promise<SystemView> {
  const scope = placeScope(context.viewer, place, SEES_INDICATORS)
  const today = context.clock.today()
  if (day && day > today) throw badInput('asOf', '台账只能查看今天和以前的日期。')
  const { nearWorkingDays } = await ruleSettings(context, scope.jurisdictionCode)
  return { scope, ...lightDay(day ?? today, nearWorkingDays) }
}

export interface SystemListInput {
  place: string
  asOf?: Day | null
  filter?: SystemFilter | null
  first?: number | null
  after?: string | null
}

/** A page of the ledger with the count of the whole list, in one statement. */
export async function listSystems(context: Context, input: SystemListInput): Promise<SystemPage> {
  const view = await systemView(context, input.place, input.asOf)
  return readSystems(context, view, input, pageSize(input.first))
}

type PageRow = { total: number; page: LitRow | null }

/** `size` rows from the one after `input.after` on, by place and number; files take larger steps than screens. */
export async function readSystems(
  context: Context,
  { scope, asOf, nearUntil }: SystemView,
  { filter, after }: Pick<SystemListInput, 'filter' | 'after'>,
  size: number,
): Promise<SystemPage & { nodes: ListedSystem[] }> {
  const { values, parameter } = parameters(scope.jurisdictionCode, asOf, nearUntil)
  const lit = litSystems(inScope(scope, parameter, filter?.ownPart === true))
  const matching = filterSystems(filter ?? {}, parameter)
  const behind = after ? behindKey(after, parameter) : 'true'
  const rows = await context.db.sql<PageRow>(
    `with ${lit}, matching as (select * from lit where ${matching}),
     counted as (select count(*)::int as total from matching),
     page as (select * from matching where ${behind} order by place_code, no limit ${parameter(size + 1)})
     select counted.total, row_to_json(page) as page from counted left join page on true
     order by page.place_code, page.no`,
    values,
  )
  const found = rows.flatMap(({ page }) => (page ? [page] : []))
  const nodes = found.slice(0, size).map(row => toSystem(row, asOf))
  const last = nodes.at(-1)
  return {
    nodes,
    total: rows[0]?.total ?? 0,
    pageInfo: {
      hasNextPage: found.length > size,
      endCursor: last ? encodeCursor([last.placeCode, last.no]) : null,
    },
  }
}

function behindKey(after: string, parameter: (value: unknown) => string): string {
  const [place, no] = decodeCursor(after, 2)
  if (typeof place !== 'string' || !Number.isInteger(no))
    throw badInput('after', '翻页位置无效，请从第一页重新开始。')
  return `(place_code, no) > (${parameter(place)}, ${parameter(no)}::int)`
}

/** Systems as the viewer may see them on a day, by id; an unknown id and a foreign one are both left out. */
export async function findSystems(
  context: Context,
  ids: readonly string[],
  asOf?: Day | null,
): Promise<Map<string, InformationSystem>> {
  const rows = await context.db.prisma.informationSystem.findMany({
    where: { jurisdictionCode: { in: jurisdictionsOf(context.viewer) }, id: { in: ids.filter(isId) } },
    select: { jurisdictionCode: true, id: true },
  })
  const found = new Map<string, InformationSystem>()
  for (const code of new Set(rows.map(({ jurisdictionCode }) => jurisdictionCode)))
    for (const place of rootsIn(context, code)) {
      const { scope, ...day } = await systemView(context, place, asOf)
      const { values, parameter } = parameters(scope.jurisdictionCode, day.asOf, day.nearUntil)
      const wanted = rows.map(({ id }) => id).filter(id => !found.has(id))
      const where = `y.id = any(${parameter(wanted)}::uuid[]) and ${inScope(scope, parameter)}`
      const lit = await context.db.sql<LitRow>(`with ${litSystems(where)} select * from lit`, values)
      for (const row of lit) found.set(row.id, toSystem(row, day.asOf))
    }
  return found
}

/** Systems of a place by id as the viewer may see them today, in no order; the place's own list shows no others. */
export async function systemsAt(
  context: Context,
  place: string,
  ids: readonly string[],
): Promise<InformationSystem[]> {
  const { scope, asOf, nearUntil } = await systemView(context, place)
  const { values, parameter } = parameters(scope.jurisdictionCode, asOf, nearUntil)
  const where = `y.id = any(${parameter(ids)}::uuid[]) and ${inScope(scope, parameter)}`
  const rows = await context.db.sql<LitRow>(`with ${litSystems(where)} select * from lit`, values)
  return rows.map(row => toSystem(row, asOf))
}

/** One of them, or null. */
export async function findSystem(
  context: Context,
  id: string,
  asOf?: Day | null,
): Promise<InformationSystem | null> {
  return (await findSystems(context, [id], asOf)).get(id.toLowerCase()) ?? null
}

/** The roots of what the viewer sees of the ledger in a jurisdiction. */
function rootsIn({ viewer }: Context, jurisdictionCode: string): string[] {
  const roles: readonly string[] = SEES_INDICATORS
  const grants = grantsIn(viewer, jurisdictionCode).filter(({ role }) => roles.includes(role))
  return [...new Set(grants.map(({ scopeCode }) => scopeCode))]
}

/** Systems the viewer may see, today, in the order asked for. Throws `NOT_FOUND` where one is not there. */
export async function requireSystems(context: Context, ids: readonly string[]): Promise<InformationSystem[]> {
  const found = await findSystems(context, ids)
  return ids.map(id => {
    const system = found.get(id.toLowerCase())
    if (!system) throw notFound('这个系统')
    return system
  })
}

/** One of them. */
export async function requireSystem(context: Context, id: string): Promise<InformationSystem> {
  const [system] = await requireSystems(context, [id])
  return system as InformationSystem
}

/** Whether the viewer may open the files of a change: those who see one of its systems may. */
export async function readsSystemState(
  context: Context,
  jurisdictionCode: string,
  changeId: string,
): Promise<boolean> {
  const states = await context.db.prisma.systemState.findMany({
    where: { jurisdictionCode, changeId },
    select: { systemId: true },
    distinct: ['systemId'],
    take: 200,
  })
  const ids = states.map(({ systemId }) => systemId)
  return (await findSystems(context, ids)).size > 0
}
