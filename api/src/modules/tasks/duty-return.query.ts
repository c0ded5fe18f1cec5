import type { DutyReturn as DutyReturnRow } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dateToDay } from '../../platform/day.ts'
import { placeScope, SUPERVISION_ROLES } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { dutyReturnLoader } from './duty-return.loader.ts'
import type { DutyReturn } from './duty-return.type.ts'
import type { Task } from './task.type.ts'
import { optionalDay } from './task-lock.ts'

/** A duty return as it leaves the server. */
export const toDutyReturn = (row: DutyReturnRow): DutyReturn => ({
  ...row,
  requestedOn: dateToDay(row.requestedOn),
  decidedOn: optionalDay(row.decidedOn),
})

/** How often a task was handed back, newest first. */
export async function dutyReturnsOf(context: Context, task: Task): Promise<DutyReturn[]> {
  return (await dutyReturnLoader(context).load(task)).map(toDutyReturn)
}

/** Duty returns that wait for the head of supervision in a place, oldest first. Throws `FORBIDDEN`, `NOT_FOUND`. */
export async function waitingDutyReturns(context: Context, place: string): Promise<DutyReturn[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, SUPERVISION_ROLES)
  const { from, to } = codeRange(place)
  const rows = await context.db.prisma.dutyReturn.findMany({
    where: {
      jurisdictionCode,
      status: 'PENDING',
      ...(place === jurisdictionCode ? {} : { task: { placeCode: { gte: from, lte: to } } }),
    },
    orderBy: { id: 'asc' },
    take: 200,
  })
  return rows.map(toDutyReturn)
}
