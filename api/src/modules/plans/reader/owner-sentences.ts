import type { NamedUnit } from './owner-lists.ts'
import { readUnitList } from './owner-lists.ts'
import { isNameList, type OwnerPhrase } from './owner-phrases.ts'
import { looksLikeUnit } from './unit-names.ts'

/** `由县政务局负责`, `市电子政务办负责牵头建设…`: the subject of a sentence that names who leads. */
export function sentencePhrases(text: string): OwnerPhrase[] {
  const phrases: OwnerPhrase[] = []
  const pattern =
    /(?<=^|[。;,\n:]|由)([^。;,\n:]{2,60}?)(?:负责牵头|牵头负责|牵头|负责)(?!人|制|单位|部门|地|任)([^。;\n]{0,160})/g
  for (const match of text.matchAll(pattern)) {
    const subject = match[1]!.replace(/^.*由(?=[\u4e00-\u9fff]{2})/, '')
    const shift = match.index + match[1]!.length - subject.length
    const trimmed = subject.replace(/(?:共同|分别|统一|具体|要|应|应当)$/, '')
    if (!isNameList(trimmed) || /^(?:各|有关|相关)?(?:责任|牵头|配合)单位$/.test(trimmed)) continue
    if (/[，,]?(?:谁|哪个)/.test(trimmed)) continue
    const units = subjectUnits(trimmed, shift)
    const joint = jointBehind(text, match.index + match[0].length - match[2]!.length, match[2]!)
    if (units.length > 0)
      phrases.push({ units: [...units, ...joint], start: shift, end: match.index + match[0].length })
  }
  return [...opening(text), ...phrases, ...carriedOutBy(text), ...togetherPhrases(text)]
}

/** `县财政局、县审计局:3月底前完成…`: an item that begins with who is to do it. */
export const OPENS_WITH_UNITS = /^[ \t]*([^。;,:\n]{2,40}):(?=[^\n]{4})/

function opening(text: string): OwnerPhrase[] {
  const match = OPENS_WITH_UNITS.exec(text)
  if (!match || !isNameList(match[1]!)) return []
  const start = match[0].indexOf(match[1]!)
  const units = readUnitList(match[1]!, start, 'duty').filter(unit => looksLikeUnit(unit.name))
  return units.length > 0 ? [{ units, start, end: match[0].length }] : []
}

/** `由县农业农村局会同县水利局实施` */
function carriedOutBy(text: string): OwnerPhrase[] {
  return [
    ...text.matchAll(
      /(?<=^|[。;,\n:])由([^。;,\n:]{3,60}?)(?:组织实施|具体实施|实施|承担|落实|组织落实|承办)(?=[,。;)\n]|$)/g,
    ),
  ].flatMap(match => {
    const subject = match[1]!
    if (!isNameList(subject.replace('会同', '、'))) return []
    const units = subjectUnits(subject, match.index + 1)
    return units.length > 0 ? [{ units, start: match.index, end: match.index + match[0].length }] : []
  })
}

/** `由A会同B负责`: A leads, B joins. */
function subjectUnits(subject: string, offset: number): NamedUnit[] {
  const together = /会同|协同/.exec(subject)
  const lead = subject.slice(0, together?.index)
  const rest = together ? subject.slice(together.index + together[0].length) : ''
  return [
    ...readUnitList(`${lead}牵头`, offset, 'lead'),
    ...readUnitList(rest, offset + subject.length - rest.length, 'joint'),
  ].filter(unit => looksLikeUnit(unit.name))
}

const TOGETHER =
  /(?<=^|[。;\n:]\s*|由)([^。;,、\n:]{2,24}(?:、[^。;,\n:]{2,24}){0,4}?)(?:要|应|应当|负责)?会同([^。;,\n]{2,80}?)(?=等|[,。;\n]|$|抓紧|尽快|制定|研究|负责|组织|建立)/g

/** `县住建局要会同县财政局，…`: the subject leads, those it acts with join. */
function togetherPhrases(text: string): OwnerPhrase[] {
  return [...text.matchAll(TOGETHER)].flatMap(match => {
    const [, lead, joint] = match as unknown as [string, string, string]
    if (!isNameList(lead) || !isNameList(joint)) return []
    const at = match.index + match[0].lastIndexOf(joint)
    const units = [...readUnitList(lead, match.index, 'lead'), ...readUnitList(joint, at, 'joint')]
    return [{ units, start: match.index, end: match.index + match[0].length }]
  })
}

/** `A牵头,B、C配合,D落实`: the units named right behind the lead, clause by clause as long as each ends in what they do. */
function jointBehind(text: string, from: number, behind: string): NamedUnit[] {
  const together = /^,?会同([^。;,]{2,80})/.exec(behind)?.[1]
  if (together && isNameList(together)) return joint(text, from, together)
  const units: NamedUnit[] = []
  let open = ''
  for (const clause of behind.replace(/^[,、]/, '').split(',')) {
    open += open === '' ? clause : `,${clause}`
    const match = JOINED.exec(open)
    if (!match) continue
    if (!isNameList(match[1]!)) break
    units.push(...joint(text, from, match[1]!))
    open = ''
  }
  return units
}

const JOINED =
  /^([^。;]{2,120}?)(?:等有关部门|等部门|等单位)?(?:积极|密切|共同)?(?:配合|协助|参与|支持|抓?落实|(?:按照?|依)?(?:各自)?(?:职责|职能)?分工(?:负责|落实)|(?:分别|具体)?负责)/

function joint(text: string, from: number, names: string): NamedUnit[] {
  return readUnitList(names, text.indexOf(names, from), 'joint').filter(unit => looksLikeUnit(unit.name))
}
