import { LEVELS } from '../divisions/index.ts'

/** What tickets of a place that lie in none of those below it are called, by its level. */
export const NONE_BELOW: Readonly<Record<number, string>> = {
  [LEVELS.PROVINCE]: '未落到市',
  [LEVELS.CITY]: '未落到县区',
  [LEVELS.COUNTY]: '未落到镇街',
  [LEVELS.TOWN]: '未落到村居',
}
