import type { Context } from '../../platform/context.ts'
import { conflict } from '../../platform/errors.ts'
import { type Write, write } from '../../platform/write.ts'
import {
  addUnit,
  editUnit,
  mergeUnit,
  type Organization,
  requireUnit,
  switchUnit,
  type UnitFacts,
} from '../divisions/index.ts'
import { settingsPlace } from './administration.policy.ts'
import { UNIT_WORK } from './unit.query.ts'

const change = async (
  context: Context,
  place: string,
  work: (step: Write, jurisdictionCode: string) => Promise<void>,
): Promise<boolean> => {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  await write(context, jurisdictionCode, step => work(step, jurisdictionCode))
  return true
}

export const createUnit = (context: Context, place: string, facts: UnitFacts): Promise<boolean> =>
  change(context, place, async (step, code) => {
    await addUnit(step, code, facts, context.clock.now())
  })

export const changeUnit = (
  context: Context,
  place: string,
  input: { id: string; stamp: string; facts: UnitFacts },
): Promise<boolean> => change(context, place, (step, code) => editUnit(step, code, input))

/** What still hangs on a unit. Throws `CONFLICT` with where to look. */
async function refuseBusy({ tx }: Write, { jurisdictionCode, id, name }: Organization): Promise<void> {
  const [row] = await tx.$queryRawUnsafe<{ people: number; openTasks: number; openTickets: number }[]>(
    `select ${UNIT_WORK} from organization o where o.division_code = $1 and o.id = $2::uuid`,
    jurisdictionCode,
    id,
  )
  const { people = 0, openTasks = 0, openTickets = 0 } = row ?? {}
  const what = [
    openTasks > 0 ? `牵头 ${openTasks} 项在办任务（由督查室在任务台账中办结或改派）` : '',
    openTickets > 0 ? `有 ${openTickets} 件工单在办（由受理人员在 12345 待办中改派）` : '',
    people > 0 ? `有 ${people} 个在用账号（由安全管理员在人员与权限中调整）` : '',
  ].filter(Boolean)
  if (what.length > 0) throw conflict(`“${name}”还不能停用：${what.join('；')}。处理完后再停用。`)
}

/** Takes a unit out of use or back into it. Throws `CONFLICT` while work or people hang on it. */
export const setUnitActive = (
  context: Context,
  place: string,
  { id, stamp, active }: { id: string; stamp: string; active: boolean },
): Promise<boolean> =>
  change(context, place, async (step, code) => {
    const row = await requireUnit(step, code, id, stamp)
    if (!active) await refuseBusy(step, row)
    await switchUnit(step, row, active)
  })

/**
 * 并入: the names of a unit without work become aliases of another. Tasks, tickets and figures of the past stay with the
 * unit that had them: moving them would rewrite who answered for what.
 */
export const mergeUnits = (
  context: Context,
  place: string,
  { id, stamp, intoId }: { id: string; stamp: string; intoId: string },
): Promise<boolean> =>
  change(context, place, async (step, code) => {
    const row = await requireUnit(step, code, id, stamp)
    await refuseBusy(step, row)
    await mergeUnit(step, row, intoId)
  })
