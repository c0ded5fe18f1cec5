import { iso } from './dates.ts'
import type { Line } from './lines.ts'
import { chineseNumber } from './numbering.ts'
import { type YearContext, yearOf } from './years.ts'

/** What stands above and below the text. Positions are not kept: these fields have no range in the ledger. */
export interface Header {
  title: string | null
  documentNumber: string | null
  issuer: string | null
  issuedOn: string | null
}

const NUMBER =
  /[\u4e00-\u9fff]{1,10}(?:发|办|字|函|文|政|委|通|规|厅|令|局|督|秘)?[〔[(【](?:19|20)\d{2}[〕\])】] ?\d{1,4} ?号/
const TITLE_END =
  /(?:方案|规划|计划|意见|通知|办法|要点|清单|分工|分解表|任务表|措施|决定|纲要|细则|责任书|任务书|工程|行动|分解|一览表|安排|规定|目标任务|台账|公告|报告|指南|(?:重点|工作)(?:任务|工作)|指标表?)(?:\([^()]{0,30}\)){0,3}(?:的通知|的意见|的函|的批复)?$/
const DATE =
  /^(?<y>\d{4}|[二〇○零一三四五六七八九]{4})年(?<m>\d{1,2}|[一二三四五六七八九十]{1,3})月(?<d>\d{1,2}|[一二三四五六七八九十]{1,3})日$/
export const isDateLine = (text: string) => DATE.test(text.replace(/ /g, ''))

const META_DATE =
  /(?:成文日期|发布日期|发文日期|印发日期|发布时间|印发时间)[:： |]*((?:20|19)\d\d)[年\-/.](\d{1,2})[月\-/.](\d{1,2})/
const ORG_LINE =
  /^国务院(?:办公厅)?$|^[\u4e00-\u9fff]{3,30}(?:人民政府|办公[室厅]|委员会|国务院|局|厅|部|委|中心|领导小组|指挥部)(?:办公室)?$/

export function readHeader(lines: Line[], bodyStart: number): Header {
  const top = lines.filter(line => line.text !== '' && line.start < bodyStart)
  return {
    title: readTitle(top) ?? titleBeforeBlank(lines[0]?.text ?? ''),
    documentNumber: readNumber(top),
    ...readSignature(lines),
  }
}

