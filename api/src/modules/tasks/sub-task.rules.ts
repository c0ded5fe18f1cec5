import type { Day } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { isWithin, LEVELS, levelOfCode } from '../divisions/index.ts'

/** One sub-task as asked for. */
export interface SubTask {
  placeCode: string
  leadIds: readonly string[]
  jointIds?: readonly string[] | null
  title: string
  weight?: number | null
  dueOn?: Day | null
  deliverable?: string | null
}

/** Sub-tasks of one call. */
export const MOST_PARTS = 200

const HEAVIEST = 10_000

/** A weight is a share against its siblings. Throws `BAD_INPUT`. */
export function checkWeight(weight: number): void {
  if (!Number.isFinite(weight) || weight < 0 || weight > HEAVIEST)
    throw badInput('weight', `权重应在 0 到 ${HEAVIEST} 之间。`)
}

/** What can be said of the parts without the database. Throws `BAD_INPUT` naming the part. */
export function checkParts(
  parts: readonly SubTask[],
  parentPlace: string,
  { today, onlyVillages }: { today: Day; onlyVillages: boolean },
): void {
  if (parts.length === 0) throw badInput('parts', '请至少添加一个子任务。')
  if (parts.length > MOST_PARTS) throw badInput('parts', `一次最多分解 ${MOST_PARTS} 个子任务，请分批操作。`)
  for (const [index, part] of parts.entries()) {
    const at = `第 ${index + 1} 个子任务`
    const { title, leadIds, jointIds, dueOn, placeCode, weight } = part
    if (title.trim() === '') throw badInput(`parts.${index}.title`, `${at}请填写名称。`)
    if (leadIds.length === 0) throw badInput(`parts.${index}.leadIds`, `${at}请选择牵头单位。`)
    if (jointIds?.some(id => leadIds.includes(id)))
      throw badInput(`parts.${index}.jointIds`, `${at}的同一单位不能既牵头又配合。`)
    if (!isWithin(placeCode, parentPlace))
      throw badInput(`parts.${index}.placeCode`, `${at}的承办地不在上级任务的范围内。`)
    if (onlyVillages && levelOfCode(placeCode) !== LEVELS.VILLAGE)
      throw badInput(`parts.${index}.placeCode`, `${at}只能分解到本镇（街道）的村（社区）。`)
    if (dueOn && dueOn < today) throw badInput(`parts.${index}.dueOn`, `${at}的时限不能早于今天。`)
    checkWeight(weight ?? 1)
  }
}
