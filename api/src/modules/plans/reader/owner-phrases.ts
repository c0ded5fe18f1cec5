import type { NamedUnit, Role } from './owner-lists.ts'
import { cleanName, readUnitList, splitOutside } from './owner-lists.ts'
import { looksLikeUnit } from './unit-names.ts'

/** A stretch of text that names the units of a task, with what it said about their parts. */
export interface OwnerPhrase {
  units: NamedUnit[]
  start: number
  end: number
}

const LEAD_LABEL =
  '(?:责任)?牵头(?:责任)?(?:单位|部门|科室|股室|处室|责任人)|主办(?:单位|部门)|主要(?:责任|负责)(?:单位|部门)|第一责任(?:单位|部门)|主责(?:单位|部门)|组织(?:单位|部门)|总牵头单位|牵头(?=:)'
const JOINT_LABEL =
  '(?:责任)?(?:配合|协办|协同|协助|协作|参与|参加|共同责任|共同|联合|辅助|协同配合|协调|配合责任)(?:单位|部门|科室|股室|处室)|其他责任单位|配合(?=:)'
const DUTY_LABEL =
  '(?:任务|落实|承办|实施|负责|完成|执行|推进|建设)?责任(?:单位|部门|科室|股室|处室|主体|领域)|(?:承办|实施|负责|落实|完成|执行|推进|办理|具体负责)(?:单位|部门|科室|股室|处室|主体)|责任分工|任务分工|分工负责|牵头和配合单位|牵头及配合单位'

/** Group names: lead, joint, duty. */
export const OWNER_LABEL = new RegExp(
  `(?:(?<lead>${LEAD_LABEL})|(?<joint>${JOINT_LABEL})|(?<duty>${DUTY_LABEL}))(?:及(?:其)?分工|及责任人|\\(单位\\))?`,
  'g',
)
const DUE_LABEL =
  /(?:完成|办结|时间|落实|整改|推进|任务|进度|工作)(?:时限|期限|时间|节点|要求|安排)(?:要求)?|时限要求|时限|完成时限|责任人|责任领导|分管领导|牵头领导|包保领导|联系人|工作目标|任务目标|完成标准|备注/

interface Label {
  role: Role
  start: number
  /** Where its names begin. */
  names: number
}

/** Labels followed by a colon, a line end or blanks; `责任单位要…` in a sentence is none. */
function findLabels(text: string): Label[] {
  const labels: Label[] = []
  for (const match of text.matchAll(OWNER_LABEL)) {
    const after = /^[】\]*]*\s*(?:[::]\s*|\n\s*)|^[】\]]\s*/.exec(
      text.slice(match.index + match[0].length, match.index + match[0].length + 12),
    )
    const before = text[match.index - 1] ?? '\n'
    const standalone = /[\s(,;。:、【[*]/.test(before)
    const own =
      after ??
      saidOf(text, match.index + match[0].length) ??
      (standalone && /^ {1,4}(?=[\u4e00-\u9fff])/.exec(text.slice(match.index + match[0].length)))
    if (!own) continue
    if (!after?.[0].includes(':') && !standalone) continue
    const role: Role = match.groups?.['lead'] ? 'lead' : match.groups?.['joint'] ? 'joint' : 'duty'
    labels.push({ role, start: match.index, names: match.index + match[0].length + own[0].length })
  }
  return labels
}

/** `牵头单位为县住建局`; `责任单位为…提供支持` names nobody. */
function saidOf(text: string, at: number): RegExpExecArray | null {
  const match = /^[为是]/.exec(text.slice(at, at + 1))
  const names = /^[^,;。\n)]{2,80}/.exec(text.slice(at + 1, at + 90))?.[0]
  return match && names && isNameList(names) ? match : null
}

/** End of the names after a label: the next label, a stop, the closing bracket or the end of the list's lines. */
function endOfNames(text: string, from: number, limit: number): number {
  let depth = 0
  const ownLine = /\n[ \t]*$/.test(text.slice(Math.max(0, from - 12), from))
  for (let i = from; i < limit; i++) {
    const char = text[i]!
    if (char === '(') depth++
    else if (char === ')' && depth-- === 0) return i
    else if (
      char === ']' ||
      char === '】' ||
      char === '【' ||
      (char === '〕' && !text.slice(from, i).includes('〔'))
    )
      return i
    else if (char === '。' && depth <= 0) return i
    else if (char === ';' && depth <= 0 && startsOther(text.slice(i + 1, i + 40))) return i
    else if (char === '\n' && !goesOn(text, i, ownLine)) return i
    else if (
      DUE_LABEL.test(text.slice(i, i + 5)) &&
      DUE_LABEL.exec(text.slice(i, i + 5))!.index === 0 &&
      /[,;、\s]/.test(text[i - 1] ?? '')
    )
      return i
  }
  return limit
}

