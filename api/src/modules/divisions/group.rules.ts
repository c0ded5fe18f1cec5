import { GroupRule } from '#prisma'
import { plainWords } from './organization-name.rules.ts'

const ALL = '(?:各级|各地|各个|各|所有|所辖各?|下辖各?|辖区各?|全[省市县区州][各所有]*)'
const SOME = '(?:有关|相关|其他|其它|部分|涉及|试点|各有关|各相关)'
const COUNTY_PARTS = '(?:设区的?市|县级市|自治[县州]|省直管县|市|县|区|州|盟|旗)'
const TOWN_PARTS = '(?:民族乡|乡|镇|街道|苏木)'
const VILLAGE_PARTS = '(?:行政村|村民|居民|村|社区|居)'
const GOVERNMENT = '(?:党委|党工委|政府|管委会|办事处|街道办|街)*'

const COUNTIES = new RegExp(`^${ALL}${COUNTY_PARTS}+${GOVERNMENT}$`)
/** Without 各 only words that name several kinds of places at once can be a group: 县(市、区)人民政府. */
const BARE_COUNTIES = new RegExp(`^(?:县市区|县区市|市县区|区县市|市县|区县|县区|市州|区市县)${GOVERNMENT}$`)
const TOWNS = new RegExp(`^${ALL}?(?:${TOWN_PARTS}${GOVERNMENT})+$`)
const VILLAGES = new RegExp(`^${ALL}?(?:${VILLAGE_PARTS}(?:委会|委员会|两委)?)+$`)
const DEPARTMENTS = new RegExp(
  `^(?:${ALL}|${SOME})?([省市县区州旗])?(?:[级直委]|直属|直机关|政府)*(?:${ALL}|${SOME})*(?:职能|直属)?(?:(?:${ALL}|${SOME})?(?:部门|单位|机关|委办局))+$`,
)
const SOME_OF_A_KIND = new RegExp(
  `^(?:${ALL}|${SOME}|.{0,12}${SOME}).*(?:部门|单位|机关|机构|企业|公司|科室|股室|处室|专班|学校|医院|园区|开发区|党委|政府|办事处|街道|委会|委员会|乡镇|镇街|[县区市镇乡村街居]|主体|小组)$`,
)

/** Kinds of places that could be meant when 各 is missing: one of them alone is the name of one place. */
const TOWN_KINDS = /民族乡|乡|镇|街道|苏木/g
const VILLAGE_KINDS = /行政村|村|社区|居/g

const startsWithAll = (words: string) => new RegExp(`^${ALL}`).test(words)
const kinds = (words: string, pattern: RegExp) => new Set(words.match(pattern)).size

/**
 * The rule behind words that stand for several organizations (DOMAIN §2): 各县(市、区)人民政府, 各镇(街道),
 * 各村(社区), 市直有关部门. `MANUAL` = a group whose members only a person can name (有关县区, 各专班);
 * null = no group at all. With the name of the jurisdiction, departments of another level (省直部门 in a city's
 * plan) are `MANUAL` too, because they are not among its organizations.
 */
export function groupRuleOf(words: string, jurisdictionName?: string): GroupRule | null {
  const plain = groupWords(words)
  if (COUNTIES.test(plain) || BARE_COUNTIES.test(plain)) return GroupRule.COUNTY_GOVERNMENTS
  if (TOWNS.test(plain) && (startsWithAll(plain) || kinds(plain, TOWN_KINDS) > 1 || plain === '镇街')) {
    return GroupRule.TOWN_GOVERNMENTS
  }
  if (VILLAGES.test(plain) && (startsWithAll(plain) || kinds(plain, VILLAGE_KINDS) > 1)) {
    return GroupRule.VILLAGE_COMMITTEES
  }
  return (
    departmentRule(plain, jurisdictionName) ??
    (SOME_OF_A_KIND.test(plain) || plain === '各地' ? GroupRule.MANUAL : null)
  )
}

function departmentRule(plain: string, jurisdictionName?: string): GroupRule | null {
  const match = DEPARTMENTS.exec(plain)
  if (!match || /^(?:部门|单位|机关|委办局)$/.test(plain)) return null
  const level = match[1]
  const foreign = level !== undefined && jurisdictionName !== undefined && !jurisdictionName.endsWith(level)
  return foreign || plain.startsWith('各级') ? GroupRule.MANUAL : GroupRule.DEPARTMENTS
}

/** 各县(市、区)人民政府 → 各县市区政府: without marks and conjunctions, which documents set in every way. */
const groupWords = (words: string): string =>
  plainWords(words)
    .replace(/[(),、,。;;//·—-]/g, '')
    .replace(/人民政府/g, '政府')
    .replace(/(?<=.)[和与及](?=.)/g, '')
