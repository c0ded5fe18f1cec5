import type { Context } from '../../platform/context.ts'
import { canReadNotices } from '../access/index.ts'
import { countWaitingNotices } from '../notices/index.ts'
import type { TaskView } from '../tasks/index.ts'
import { noticeFigures } from './cockpit-notices.rules.ts'
import type { CockpitNotices } from './cockpit-notices.type.ts'

/** The views of a board: its day, and the last days of the periods it is compared with. */
export type ComparedViews = readonly [TaskView, TaskView, TaskView]

/** Notices of a place that wait for an answer; null for those who may not read notices. One statement. */
export async function readNotices(context: Context, views: ComparedViews): Promise<CockpitNotices | null> {
  if (!canReadNotices(context.viewer)) return null
  const [now, before, yearBefore] = await countWaitingNotices(context, views[0], views)
  return now && before && yearBefore ? noticeFigures({ now, before, yearBefore }) : null
}
