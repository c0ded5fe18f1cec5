import { depthAt, isGroup, looksLikeUnit, splitConjunction } from './unit-names.ts'

export type Role = 'lead' | 'joint' | 'duty'

/** One name with its place in the flat text. `duty` = named without 牵头 or 配合. */
export interface NamedUnit {
  name: string
  role: Role
  group: boolean
  start: number
  end: number
}

interface Piece {
  text: string
  start: number
}

/** Splits at `marks` outside brackets. */
export function splitOutside(text: string, marks: string, offset: number): Piece[] {
  const pieces: Piece[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    const char = text[i]
    if (char === '(') depth++
    else if (char === ')' && depth > 0) depth--
    if (i < text.length && !(depth === 0 && marks.includes(char!))) continue
    pieces.push({ text: text.slice(from, i), start: offset + from })
    from = i + 1
  }
  return pieces
}

const LEAD_VERB =
  /(?:共同|联合|分别|总)?(?:负责)?牵头(?!单位|部门|人|责任|科室)(?:负责|实施|推进|落实|组织|办理|抓总)?/
const JOINT_VERB =
  /(?:积极|协同|共同|做好|予以)?(?:配合|协助|协办|参与|参加|协同|支持|共同参与)(?!单位|部门|科室)(?:实施|落实|推进|做好|办理|配合|工作)?/
const DUTY_VERB =
  /(?:共同|具体|分别|分工|依|按照?)?(?:职责|分工|各自职责|职责分工|工作职责|职能|部门职责|责任分工)?(?:分工|分别|共同|具体)?(?:负责|落实|组织实施|实施|承办|主办|办理|抓落实|抓好落实)(?!单位|部门|人|主体|科室|同志)(?:落实|实施|推进)?/

interface Verb {
  role: Role
  at: number
  length: number
}

/** `县发改局(牵头)` marks one name only and is read with the name. */
function firstOutsideBrackets(pattern: RegExp, segment: string): RegExpExecArray | null {
  const match = pattern.exec(segment)
  return match && depthAt(segment, match.index) === 0 ? match : null
}

/** The first verb of a segment that gives its units their part; what follows it is what they do. */
function findVerb(segment: string): Verb | undefined {
  let best: Verb | undefined
  const patterns: [Role, RegExp][] = [
    ['lead', LEAD_VERB],
    ['joint', JOINT_VERB],
    ['duty', DUTY_VERB],
  ]
  for (const [role, pattern] of patterns) {
    const match = firstOutsideBrackets(pattern, segment)
    if (match && (best === undefined || match.index < best.at))
      best = { role, at: match.index, length: match[0].length }
  }
  return best
}

const OTHERS = /(?:等)?(?:有关|相关|其他|多|单位|部门|成员单位|职能)*(?:部门|单位|地方|地区)?$/

/** Takes off 由, 等有关部门, 按职责分工 and the like. Returns the name with its offsets, or undefined when nothing is left. */
export function cleanName(
  text: string,
  start: number,
): { name: string; start: number; end: number } | undefined {
  let from = 0
  let to = text.length
  const lead =
    /^[\s,、:;]*(?:由|是|为|以及|及|和|与|并|请|其中|会同|联合|责任单位|牵头单位|配合单位|主要由|、)?[\s,:、]*/.exec(
      text,
    )!
  from = lead[0].length
  let rest = text.slice(from, to)
  rest = rest.replace(/[\s,、。;:*]+$/, '')
  if (/^(?:无|暂无|\/|-+|单位|部门|有关单位和部门)$/.test(rest.trim())) return undefined
  rest = rest.replace(/(?<=.{2})[于在]$/, '')
  rest = rest.replace(/(?:按照?|依据?)?(?:各自)?(?:职责|职能|分工|任务)+(?:分工)?$/, '')
  rest = rest.replace(/(?:共同|分别|具体|要|应)$/, '')
  rest = rest.replace(
    /(?<=.{2})等(?:“[^“”]{1,16}”|责任|成员|有关|相关|各|其他|省直|市直|县直|区直|省级|市级|县级|区级|职能|多个?|\d个|几个)*(?:部门|单位|地方|机构|企业|单位和部门)?(?:和单位)?$/,
    '',
  )
  rest = rest.replace(/[\s,、]+$/, '')
  to = from + rest.length
  const name = text.slice(from, to).replace(/\s*\n\s*/g, '')
  return name === '' || OTHERS.exec(name)?.index === 0
    ? keepGroupWord(text, start, name)
    : { name, start: start + from, end: start + to }
}

