import type { T } from '../../../i18n/index.ts'

/** `锅溪村` of 锅溪村村民委员会, `龙归社区` of 龙归社区居民委员会: lists are narrow, and the place is meant. */
export const shortName = (name: string): string =>
  name
    .replace(/(居民|村民)(委员会|居委会|村委会)$/, '')
    .replace(/居委会$/, '')
    .replace(/村委会$/, '村')

interface GonePlace {
  retiredOn?: string | null | undefined
  mergedInto?: { name: string } | null | undefined
}

/** `已撤销（并入江湾镇）` of a place that is no more on a day; null of one that is there. */
export function goneWords({ retiredOn, mergedInto }: GonePlace, day: string, t: T): string | null {
  if (!retiredOn || retiredOn > day) return null
  return mergedInto ? t('places:retiredInto', { name: shortName(mergedInto.name) }) : t('places:retired')
}

/** A place of a ranking by name; its own part has a name of its own: 区直部门, 镇本级. */
export function rowName(place: { name: string; level: number }, ownPart: boolean, t: T): string {
  if (!ownPart) return shortName(place.name)
  if (place.level === 3) return t('figures:ranking.ownPart.L3')
  return t(place.level === 4 ? 'figures:ranking.ownPart.L4' : 'figures:ranking.ownPart.other')
}
