import type { T } from '../../../i18n/index.ts'

/** A place of a ranking by name; its own part has a name of its own: 区直部门, 镇本级. */
export function rowName(place: { name: string; level: number }, ownPart: boolean, t: T): string {
  if (!ownPart) return place.name
  if (place.level === 3) return t('figures:ranking.ownPart.L3')
  return t(place.level === 4 ? 'figures:ranking.ownPart.L4' : 'figures:ranking.ownPart.other')
}
