import type { TimeWords } from './dates.ts'
import type { DueStatus } from './ledger.ts'

const RECURRING =
  /每(?:个|一)?(?:年度?|半年|季度?|月|周|两年|学期|旬|日|双月|两个月)(?:(?:的)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|底|末|初|上旬|中旬|下旬)?(?:\d{1,2}日)?|度?(?:底|末|初|终)|\d{1,2}[日号])?(?:之?前)?/g
const ONGOING =
  /(?:长期(?:坚持|推进|实施|开展|任务|落实|执行|抓好|工作)?|持续(?:推进|坚持|实施|开展|深化|加强|落实|抓好|进行|用力)(?:落实)?|常态化(?:推进|开展|实施|坚持|落实|工作)?|全年(?:持续)?(?:推进|坚持|实施|开展|任务|落实)?|经常性(?:工作|开展)|贯穿全年|滚动推进|按时序(?:进度)?推进|逐年推进)/g

/** `三年内`, `印发之日起3个月内`. `5个工作日内办结` is a standard of service, not a deadline. */
const SPAN = '(?:\\d{1,3}|[一二三四五六七八九十两]{1,3})'
const RELATIVE = new RegExp(
  `(?<!每)${SPAN}年(?:之?内|以内)|(?:印发|发布|实施|下发|公布|收到|接到)(?:通知|文件)?(?:之日起|后)${SPAN}个?(?:年|月|工作日|日|天)(?:之?内|以内)?`,
  'g',
)

/** The day of a feast differs from year to year and is for a person to fill in. */
const FEAST =
  /(?:元旦|春节|清明节?|“?五一”?|端午节?|中秋节?|国庆节?|“?十一”?)(?:假期|长假|小长假)?之?前(?!夕)/g

/** `完成时限待明确`: said to be open. */
const OPEN_DUE =
  /(?:时限|时间|期限)(?::|为|尚)? ?(?:待明确|待定|待确定|未明确|未定|另行(?:通知|明确|确定|规定))/g

/** Tells whether a place lies inside 每年1月上旬 and the like: a date there is no deadline. */
export function insideRecurring(text: string): (index: number) => boolean {
  const spans = [...text.matchAll(RECURRING)].map(
    match => [match.index, match.index + match[0].length] as const,
  )
  return index => spans.some(([start, end]) => index >= start && index < end)
}

/** Yearly, monthly, ongoing and relative expressions that do not overlap a date. */
export function otherTimes(text: string, cell: boolean, dated: TimeWords[]): TimeWords[] {
  const found: TimeWords[] = []
  const add = (match: RegExpMatchArray, status: DueStatus, doubt?: TimeWords['doubt']) => {
    const start = match.index!
    const end = start + match[0].length
    if (dated.some(time => start < time.end && end > time.start)) return
    found.push({ due: null, status, start, end, words: match[0], ...(doubt ? { doubt } : {}) })
  }
  for (const match of text.matchAll(RECURRING))
    if (cell || /[月底末初前日号季周]|半年|学期/.test(match[0].slice(1))) add(match, 'recurring')
  for (const match of text.matchAll(ONGOING)) if (cell || standsAlone(text, match)) add(match, 'ongoing')
  for (const match of text.matchAll(RELATIVE)) add(match, 'unknown', 'relative')
  for (const match of text.matchAll(FEAST)) add(match, 'unknown', 'relative')
  for (const match of text.matchAll(OPEN_DUE)) add(match, 'unknown')
  return found
}

/** 持续推进 counts as a time only when nothing follows it: `(…;长期坚持)`. */
function standsAlone(text: string, match: RegExpMatchArray): boolean {
  const before = text[match.index! - 1] ?? '\n'
  const after = text[match.index! + match[0].length] ?? '\n'
  return /[,;:(\n。并]/.test(before) && /[)。;\n]/.test(after) && match[0].length > 2
}
