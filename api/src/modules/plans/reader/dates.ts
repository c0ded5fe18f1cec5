import type { DueStatus } from './ledger.ts'
import { insideRecurring, otherTimes } from './other-times.ts'
import { CN_DIGIT, EXPLICIT_YEAR, type Groups, smallNumber, type YearContext, Years } from './years.ts'

/** A time expression in a text, with offsets into it. */
export interface TimeWords {
  due: string | null
  status: DueStatus
  start: number
  end: number
  words: string
  /** Why a person must look: no year anywhere, masked figures, a span without a date, a year taken from elsewhere. */
  doubt?: 'year-missing' | 'masked' | 'relative' | 'year-from-issue'
}

const YEAR = `(?<year>\\d{4}|[二][${CN_DIGIT}]{3})[ \\n]*年(?:度)?`
const NEAR_YEAR = '(?<near>今年|本年度?|当年|明年|次年|翌年)'
const MASKED_YEAR = '(?<mask>[xX×＊*＿_□]{1,4})[ \\n]*年'
const MONTH_WORD = '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]'
/** `1月至6月`, `10-11月`: the first month only starts the period. */
const SINCE = `(?<since>(?:${MONTH_WORD})月?份?[ ]*(?:-{1,2}|~|至|到)[ ]*)?`
const MONTH = '(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|[xX×*]{1,2})[ \\n]*月份?'
const DAY =
  '(?:(?:[123]?\\d)日?(?:-{1,2}|~|至))?(?<day>3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[ \\n]*[日号]'
const PART = '(?<part>上旬|中旬|下旬|月?底|月?末|初)'
const BEFORE = '(?<before>之前|以前|前)?'

