import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { DOING_ROLES, hasRole, type PlaceScope, placeScope } from '../access/index.ts'
import { organizationLoader, ruleSettings } from '../divisions/index.ts'
import { lightDay } from '../tasks/index.ts'
import { readBurden, readDeskRows } from './desk.query.ts'
import { burdenOf, byUrgency, countKinds, type DeskFacts, deskFacts, deskTotals } from './desk.rules.ts'
import type { DeskItem, UnitDesk } from './desk.type.ts'

/** The desk of the viewer's own units on a day. A fixed small number of statements at any number of tasks. */
export async function readUnitDesk(context: Context, place: string, asOf?: Day | null): Promise<UnitDesk> {
  const scope = placeScope(context.viewer, place, DOING_ROLES)
  const { monthlyAskCap, nearWorkingDays } = await ruleSettings(context, scope.jurisdictionCode)
  const day = lightDay(asOf ?? context.clock.today(), nearWorkingDays)
  const [rows, burden] = await Promise.all([
    readDeskRows(context, scope, day),
    readBurden(context, scope, day),
  ])
  const facts = rows.map(row => deskFacts(row, day)).sort(byUrgency)
  return {
    items: await withOrganizations(context, facts),
    counts: countKinds(facts),
    ...deskTotals(facts),
    nearWorkingDays,
    burden: burdenOf(burden, monthlyAskCap),
    asOf: day.asOf,
  }
}

async function withOrganizations(context: Context, facts: readonly DeskFacts[]): Promise<DeskItem[]> {
  const organizations = await organizationLoader(context).loadMany(
    facts.map(({ organizationId }) => organizationId),
  )
  return facts.flatMap((item, index) => {
    const organization = organizations[index]
    return organization && !(organization instanceof Error) ? [{ ...item, organization }] : []
  })
}

/** Rows that wait for the viewer's own units today; 0 for those without any. */
export async function countUnitDesk(context: Context, place: string): Promise<number> {
  const scope = unitScope(context, place)
  if (scope === null) return 0
  const { nearWorkingDays } = await ruleSettings(context, scope.jurisdictionCode)
  const rows = await readDeskRows(context, scope, lightDay(context.clock.today(), nearWorkingDays))
  return rows.filter(({ kind }) => kind !== 'WAITING').length
}

function unitScope({ viewer }: Context, place: string): PlaceScope | null {
  const { jurisdictionCode } = placeScope(viewer, place)
  return hasRole(viewer, DOING_ROLES, jurisdictionCode) ? placeScope(viewer, place, DOING_ROLES) : null
}
