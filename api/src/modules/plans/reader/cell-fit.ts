import { readTimes } from './dates.ts'
import { isNameList } from './owner-phrases.ts'
import type { ColumnRole } from './table-columns.ts'
import { NO_YEAR } from './years.ts'

const NUMBERISH =
  /^[<>≥≤=≈~约+[("“]*(?:低于|高于|不低于|不高于|不少于|不超过|达到|大于|小于|左右)?[ ]*-?\d[\d,]*(?:\.\d+)?(?:[-~]\d[\d.]*)?[ ]*(?:%|‰|个百分点|[\u4e00-\u9fffA-Za-z]{1,4})?(?:以上|以内|以下|左右|及以上)?[\])"”]*$/
const UNIT_WORD = /^(?:%|‰|[\u4e00-\u9fffA-Za-z/²³%·]{1,10})$/
const UNIT_ENDS =
  /(?:元|人|个|%|‰|家|亩|吨|公里|千米|米|平方米|立方米|公顷|户|件|项|张|辆|台|套|座|处|所|次|人次|天|岁|年|月|小时|分钟|分|秒|兆|Mbps|M|GB|TB|倍|床|头|只|瓦|千瓦|千瓦时|度|级|位|名|篇|册|宗|条|点|百分点)$/
const BLANK = /^(?:[-—–/\\、无空]|--|——)?$/
const TARGET_WORDS =
  /考核|平均|达到|不低|不高|完成|覆盖|保持|进一步|控制|以上|以内|持续|稳步|位次|前列|级|警戒/

export const isBlankCell = (text: string) => BLANK.test(text.replace(/\s/g, ''))
export const isNumberish = (text: string) => NUMBERISH.test(text.trim())

const TIME_WORD =
  /^(?:长期|持续|常态|全年|每(?:年|个?月|季|周|半|旬|日|天|学期|两)|立行立改|即时|立即|年内|年底|\d{1,2}月|20\d\d|[xX×]{2,4}年|上半年|下半年|第?[一二三四1-4]季度|按时|随时|已完成|近期|中长期)/
const isTime = (text: string) =>
  text.length <= 60 && (TIME_WORD.test(text.trim()) || readTimes(text, NO_YEAR, true).length > 0)

/** What a cell looks like, found once and asked for each column. */
interface Look {
  bare: string
  blank: boolean
  number: boolean
  units: boolean
  time: boolean
}

function lookAt(text: string): Look {
  const bare = text.replace(/\s/g, '')
  const number = isNumberish(bare)
  const units = !number && bare.length <= 200 && isNameList(text)
  return { bare, blank: isBlankCell(bare), number, units, time: !units && isTime(text) }
}

const SEQUENCE =
  /^(?:\d{1,3}|[一二三四五六七八九十]{1,3}|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.-]\d{1,2})[.、]?$/
const PERSON = /^[\u4e00-\u9fff]{2,4}(?:[、,][\u4e00-\u9fff]{2,4})*$/
const HAS_OFFICE = /局|办|委|政府|部门|单位|中心|科|室/

/** How badly a cell fits each kind of column: 0 = well, 9 = not at all. */
const FIT: Record<ColumnRole, (look: Look) => number> = {
  seq: ({ bare }) => (SEQUENCE.test(bare) ? 0 : 9),
  unit: unitFit,
  baseline: valueFit,
  year: valueFit,
  growth: valueFit,
  target: look => (!look.number && !look.blank && TARGET_WORDS.test(look.bare) ? 0.6 : valueFit(look)),
  weight: ({ number }) => (number ? 0 : 9),
  lead: ownerFit,
  joint: ownerFit,
  duty: ownerFit,
  due: ({ blank, time }) => (blank ? 0.5 : time ? 0 : 5),
  leader: ({ blank, bare, units }) => (blank ? 0.5 : PERSON.test(bare) && !units ? 0 : 5),
  attribute: ({ bare }) => (/预期|约束|指导|性$|正向|逆向/.test(bare) ? 0 : 5),
  stage: ({ number, units }) => (number || units ? 3 : 0.2),
  remark: () => 1,
  progress: () => 0.8,
  name: look => nameFit(look, 2) ?? (look.bare.length <= 40 ? 0 : 1.2),
  indicator: look => nameFit(look, 2) ?? (look.bare.length <= 40 ? 0 : 1.2),
  category: look => nameFit(look, 2) ?? (look.bare.length <= 40 ? 0 : 1.2),
  detail: look => nameFit(look, 3) ?? (look.bare.length >= 10 ? 0 : 1.2),
}

function unitFit({ bare, blank }: Look): number {
  if (blank) return 0.5
  if (/\d/.test(bare)) return 9
  return UNIT_WORD.test(bare) && UNIT_ENDS.test(bare) ? 0 : 6
}

function valueFit({ bare, blank, number }: Look): number {
  if (number || blank) return 0
  return bare.length <= 4 ? 2 : 4
}

function ownerFit({ bare, blank, number, units, time }: Look): number {
  if (blank) return 0.5
  if (number) return 9
  if (units) return 0
  if (time) return 8
  return HAS_OFFICE.test(bare) && bare.length < 60 ? 1.5 : 5
}

/** What speaks against a name or a description; undefined when nothing does. */
function nameFit({ bare, blank, number, units, time }: Look, asUnits: number): number | undefined {
  if (number && !/[\u4e00-\u9fff]{4}/.test(bare)) return 9
  if (blank) return 3
  if (time && bare.length < 14) return 5
  return units && bare.length < 40 ? asUnits : undefined
}

export function fits(text: string, roles: ColumnRole[]): number[] {
  const look = lookAt(text)
  return roles.map(role => FIT[role](look))
}

/** Price of one more line in the same cell: lists of units often break, numbers never do. */
export function continuation(role: ColumnRole, fit: number): number {
  if (role === 'joint' || role === 'duty') return 0.7 + fit
  if (role === 'detail') return 1.3 + fit
  if (role === 'lead') return 2.4 + fit
  return 20
}
