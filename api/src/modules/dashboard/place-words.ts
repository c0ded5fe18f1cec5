import { LEVELS } from '../divisions/index.ts'

/** What tickets of a place that lie in none of those below it are called, by its level. */
export const NONE_BELOW: Readonly<Record<number, string>> = {
  [LEVELS.PROVINCE]: '未落到市',
  [LEVELS.CITY]: '未落到县区',
  [LEVELS.COUNTY]: '未落到镇街',
  [LEVELS.TOWN]: '未落到村居',
}

/** A place as one speaks of it: 红星社区居民委员会 → 红星社区, 沙湖村民委员会 → 沙湖村. */
export const spokenPlace = (name: string): string =>
  name
    .replace(/社区居民委员会$/, '社区')
    .replace(/居民委员会$/, '')
    .replace(/村民委员会$/, '村')
    .replace(/村村$/, '村')