const DATE = new RegExp(
  `(?:(?:${YEAR}|${NEAR_YEAR}|${MASKED_YEAR})[ \\n]*)?(?:${SINCE}${MONTH}(?:${DAY}|${PART})?|(?:的)?(?<season>年?年?(?:底|末|终|内)|上半年(?:底|末)?|下半年|第?[一二三四1-4]季度(?:底|末|内)?|全年|前三季度))(?:${BEFORE})`,
  'g',
)
const DOTTED =
  /(?<![\d.〔(第])(?<year>20\d\d)[.\-/](?<month>1[0-2]|0?[1-9])(?:[.\-/](?<day>3[01]|[12]\d|0?[1-9]))?(?![\d%.])(?<before>之前|以前|前)?/g
const BARE_YEAR = new RegExp(`(?:${YEAR})(?<before>之前|以前|前)`, 'g')
export const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
export const iso = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(Math.min(day, lastDay(year, month))).padStart(2, '0')}`

/** Month and day of the words without their year. */
function monthDay(groups: Groups, year: number): [number, number] | undefined {
  const { month, day, part, season } = groups
  if (month) {
    if (/[xX×*]/.test(month)) return undefined
    const m = smallNumber(month)
    if (m < 1 || m > 12) return undefined
    if (day) return [m, smallNumber(day)]
    return [m, part === '上旬' || part === '初' ? 10 : part === '中旬' ? 20 : lastDay(year, m)]
  }
  return season ? seasonEnd(season) : undefined
}

function seasonEnd(season: string): [number, number] {
  if (/上半年/.test(season)) return [6, 30]
  if (/前三季度/.test(season)) return [9, 30]
  const quarter = /([一二三四1-4])季度/.exec(season)
  if (!quarter) return [12, 31]
  const q = smallNumber(quarter[1]!)
  return [q * 3, q === 1 || q === 4 ? 31 : 30]
}

/** Words right after or before the date that say it is not a deadline. */
function isNoDeadline(text: string, start: number, end: number, groups: Groups): boolean {
  const after = text.slice(end, end + 6)
  const before = text.slice(Math.max(0, start - 6), start)
  if (
    /^(?:起|以来|以后|之后|后[,]|来[,]|启动以来)/.test(after) ||
    /^(?:建成|投运|竣工|登记|成立|出生|注册|取得|签订|立项|开工|出台|印发|制定)[^,。;]{0,4}的/.test(after)
  )
    return true
  if (
    !groups['before'] &&
    !groups['part'] &&
    !groups['season'] &&
    /^(?:开始|印发|发布|颁布|发生)/.test(after)
  )
    return true
  if (/(?:自|从|截至|截止到?|截至到|始于|于20\d\d年)$/.test(before) && !/[-~至到]/.test(after.slice(0, 1)))
    return !/截止/.test(before)
  if (/^[)〕]?(?:第|号|版|级|届|度(?:工作|目标|考核))/.test(after)) return true
  if (groups['season'] === '全年') return true
  return false
}

/** A date with only a year and a month needs a word of purpose near it; background dates have none. */
function isDueLike(text: string, match: RegExpMatchArray, groups: Groups, strict: boolean): boolean {
  if (
    !strict ||
    inMonthList(text, match) ||
    endsRange(text, match) ||
    groups['before'] ||
    groups['season'] ||
    groups['part'] ||
    groups['since']
  )
    return !isBackground(text, match)
  if (isBackground(text, match)) return false
  const clause = /^[^。;]*/.exec(text.slice(match.index! + match[0].length))![0]
  return (
    /^[,、]?[^,。;]{0,24}(?:完成|建成|实现|启动|出台|投入|上线|达到|形成|制定|印发|编制|组织|开展|召开|举办|开工|竣工|投用|验收|报送|完工|全面|运行|推出|落地|公布|发布|基本|建立|交付)/.test(
      clause,
    ) ||
    (groups['day'] !== undefined && /^[,]?[^,。;]{0,6}完成/.test(clause))
  )
}

/** Inside 《》 or 〔〕, after 已/曾, a period since which something holds. */
function isBackground(text: string, match: RegExpMatchArray): boolean {
  const start = match.index!
  const open = text.lastIndexOf('《', start)
  if (open >= 0 && start - open < 80 && text.indexOf('》', open) > start) return true
  const clause = /^[^。;]{0,30}/.exec(text.slice(start + match[0].length))![0]
  return /^[,]?(?:我[省市县区]|全[省市县区]|本)?[^,。;]{0,8}(?:已经?|曾|累计已|共有)/.test(clause)
}

interface Found extends TimeWords {
  hasYear: boolean
  year: number | null
}

function toWords(match: RegExpMatchArray, years: Years, context: YearContext): Found | undefined {
  const groups = (match.groups ?? {}) as Groups
  const place = {
    start: match.index!,
    end: match.index! + match[0].length,
    words: match[0].replace(/\s+/g, ''),
  }
  if (groups['mask'] || /[xX×*]/.test(groups['month'] ?? '')) {
    return { ...place, due: null, status: 'unknown', doubt: 'masked', hasYear: false, year: null }
  }
  const { year, named, fromIssue } = years.resolve(groups)
  if (year === null)
    return { ...place, due: null, status: 'unknown', doubt: 'year-missing', hasYear: false, year }
  if (year < (context.floor ?? 1949) || year > 2100) return undefined
  const at = monthDay(groups, year) ?? [12, 31]
  if (fromIssue && context.issuedMonth !== null && at[0] < context.issuedMonth && !groups['near']) {
    return { ...place, due: null, status: 'unknown', doubt: 'year-missing', hasYear: false, year: null }
  }
  const found: Found = { ...place, due: iso(year, at[0], at[1]), status: 'dated', hasYear: named, year }
  return fromIssue ? { ...found, doubt: 'year-from-issue' } : found
}

/** 底 and 终 are a time only behind a year: 终端 is none. */
const BARE_END = /^[底末终内]$/

const PATTERNS = [DATE, DOTTED, BARE_YEAR]

/**
 * Time expressions that set a deadline, in reading order. `cell` = the text is a time cell or the words behind 完成时限:
 * there a bare year or month is a deadline too.
 */
export function readTimes(text: string, context: YearContext, cell = false): TimeWords[] {
  const years = new Years(context)
  const matches = PATTERNS.flatMap(pattern => [...text.matchAll(pattern)]).sort(
    (a, b) => a.index - b.index || b[0].length - a[0].length,
  )
  const taken: TimeWords[] = []
  const blocked = insideRecurring(text)
  let end = -1
  for (const match of matches) {
    if (match.index < end || blocked(match.index)) continue
    const groups = (match.groups ?? {}) as Groups
    if (BARE_END.test(groups['season'] ?? '') && !groups['year'] && !groups['near'] && !groups['mask'])
      continue
    const explicit = Boolean(groups['before'] || groups['season'] || groups['part'] || groups['day'])
    const bareMonth =
      groups['month'] !== undefined && (atClauseStart(text, match) || inMonthList(text, match))
    if (!groups['year'] && !groups['near'] && !groups['mask'] && !(explicit || cell || bareMonth)) continue
    if (
      !cell &&
      groups['season'] &&
      !groups['year'] &&
      !groups['near'] &&
      !groups['mask'] &&
      !plainSeason(text, match)
    )
      continue
    end = match.index + match[0].length
    const range = rangeStart(text, end)
    const words = toWords(match, years, context)
    if (!words || range || isNoDeadline(text, match.index, end, groups)) continue
    if (!isDueLike(text, match, groups, !cell)) continue
    taken.push(strip(words))
  }
  const due = taken.filter(time => !namesPeriod(text, time, taken))
  return mergeTimes(due, otherTimes(text, cell, due))
}

/** `召开上半年总结会,7月10日前完成`: the half-year says which meeting; the sentence has its own date. */
function namesPeriod(text: string, time: TimeWords, all: TimeWords[]): boolean {
  if (!/(?:半年|季度|全年)$/.test(time.words)) return false
  const stop = (from: number) => {
    const at = text.slice(from).search(/[。;\n]/)
    return at < 0 ? text.length : from + at
  }
  const end = stop(time.end)
  const others = all.some(other => other !== time && stop(other.end) === end)
  const after =
    /^(?:的)?(?:各项)?(?:重点|目标|阶段)?(?:工作|任务|目标|计划|总结|情况|数据|报表|报告|绩效|考核|评估|分析|招聘|会议|指标)/.test(
      text.slice(time.end),
    )
  const before = /(?:完成|召开|做好|推进|开展|组织|举办|迎接)$/.test(
    text.slice(Math.max(0, time.start - 3), time.start),
  )
  return others && (after || (before && !EXPLICIT_YEAR.test(time.words)))
}

const strip = ({ hasYear: _h, year: _y, ...words }: Found): TimeWords => words

/** `9月份举办…` at the start of a clause; what follows is judged like any date that is only a month. */
function atClauseStart(text: string, match: RegExpMatchArray): boolean {
  return match.index === 0 || /[,。;:、\n(]/.test(text[match.index! - 1]!)
}

/** `10月1日至10月20日集中拆除`: the end of a period. */
const endsRange = (text: string, match: RegExpMatchArray) =>
  /[月日号旬年起] ?(?:-{1,2}|~|至|到) ?$/.test(text.slice(Math.max(0, match.index! - 6), match.index!))

/** `6月、12月底前各上线一批`: the last of the list says what they are. */
function inMonthList(text: string, match: RegExpMatchArray): boolean {
  return /^(?:[、和及与]\d{1,2}月(?:份|底|末)?)*?[、和及与]\d{1,2}月(?:(?:份|底|末)?之?前|底|末)/.test(
    text.slice(match.index! + match[0].length, match.index! + match[0].length + 24),
  )
}

/** 上半年, 年底前, 一季度末 without a year: only as a time, not as part of another word. */
function plainSeason(text: string, match: RegExpMatchArray): boolean {
  const season = match.groups!['season']!
  const before = text[match.index! - 1] ?? ''
  if (/[\d每去上前近一二三四五六七八九十两几多]/.test(before)) return false
  if (/^年?(?:底|末|终|内)$/.test(season))
    return /^年/.test(season) && (match.groups!['before'] !== undefined || /^年[内底]/.test(season))
  return true
}

/** `2021年1月至2022年6月`: the first date only starts the period. */
function rangeStart(text: string, end: number): boolean {
  return /^(?:\([^()]{0,8}\))?[ ]*(?:-{1,2}|~|至|到)[ ]*(?:\d{4}年?|\d{1,2}月|[一二三四]季度|年底|今年|明年|[xX×]{2,4}年|[二]〇|长期)/.test(
    text.slice(end, end + 16),
  )
}

function mergeTimes(dated: TimeWords[], others: TimeWords[]): TimeWords[] {
  return [...dated, ...others].sort((a, b) => a.start - b.start)
}
