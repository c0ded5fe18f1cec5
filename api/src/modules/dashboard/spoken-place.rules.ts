/** A place as one speaks of it: 红星社区居民委员会 → 红星社区, 沙湖村民委员会 → 沙湖村. */
export const spokenPlace = (name: string): string =>
  name
    .replace(/社区居民委员会$/, '社区')
    .replace(/居民委员会$/, '')
    .replace(/村民委员会$/, '村')
    .replace(/村村$/, '村')
