import { NUMBER, readNumber, writtenDigits } from './chinese-number.rules.ts'

/** What a text says of some figure. */
export interface Claim {
  start: number
  end: number
  words: string
  /** PERCENT of something; PART: so many of so many; ALL of something; COUNT of items; VALUE in a unit. */
  kind: 'PERCENT' | 'PART' | 'ALL' | 'COUNT' | 'VALUE'
  /** Percentage, count or value. */
  value: number
  /** PART: of how many. */
  of: number | null
  /** Digits after the point as written. */
  digits: number
  /** What is counted, as far as it is said: 个村, 个系统. */
  noun: string
  unit: string | null
  /** The line that is said to be met: 达到50兆. */
  line: { value: number; unit: string } | null
}

/** A stretch of text between commas, where a claim stands beside its subject. */
export interface Clause {
  text: string
  start: number
  /** Sentences are counted: a subject carries over within one. */
  sentence: number
}

/** Full-width signs as ordinary ones; one character stays one, so that positions hold. */
export const plainSigns = (text: string): string =>
  text.replace(/[！-～]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replaceAll('　', ' ')

/** Sentences and their clauses; a comma between digits is part of a number. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let sentence = 0
  for (const match of text.matchAll(/((?:[^,:。!?;\n]|(?<=\d),(?=\d{3}))+)([,:。!?;\n]?)/g)) {
    clauses.push({ text: match[1]!, start: match.index, sentence })
    if (/[。!?;\n]/.test(match[2]!)) sentence += 1
  }
  return clauses
}

/** What is intended, asked for, missing or somebody else's is no claim of what is. */
const NO_CLAIM_BEFORE =
  /计划|力争|争取|预计|将于|将在|拟|目标|要求|确保|努力|下一步|有望|应达|需达|未|没有|不足|低于|不到|尚|还有|还需|还差|剩余|其余|仅|只有|进度/
const CHANGE_BEFORE =
  /(?:提高|提升|增长|上升|下降|增加|降低|减少|同比|环比|压减|缩短|新增)(?:了|约|近|超)?\s*$/
const START_BEFORE = /(?:由|从)[^到至]{0,8}$/

const COUNTER = '[个家项户件套处座]'
/** Words between the number and what it counts; none of them another number. */
const BETWEEN = String.raw`[^\d%,。/]`
const LINE = String.raw`(?:达到|达|不低于|超过)\s*(${NUMBER})\s*(兆|M|Mbps|G|万元|元|小时|分钟|天|次)`

interface Form {
  kind: Claim['kind']
  pattern: RegExp
  read(
    groups: readonly (string | undefined)[],
  ): Omit<Claim, 'start' | 'end' | 'words' | 'kind' | 'line'> | null
}

const none = { of: null, digits: 0, noun: '', unit: null }

function part(value: string | undefined, of: string | undefined, noun: string | undefined) {
  const [above, below] = [readNumber(value ?? ''), readNumber(of ?? '')]
  if (above === null || below === null || below === 0 || above > below) return null
  return { ...none, value: above, of: below, noun: noun ?? '' }
}

/** The more a form says, the earlier it is tried; what it took is not read again. */
const FORMS: readonly Form[] = [
  {
    kind: 'PART',
    pattern: new RegExp(
      String.raw`(${NUMBER})\s*/\s*(${NUMBER})(?:\s*${COUNTER}(${BETWEEN}{0,3}))?(?!\d)`,
      'g',
    ),
    read: ([value, of, noun]) => part(value, of, noun),
  },
  {
    // 168个应上云系统已迁移140个 · 7个村(社区)中5个接入达到50兆
    kind: 'PART',
    pattern: new RegExp(
      String.raw`(${NUMBER})\s*${COUNTER}(${BETWEEN}{1,14}?)(?:中|已|完成)${BETWEEN}{0,6}?(${NUMBER})\s*${COUNTER}(?!百分点)`,
      'g',
    ),
    read: ([of, noun, value]) => part(value, of, noun),
  },
  {
    // 9个村全部达到50兆 · 九个村均已接入
    kind: 'PART',
    pattern: new RegExp(
      String.raw`(${NUMBER})\s*${COUNTER}(${BETWEEN}{1,14}?)(?:全部|全都|均|都已|都达|悉数)`,
      'g',
    ),
    read: ([of, noun]) => part(of, of, noun),
  },
  {
    kind: 'PERCENT',
    pattern: /(\d+(?:\.\d+)?)\s*%/g,
    read: ([value]) => percent(value),
  },
  {
    kind: 'PERCENT',
    pattern: new RegExp(`百分之(${NUMBER}(?:点[零〇一二三四五六七八九]+)?)`, 'g'),
    read: ([value]) => percent(spoken(value)),
  },
  {
    kind: 'ALL',
    pattern:
      /全覆盖|全面(?:完成|实现|覆盖|达标)|全部(?:已经|已)?(?:按[期时])?(?:完成|达到|达标|实现|上云|迁移|接入|建成|关停|接通|开通|覆盖|整改|纳入|到位)/g,
    read: () => ({ ...none, value: 100 }),
  },
  {
    kind: 'COUNT',
    pattern: new RegExp(
      String.raw`(${NUMBER})\s*${COUNTER}(?!百分点|月|工作日|小时|季度)(${BETWEEN}{0,8})`,
      'g',
    ),
    read: ([value, noun]) => counted(value, noun),
  },
  {
    kind: 'VALUE',
    pattern: new RegExp(String.raw`(${NUMBER})\s*(兆|M(?!\w)|Mbps|万元|件|次|小时|分钟|天)`, 'g'),
    read: ([value, unit]) => {
      const number = readNumber(value ?? '')
      return number === null ? null : { ...none, value: number, digits: writtenDigits(value!), unit: unit! }
    },
  },
]

/** 九十八点五 → 98.5 */
function spoken(words: string | undefined): string | undefined {
  const [whole, fraction] = (words ?? '').split('点')
  const digits = [...(fraction ?? '')].map(sign => readNumber(sign) ?? '').join('')
  const value = readNumber(whole ?? '')
  return value === null ? undefined : digits === '' ? String(value) : `${value}.${digits}`
}

function percent(text: string | undefined) {
  const value = text === undefined ? null : readNumber(text)
  return value === null || value > 1000 ? null : { ...none, value, digits: writtenDigits(text!) }
}

function counted(text: string | undefined, noun: string | undefined) {
  const value = readNumber(text ?? '')
  return value === null ? null : { ...none, value, digits: writtenDigits(text ?? ''), noun: noun ?? '' }
}

/** Whether what stands before a number makes it something else than a claim of what has been reached. */
function isNoClaim(before: string, kind: Claim['kind']): boolean {
  if (NO_CLAIM_BEFORE.test(before)) return true
  return (kind === 'PERCENT' && CHANGE_BEFORE.test(before)) || START_BEFORE.test(before)
}

/** What a clause claims, in the order of its words. */
export function claimsIn({ text, start }: Clause): Claim[] {
  const found: Claim[] = []
  const free = (from: number, to: number) =>
    found.every(claim => claim.end <= start + from || claim.start >= start + to)
  for (const { kind, pattern, read } of FORMS)
    for (const match of text.matchAll(pattern)) {
      const facts = read(match.slice(1))
      if (!facts || isNoClaim(text.slice(0, match.index), kind)) continue
      const claim = withLine(text, match.index, match[0], { kind, ...facts })
      if (!free(match.index, match.index + claim.words.length)) continue
      found.push({ ...claim, start: start + match.index, end: start + match.index + claim.words.length })
    }
  return found.sort((one, other) => one.start - other.start)
}

type Read = Omit<Claim, 'start' | 'end' | 'words' | 'line'>

/** The claim with the line it says is met, where one follows in the same clause. */
function withLine(text: string, from: number, words: string, facts: Read) {
  const rest = text.slice(from)
  const line = facts.kind === 'VALUE' ? null : new RegExp(LINE).exec(rest)
  if (!line || line.index > words.length + 10) return { ...facts, words: words.trimEnd(), line: null }
  const end = Math.max(words.length, line.index + line[0].length)
  return {
    ...facts,
    words: rest.slice(0, end),
    line: { value: readNumber(line[1]!) ?? Number.NaN, unit: line[2]! },
  }
}
