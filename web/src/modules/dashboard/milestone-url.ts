/** How the list of milestones lives in its address. */
import { isDay, type LinkParams } from '../../scope-url.ts'

/** Which milestones the list holds; everything given must hold. */
export interface MilestoneChoice {
  /** Days, `YYYY-MM-DD`. */
  dueBy: string | null
  doneBy: string | null
  onTime: boolean | null
  /** Counted by the dates first given. */
  original: boolean
}

const dayOf = (text: string | null) => (text && isDay(text) ? text : null)

export function readMilestoneChoice(search: string): MilestoneChoice {
  const params = new URLSearchParams(search)
  const onTime = params.get('onTime')
  return {
    dueBy: dayOf(params.get('dueBy')),
    doneBy: dayOf(params.get('doneBy')),
    onTime: onTime === 'true' ? true : onTime === 'false' ? false : null,
    original: params.get('original') === 'true',
  }
}

export const milestoneParams = ({
  dueBy,
  doneBy,
  onTime,
  original,
}: Partial<MilestoneChoice>): LinkParams => ({
  dueBy,
  doneBy,
  onTime: onTime === null || onTime === undefined ? null : String(onTime),
  original,
})