function keepGroupWord(text: string, start: number, name: string) {
  if (!/^(?:有关|相关|其他)/.test(name) || name.length < 4) return undefined
  const from = text.indexOf(name)
  return from < 0 ? undefined : { name, start: start + from, end: start + from + name.length }
}

/** Names of one segment (no verbs in it any more). */
function namesOf(piece: Piece, role: Role): NamedUnit[] {
  const units: NamedUnit[] = []
  for (const part of splitOutside(piece.text, '、', piece.start)) {
    for (const [from, to] of splitConjunction(part.text)) {
      const marked = markInBrackets(part.text.slice(from, to), role)
      const clean = cleanName(marked.text, part.start + from)
      if (clean) units.push({ ...clean, role: marked.role, group: isGroup(clean.name) })
    }
  }
  return units
}

/** `县发展改革局(牵头)` */
function markInBrackets(text: string, role: Role): { text: string; role: Role } {
  const match = /\((?:总)?(牵头|负责|主办|配合|协办)(?:单位|部门)?\)\s*$/.exec(text)
  if (!match) return { text, role }
  const lead = /牵头|主办/.test(match[1]!)
  return { text: text.slice(0, match.index), role: lead ? 'lead' : match[1] === '负责' ? role : 'joint' }
}

/**
 * Reads a list such as `A、B牵头,C,D配合` into names with parts.
 * Names before a verb take its part; names behind a marked lead without a verb of their own are joint.
 */
export function readUnitList(text: string, offset: number, given: Role): NamedUnit[] {
  const units: NamedUnit[] = []
  let waiting: Piece[] = []
  let last: Role = given
  const flush = (role: Role) => {
    for (const piece of waiting) units.push(...namesOf(piece, role))
    waiting = []
  }
  for (const piece of segments(text, offset)) {
    const verb = findVerb(piece.text)
    if (!verb) {
      waiting.push(piece)
      continue
    }
    const role = verb.role === 'duty' ? (given === 'joint' ? 'joint' : 'duty') : verb.role
    if (last === 'lead' && role === 'lead' && units.length > 0) flush('joint')
    if (role === 'joint' && (given === 'lead' || last !== 'lead')) flush(given)
    const before = piece.text.slice(0, verb.at)
    if (before.trim() !== '') waiting.push({ text: before, start: piece.start })
    flush(role)
    if (role === 'lead') last = 'lead'
    const behind = piece.text.slice(verb.at + verb.length)
    const more = /^[,、\s]*(?:会同|联合|协同)?(.+)$/s.exec(behind)
    if (more && looksLikeList(more[1]!)) {
      waiting.push({ text: more[1]!, start: piece.start + verb.at + verb.length + behind.indexOf(more[1]!) })
    }
  }
  flush(last === 'lead' && given !== 'lead' ? 'joint' : given)
  return units
}

/** Commas and semicolons separate; `、` too when a verb stands right before it (`A牵头、B配合`). */
function segments(text: string, offset: number): Piece[] {
  return splitOutside(text, ',;。\n', offset).flatMap(piece => splitAfterVerbs(piece))
}

function splitAfterVerbs(piece: Piece): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of piece.text.matchAll(/(?:牵头|配合|负责|协助|参与|协办)、|会同/g)) {
    const end = match[0] === '会同' ? match.index : match.index + match[0].length - 1
    if (end <= from) continue
    pieces.push({
      text: piece.text.slice(from, end) + (match[0] === '会同' ? '牵头' : ''),
      start: piece.start + from,
    })
    from = match.index + match[0].length
  }
  pieces.push({ text: piece.text.slice(from), start: piece.start + from })
  return pieces
}

function looksLikeList(text: string): boolean {
  return text.split('、').every(part => looksLikeUnit(part.replace(/等.{0,6}$/, '')))
}
