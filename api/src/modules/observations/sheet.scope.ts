import type { ReportFrequency } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { type Period, readPeriod } from '../../platform/period.ts'
import { type PlaceScope, placeScope, SEES_INDICATORS } from '../access/index.ts'
import { type Division, requireDivision, ruleSettings } from '../divisions/index.ts'
import { seesCell } from './observation.policy.ts'
import type { GroundQuery, PlaceGround } from './sheet.ground.ts'

/** Reads the key of a period. Throws `BAD_INPUT` for what is none, and for one of another frequency. */
export function requirePeriod(frequency: ReportFrequency, key: string): Period {
  const period = readPeriod(key)
  if (period && period.frequency === frequency) return period
  throw badInput('period', '没有这个填报期。请从填报列表重新打开。')
}

/** What one place's sheet is asked for. */
export interface SheetScope {
  scope: PlaceScope
  place: Division
  query: GroundQuery
}

/** Throws `NOT_FOUND`, `FORBIDDEN` for places that are not the viewer's, `BAD_INPUT` for a period that is none. */
export async function sheetScope(
  context: Context,
  placeCode: string,
  frequency: ReportFrequency,
  periodKey: string,
): Promise<SheetScope> {
  const scope = placeScope(context.viewer, placeCode, SEES_INDICATORS)
  const { jurisdictionCode } = scope
  const place = await requireDivision(context, placeCode)
  const rules = await ruleSettings(context, jurisdictionCode)
  const period = requirePeriod(frequency, periodKey)
  const { viewer, clock } = context
  return { scope, place, query: { jurisdictionCode, viewer, today: clock.today(), rules, period } }
}

/** Of the rows a place owes, those the viewer may see: a unit sees those of its own indicators. */
export const visibleGround = (ground: PlaceGround, scope: PlaceScope): PlaceGround => ({
  ...ground,
  rows: ground.rows.filter(({ indicator }) => seesCell(scope, indicator.ownerId)),
})
