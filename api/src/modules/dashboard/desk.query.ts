import type { Context } from '../../platform/context.ts'
import { DOING_ROLES, grantsIn, OPERATOR_ROLES, type PlaceScope } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { BURDEN } from './desk.burden.sql.ts'
import { DESK_ITEMS } from './desk.items.sql.ts'
import type { BurdenRow, DeskDay } from './desk.rules.ts'
import type { DeskRow } from './desk.words.ts'

/**
 * The organizations the viewer acts for, and whether he signs what they submit: `actsFor` and `signsFor` in SQL.
 * An operator acts for all organizations of the place looked at, as far as it is his.
 */
const ACTING = `acting as (
  select o.id, (o.place_code between $4 and $5 or o.id = any($7::uuid[])) as signs from organization o
  where o.division_code = $1 and (o.place_code between $4 and $5 or o.id = any($6::uuid[])))`

const NOWHERE = { from: '', to: '' }

/** Values `$1`–`$7` of the statements of a desk. */
function deskValues({ viewer }: Context, { jurisdictionCode, place, scopeCodes }: PlaceScope, day: DeskDay) {
  const grants = grantsIn(viewer, jurisdictionCode).filter(({ role }) =>
    (DOING_ROLES as readonly string[]).includes(role),
  )
  const own = (roles: readonly string[]) =>
    grants.filter(({ role }) => roles.includes(role)).flatMap(({ organizationId }) => organizationId ?? [])
  const { from, to } = scopeCodes.length > 0 ? codeRange(place) : NOWHERE
  return [
    jurisdictionCode,
    day.asOf,
    day.nearUntil,
    from,
    to,
    own(DOING_ROLES),
    own(['UNIT_LEADER', ...OPERATOR_ROLES]),
  ]
}

/** Every row of the desk, in no order. One statement. */
export const readDeskRows = (context: Context, scope: PlaceScope, day: DeskDay): Promise<DeskRow[]> =>
  context.db.sql<DeskRow>(`with ${ACTING} ${DESK_ITEMS}`, deskValues(context, scope, day))

/** What the units were asked for in the month of `asOf`. One statement. */
export const readBurden = (context: Context, scope: PlaceScope, day: DeskDay): Promise<BurdenRow[]> =>
  context.db.sql<BurdenRow>(
    // The burden knows no near days, yet the database wants to hear of every value what it is.
    `with ${ACTING} select * from (${BURDEN}) burden where $3::date is not null`,
    deskValues(context, scope, day),
  )
