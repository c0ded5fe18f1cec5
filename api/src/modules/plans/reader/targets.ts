import type { Comparator } from './ledger.ts'

/** A quantity or an absolute aim; positions are those of the text given. */
export interface Target {
  text: string
  value: number | null
  unit: string | null
  comparator: Comparator
  start: number
  end: number
}

const NUMBER = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?'
const UNIT =
  '%|‰|个百分点|百分点|个工作日|工作日|(?:万|亿|千|百)?(?:平方公里|平方千米|平方米|立方米|公里|千米|公顷|米|亩|吨标准煤|吨|千瓦时|千瓦|兆瓦|度|元|美元|人次|人|户|名|家|个|项|件|台|套|辆|座|处|所|条|张|次|场次|场|期|批|部|篇|支|所|间|床|头|只|株|棵|岁|天|日|小时|分钟|分|秒|兆|Mbps|M|G|TB|GB|倍|类|种|宗|起|对|班|节|门|口|眼|盏|册|万|亿)'
const BEFORE =
  '不低于|不少于|不小于|至少|超过|突破|高于|大于|多于|达到|提高到|提升到|增长到|增加到|扩大到|稳定在|保持在|控制在|降低到|降至|下降到|压减到|压缩到|压缩至|不超过|不高于|不大于|不多于|低于|少于|小于|≥|≤|>=|<=|>|<|达|增长|下降|降低|提高|提升|压减|压缩|新增|累计|完成|实现|建成|建设|引进|培养|培训|选拔|资助|扶持|支持|设立|评选|新建|改造|重点|组织|打造|创建|培育|选派|发展|增加|减少|争取|到位|约|力争'
const AFTER = '及以上|以上|以下|以内|之内|左右|之多|及以下|全覆盖'

const QUANTITY = new RegExp(
  `(?<before>${BEFORE})?[了的至到为]{0,2}[ ]{0,2}(?<number>${NUMBER})[ ]{0,2}(?<unit>${UNIT})?(?<after>${AFTER})?`,
  'g',
)
const ABSOLUTE =
  /全覆盖|全部(?:纳入|接入|完成|上云|进驻|实现|入驻|整合|迁移)|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]|清零|零(?:跑动|发生|增长)/g

export function comparatorOf(before: string, after: string): Comparator {
  if (
    /不超过|不高于|不大于|不多于|≤|<=|控制在|降至|降低到|下降到|压缩[到至]|压减到/.test(before) ||
    /以内|之内|以下/.test(after)
  )
    return '<='
  if (/^(?:低于|少于|小于|<)$/.test(before)) return '<'
  if (/^(?:超过|突破|高于|大于|多于|>)$/.test(before)) return '>'
  if (
    /不低于|不少于|不小于|至少|达|≥|>=|提高到|提升到|增长到|增加到|扩大到|稳定在|保持在/.test(before) ||
    /以上/.test(after)
  )
    return '>='
  return '='
}

/** Clause around a quantity, for showing what is counted. */
function clauseAround(text: string, start: number, end: number): [number, number] {
  let from = start
  while (from > 0 && !/[,。;:\n]/.test(text[from - 1]!)) from--
  let to = end
  while (to < text.length && !/[,。;\n]/.test(text[to]!)) to++
  while (from < start && /\s/.test(text[from]!)) from++
  return [from, to]
}

/** Numbers that are dates, document numbers, headings or parts of names are no targets. */
function isNoQuantity(text: string, match: RegExpMatchArray): boolean {
  const { before, unit, after } = match.groups as Record<string, string | undefined>
  const end = match.index! + match[0].length
  if (
    /^[年月日号]/.test(text.slice(end)) ||
    /[年第〔[A-Za-z.\d]$/.test(text.slice(0, match.index!).slice(-1))
  )
    return true
  if (!unit) return true
  if (/^(?:日|天|次|期|分|部|个|月)$/.test(unit) && !before && !after) return true
  if (unit === '个' && /^月/.test(text.slice(end))) return true
  return /^(?:天|小时|日|分钟)$/.test(unit) && /^(?:在线|服务|受理|不打烊)/.test(text.slice(end)) && !before
}

export function readTargets(text: string): Target[] {
  const found: Target[] = []
  for (const match of text.matchAll(QUANTITY)) {
    if (isNoQuantity(text, match)) continue
    const { before = '', number, unit, after = '' } = match.groups as Record<string, string>
    const [start, end] = clauseAround(text, match.index, match.index + match[0].length)
    const value = Number(number!.replace(/,/g, ''))
    found.push({
      text: text.slice(start, end).trim(),
      value,
      unit: unit ?? null,
      comparator: comparatorOf(before, after),
      start,
      end,
    })
  }
  for (const match of text.matchAll(ABSOLUTE)) {
    const [start, end] = clauseAround(text, match.index, match.index + match[0].length)
    if (found.some(target => target.start <= match.index && match.index < target.end)) continue
    found.push({ text: text.slice(start, end).trim(), value: 100, unit: '%', comparator: '=', start, end })
  }
  return found.sort((a, b) => a.start - b.start)
}