function startsOther(text: string): boolean {
  if (
    /^\s*(?:x{2,4}|[xX×]+|\d{2,4})年|^\s*(?:每|长期|持续|全年|年底|\d{1,2}月|[^;,)]{0,12}(?:时限|时间|期限))/.test(
      text,
    )
  )
    return true
  return !looksLikeUnit(
    (/^[^,、;)。\n]*/.exec(text)?.[0] ?? '').replace(/\(?(?:牵头|负责|配合|等).*$/, '').trim(),
  )
}

/** A list of names may run on to the next line when the line ends in a comma or the next line is nothing but names. */
function goesOn(text: string, newline: number, ownLine: boolean): boolean {
  const before = text.slice(Math.max(0, newline - 1), newline)
  const next = /^\s*([^\n]*)/.exec(text.slice(newline + 1))?.[1] ?? ''
  if (next === '') return false
  if (/[,、]/.test(before)) return true
  const bare = next.replace(/[。;]$/, '')
  if (ownLine && bare.length <= 24 && isNameList(bare)) return true
  return bare.length <= 120 && /[,、]/.test(bare) && isNameList(bare)
}

export function isNameList(text: string): boolean {
  const parts = splitOutside(text, ',、;', 0).map(
    part => cleanName(part.text.replace(/(?:牵头|配合|负责|参与|协助).*$/, ''), 0)?.name ?? '',
  )
  return (
    parts.length > 0 &&
    parts.every(name => name === '' || looksLikeUnit(name)) &&
    parts.some(name => name !== '')
  )
}

/** No real list of units is longer; keeps damaged texts from taking long. */
const LONGEST_LIST = 3000

/** `牵头单位:A;配合单位:B`, also on lines of their own. */
export function labelledPhrases(text: string): OwnerPhrase[] {
  const labels = findLabels(text)
  const phrases: OwnerPhrase[] = []
  labels.forEach((label, i) => {
    const limit = Math.min(labels[i + 1]?.start ?? text.length, label.names + LONGEST_LIST)
    const end = endOfNames(text, label.names, limit)
    const units = readUnitList(text.slice(label.names, end), label.names, label.role)
    phrases.push({ units, start: label.start, end })
  })
  return phrases
}

/** `(A牵头,B配合;2019年年底前完成)`, `(A、B负责)`, `(A、B)`. */
export function bracketPhrases(text: string): OwnerPhrase[] {
  const phrases: OwnerPhrase[] = []
  for (const [start, end] of outerBrackets(text)) {
    const inside = text.slice(start + 1, end)
    if (inside.length < 3 || (new RegExp(OWNER_LABEL.source).test(inside) && /:/.test(inside))) continue
    const listed = inside.replace(/;[^;]*$/, tail =>
      /\d|[xX×]{2}|长期|持续|年/.test(tail) && !/牵头|负责|配合/.test(tail) ? '' : tail,
    )
    const marked = /牵头|负责|配合|分工|落实|主办|协办|会同/.test(listed)
    const atEnd = /^[\s。;]*(?:\n|$)/.test(text.slice(end + 1))
    if (!marked && !(atEnd && isNameList(clauses(listed)))) continue
    const units = readUnitList(clauses(listed), start + 1, 'duty').filter(unit => looksLikeUnit(unit.name))
    if (units.length > 0) phrases.push({ units, start, end: end + 1 })
  }
  return phrases
}

/** Blanks out what is not about units (dates, the rule on who leads) without moving anything. */
function clauses(text: string): string {
  return text.replace(
    /[,;]?[^,;]*(?:排在|列在|排列|排名|排)?(?:第一位|首位|第一个|最前|在前|排名第一)[^;]*|(?:下同)|(?:力争|争取)?(?:\d{4}|[xX×*]{2,4})年[^,;]*|[,;](?:持续|长期|常态化|全年|年内|年底|\d{1,2}月|每[年月季周])[^,;]{0,12}(?=[,;]|$)/g,
    part => part.replace(/[^\n]/g, ' '),
  )
}

export function outerBrackets(text: string): [start: number, end: number][] {
  const found: [number, number][] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '(' || char === '【' || char === '[' || char === '〔') {
      if (depth === 0) start = i
      depth++
    } else if ((char === ')' || char === '】' || char === ']' || char === '〕') && depth > 0) {
      depth--
      if (depth === 0) found.push([start, i])
    } else if (char === '\n' && depth > 0 && i - start > 400) depth = 0
  }
  return found
}
