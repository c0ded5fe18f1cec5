import { NoticeKind, type WaitingOn } from '../notices/index.ts'
import type { Light } from '../tasks/index.ts'
import type { CountChange } from './change.type.ts'
import type { CockpitNotices } from './cockpit-notices.type.ts'

/** The ladder, from 催办 to 约谈. */
const LADDER = Object.keys(NoticeKind) as NoticeKind[]

type Count = 'awaiting' | 'overdue' | 'near'

const sumOf = ({ kinds }: WaitingOn, count: Count): number =>
  kinds.reduce((sum, kind) => sum + kind[count], 0)

/** Before the first notice there is nothing to compare with. */
const pastSum = (waiting: WaitingOn, count: Count): number | null =>
  waiting.known ? sumOf(waiting, count) : null

/** What waits, on the day of a board and on those it is compared with. */
export interface WaitingThen {
  now: WaitingOn
  before: WaitingOn
  yearBefore: WaitingOn
}

const changeOf = ({ now, before, yearBefore }: WaitingThen, count: Count): CountChange => ({
  value: sumOf(now, count),
  before: pastSum(before, count),
  yearBefore: pastSum(yearBefore, count),
})

function lightOf(waiting: WaitingOn): Light {
  if (sumOf(waiting, 'overdue') > 0) return 'BEHIND'
  if (sumOf(waiting, 'near') > 0) return 'NEAR'
  return waiting.known ? 'GOOD' : 'NO_DATA'
}

/** The notices of a board by the steps of the ladder. */
export const noticeFigures = (then: WaitingThen): CockpitNotices => ({
  awaiting: changeOf(then, 'awaiting'),
  overdue: changeOf(then, 'overdue'),
  near: sumOf(then.now, 'near'),
  light: lightOf(then.now),
  byLevel: LADDER.flatMap(kind => then.now.kinds.filter(one => one.kind === kind)),
})
