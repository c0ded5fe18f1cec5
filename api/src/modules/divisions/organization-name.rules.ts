import { OrganizationKind } from '#prisma'
import { LEVELS } from './division.rules.ts'

/** Half-width brackets and no white space: what differs between two prints of one name. */
export const plainWords = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')

/** One spelling for the long and short forms that always mean the same: 人民政府 = 政府, 居民委员会 = 居委会. */
export const canonicalName = (name: string): string =>
  plainWords(name)
    .replace(/人民政府/g, '政府')
    .replace(/村民委员会$/, '村委会')
    .replace(/(?:居民委员会|居民居委会)$/, '居委会')
    .replace(/(?:街道办事处|街道办|街办)$/, '街道')
    .replace(/管理委员会$/, '管委会')
    // 发展和改革局 = 发展改革局; 和平村 is no such case.
    .replace(/(?<=.)和(?=.*(?:局|委|委员会|厅|部|办|办公室)$)/g, '')

/** 武江区 → 区: the word by which documents of the place call it. */
export const levelWord = (placeName: string): string => placeName.slice(-1)

/** The organization that runs a division: what it is called and of what kind it is. */
export interface GoverningBody {
  name: string
  kind: OrganizationKind
}

/**
 * The body that runs a division, or null where the statistics office counts an area that no one body runs
 * (虚拟社区, 生活区). Development zones and farms are run by bodies that are no governments, so they are kept out of
 * groups such as 各县(市、区)人民政府 and 各乡镇.
 */
export function governingBody({ name, level }: { name: string; level: number }): GoverningBody | null {
  if (level >= LEVELS.VILLAGE) {
    return /(?:委员会|委会)$/.test(name) ? { name, kind: OrganizationKind.VILLAGE_COMMITTEE } : null
  }
  if (/(?:开发区|高新区|园区|园|管理区|度假区|示范区|保税区)$/.test(name)) {
    return { name: `${name}管理委员会`, kind: OrganizationKind.OTHER }
  }
  if (level < LEVELS.TOWN) return { name: `${name}人民政府`, kind: OrganizationKind.COUNTY_GOVERNMENT }
  if (name.endsWith('街道')) return { name: `${name}办事处`, kind: OrganizationKind.TOWN_GOVERNMENT }
  if (/[镇乡]$|苏木$/.test(name)) return { name: `${name}人民政府`, kind: OrganizationKind.TOWN_GOVERNMENT }
  return { name, kind: OrganizationKind.OTHER }
}

/** Kind of a unit that a plan names and nobody knows yet: companies and the like are no departments. */
export const kindOfNewUnit = (name: string): OrganizationKind =>
  /(?:公司|集团|银行|分行|支行|企业|协会|商会|学会|学校|大学|学院|医院|合作社)$/.test(plainWords(name))
    ? OrganizationKind.OTHER
    : OrganizationKind.DEPARTMENT