function readNumber(top: Line[]): string | null {
  for (const { text } of top) {
    const cited = text.replace(/(?<=\S)\([^()]*[〔[][^()]*\)/g, '').replace(/《[^《》]*》/g, '')
    const match = NUMBER.exec(cited)
    if (match && (cited.length - match[0].length < 60 || /文号|发文字号/.test(text)))
      return match[0]
        .replace(/[[(【]/, '〔')
        .replace(/[\])】]/, '〕')
        .replace(/ /g, '')
  }
  return null
}

/** The attached plan's own title rather than 关于印发《…》的通知; titles may run over two or three lines. */
function readTitle(top: Line[]): string | null {
  const candidates: { text: string; score: number }[] = []
  top.forEach(({ text }, i) => {
    for (const size of [1, 2, 3]) {
      const part = top.slice(i, i + size).map(line => line.text)
      if (
        part.length < size ||
        part.some(line => line.length > 60 || /[。;|]/.test(line) || /[:,]$/.test(line) || DATE.test(line)) ||
        BRACKET_LINE.test(part[0]!) ||
        part.some(line => NOT_IN_TITLE.test(line))
      )
        break
      const joined = part.join('').replace(/ +/g, '')
      if (joined.length >= 6 && joined.length <= 90 && TITLE_END.test(joined))
        candidates.push({ text: joined, score: titleScore(joined, part) - i * 0.01 })
    }
    const quoted = /印发《([^《》]{6,80})(?:》|$)/.exec(closed(top, i))
    if (quoted && text.length < 120) candidates.push({ text: quoted[1]!, score: 4 })
  })
  candidates.sort((a, b) => b.score - a.score)
  return clean(candidates[0]?.text ?? fallbackTitle(top))
}

/** A line with the lines behind it that close its 《. */
function closed(top: Line[], at: number): string {
  let text = top[at]!.text
  for (let i = at + 1; i <= at + 2 && i < top.length && /《[^》]*$/.test(text); i++) text += top[i]!.text
  return text
}

/** `(征求意见稿)`, `(2024-2026年)` on a line of its own below the title. */
const BRACKET_LINE = /^\([^()]{2,30}\)$/

/** `(x政办〔2021〕12号)`, `(2023年3月1日通过)` below the title. */
const NOT_IN_TITLE = /^\([^()]*(?:号|日|通过|会议|单位|责任)[^()]*\)$/

function titleScore(text: string, lines: string[]): number {
  let score = 5 - lines.filter(line => !BRACKET_LINE.test(line)).length * 0.2
  if (BRACKET_LINE.test(lines.at(-1)!)) score += 0.1
  if (/(?:的通知|的函|的批复)$/.test(text)) score -= 3
  if (/^(?:附件|来源|发布|当前位置|索引|各|根据|为)/.test(text)) score -= 4
  if (/文件$|>/.test(text)) score -= 3
  if (/(?:省|市|县|区|州|镇|乡|国务院|20\d\d|关于)/.test(text)) score += 0.5
  return score
}

const fallbackTitle = (top: Line[]) =>
  top.find(line => line.text.length >= 6 && line.text.length <= 60 && !/[。;|:,]/.test(line.text))?.text ??
  null

/** A text that lost its line ends: the title stands before the first blank. */
function titleBeforeBlank(text: string): string | null {
  const first = text.split(/[ 　。]+/)[0] ?? ''
  return first.length >= 6 && first.length <= 60 && TITLE_END.test(first) ? first : null
}

const clean = (title: string | null) =>
  title
    ?.replace(/^附件\d*[:：]?/, '')
    .replace(/^.{0,30}关于(?:印发|转发|下发)《?(.{6,}?)》?的通知$/, '$1')
    .replace(/^《(.*)》$/, '$1')
    .trim() || null

/** The signature: an office alone on a line with a date below it; else the page's own data. */
function readSignature(lines: Line[]): Pick<Header, 'issuer' | 'issuedOn'> {
  const filled = lines.filter(line => line.text !== '')
  for (let i = 0; i < filled.length; i++) {
    const match = DATE.exec(filled[i]!.text.replace(/ /g, ''))
    if (!match) continue
    const { y, m, d } = match.groups as Record<string, string>
    const before = filled[i - 1]?.text.replace(/ /g, '') ?? ''
    return {
      issuer: ORG_LINE.test(before) ? before : issuerFromPage(filled),
      issuedOn: iso(yearOf(y!), chineseNumber(m!) ?? 1, chineseNumber(d!) ?? 1),
    }
  }
  return { issuer: issuerFromPage(filled), issuedOn: dateFromPage(filled) }
}

function issuerFromPage(lines: Line[]): string | null {
  for (const { text } of lines.slice(0, 30)) {
    const match =
      /(?:发布机构|发文机关|发布单位|制发机关)[: |]*([\u4e00-\u9fff]{3,30})/.exec(text) ??
      /^([\u4e00-\u9fff]{3,24}(?:人民政府|办公室|局|委员会))(?:文件|关于)/.exec(text)
    if (match) return match[1]!
  }
  return null
}

function dateFromPage(lines: Line[]): string | null {
  for (const { text } of lines.slice(0, 30)) {
    const match = META_DATE.exec(text)
    if (match && Number(match[2]) <= 12 && Number(match[2]) > 0)
      return iso(Number(match[1]), Number(match[2]), Number(match[3]))
  }
  return null
}

export function yearContext(header: Header): YearContext {
  const title = /(?<!\d)(20\d\d)(?:年|(?=[^\d-]))/.exec(header.title ?? '')
  const range = /20\d\d ?[-~至—–] ?20\d\d/.test(header.title ?? '')
  const number = /(20\d\d)/.exec(header.documentNumber ?? '')
  const issued = header.issuedOn ? Number(header.issuedOn.slice(0, 4)) : number ? Number(number[1]) : null
  return {
    title: title && !range ? Number(title[1]) : null,
    issued,
    floor: earliest(...[...(header.title ?? '').matchAll(/20\d\d/g)].map(match => Number(match[0])), issued),
    issuedMonth: header.issuedOn ? Number(header.issuedOn.slice(5, 7)) : null,
  }
}

/** A plan does not set deadlines before its own year; a year's grace for plans printed late. */
function earliest(...years: (number | null)[]): number | null {
  const known = years.filter(year => year !== null)
  return known.length === 0 ? null : Math.min(...known) - 1
}
