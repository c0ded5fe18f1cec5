import type { Context } from '../../platform/context.ts'
import type { Write } from '../../platform/write.ts'
import { isDone } from './task.status.ts'
import { stepTask } from './task-change.service.ts'
import { rolledUpPercent } from './task-life.rules.ts'
import { type LockedTask, lockTask } from './task-lock.ts'

/** Levels of the tree: province, city, county, town, village. */
export const DEEPEST_TREE = 5

/**
 * Carries the progress of a task up to its parents inside the write that changed it. Parents are locked from below
 * upwards, so two sub-tasks written at once are counted one after the other. What is done keeps its 100.
 */
export async function rollUp(
  step: Pick<Write, 'tx'>,
  context: Context,
  { jurisdictionCode, parentId }: Pick<LockedTask, 'jurisdictionCode' | 'parentId'>,
): Promise<void> {
  let next = parentId
  for (let level = 0; next !== null && level < DEEPEST_TREE; level += 1) {
    const parent: LockedTask = await lockTask(step, jurisdictionCode, next)
    const percent = await percentOfParts(step, parent)
    if (percent === null || percent === parent.reportedPercent || isDone(parent.status)) return
    await stepTask(step, context, parent, { reportedPercent: percent })
    next = parent.parentId
  }
}

/** The weighted progress of the sub-tasks of a task; null when it has none that count. */
export async function percentOfParts(
  { tx }: Pick<Write, 'tx'>,
  { jurisdictionCode, id }: Pick<LockedTask, 'jurisdictionCode' | 'id'>,
): Promise<number | null> {
  const children = await tx.task.findMany({
    where: { jurisdictionCode, parentId: id },
    select: { status: true, percent: true, reportedPercent: true, weight: true },
  })
  return rolledUpPercent(
    children.map(({ status, percent, reportedPercent, weight }) => ({
      status,
      percent: reportedPercent ?? percent,
      weight: weight.toNumber(),
    })),
  )
}
