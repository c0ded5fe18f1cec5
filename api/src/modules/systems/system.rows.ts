import type { SystemState as StateRow, InformationSystem as SystemRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, conflict } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import type { StateFacts } from './system.rates.ts'
import type { NewState } from './system.rules.ts'
import type { SystemFacts } from './system-facts.rules.ts'

/** A system as the services change it: the row, and its whole history. */
export type WholeSystem = SystemFacts & {
  jurisdictionCode: string
  id: string
  no: number
  placeCode: string
  version: number
  removed: boolean
  states: (StateFacts & { reason: string | null })[]
}

export const toWhole = (row: SystemRow & { states: StateRow[] }): WholeSystem => ({
  ...row,
  approvedOn: row.approvedOn && dateToDay(row.approvedOn),
  cloudDueOn: row.cloudDueOn && dateToDay(row.cloudDueOn),
  fundingAmount: row.fundingAmount === null ? null : Number(row.fundingAmount),
  removed: row.removedOn !== null,
  states: row.states.map(state => ({
    ...state,
    effectiveOn: dateToDay(state.effectiveOn),
    knownOn: dateToDay(state.knownOn),
  })),
})

/** Systems with their histories, by id, in no order. Two statements. */
export async function readWhole(
  reader: Pick<Write['tx'], 'informationSystem'>,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<WholeSystem[]> {
  const rows = await reader.informationSystem.findMany({
    where: { jurisdictionCode, id: { in: [...ids] } },
    include: { states: true },
  })
  return rows.map(toWhole)
}

/**
 * Takes the next version of a system: of two who write at once the second is told. Throws `CONFLICT`.
 */
export async function claimSystem(
  { tx }: Write,
  { jurisdictionCode, id, name }: Pick<WholeSystem, 'jurisdictionCode' | 'id' | 'name'>,
  version: number,
  data: Parameters<Write['tx']['informationSystem']['updateMany']>[0]['data'] = {},
): Promise<void> {
  const { count } = await tx.informationSystem.updateMany({
    where: { jurisdictionCode, id, version, removedOn: null },
    data: { ...data, version: version + 1 },
  })
  if (count === 0)
    throw conflict(`“${name}”刚刚被其他人修改过。请刷新后核对，再重新提交，您填写的内容仍保留在页面上。`)
}

/** Rows of the history, ready for the database; those of one change bear one `changeId`. */
export function stateRows(
  { clock, viewer }: Context,
  { jurisdictionCode, id }: Pick<WholeSystem, 'jurisdictionCode' | 'id'>,
  states: readonly NewState[],
  changeId: string,
): StateRow[] {
  return states.map(({ effectiveOn, ...values }) => ({
    ...values,
    jurisdictionCode,
    id: newId(),
    systemId: id,
    effectiveOn: dayToDate(effectiveOn),
    knownOn: dayToDate(clock.today()),
    recordedAt: clock.now(),
    recordedBy: viewer?.name ?? '系统',
    changeId,
  }))
}

/** The owner of a system: an active organization of the jurisdiction. Throws `BAD_INPUT`. */
export async function ownerOf(
  { db }: Context,
  jurisdictionCode: string,
  id: string,
): Promise<{ id: string; name: string; placeCode: string }> {
  const owner = isId(id)
    ? await db.prisma.organization.findFirst({
        where: { jurisdictionCode, id, active: true },
        select: { id: true, name: true, placeCode: true },
      })
    : null
  if (!owner) throw badInput('ownerId', '请选择本地区的责任单位。')
  return owner
}
