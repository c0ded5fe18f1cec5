import type { IndicatorDirection, IndicatorKind } from '#prisma'
import { type Claim, type Clause, claimsIn, clausesOf, plainSigns } from './claim.read.ts'

/** An indicator a task is linked to, with its figure at the task's place on the day of the report. */
export interface ClaimSubject {
  name: string
  /** Words of the definition: what is counted above and below the line. */
  items: readonly string[]
  kind: IndicatorKind
  direction: IndicatorDirection
  /** Unit of the indicator as it is measured, also where the figure is a share of places. */
  measuredIn: string | null
  /** Line of a minimum-type indicator. */
  line: number | null
  measured: Measured
}

export interface Measured {
  value: number | null
  numerator: number | null
  denominator: number | null
  /** Unit of the value: % for a share of places. */
  unit: string | null
  decimals: number
  /** The value is a share of places. */
  share: boolean
  /** 2024年9月; null without a figure. */
  period: string | null
  target: number | null
  targetYear: number | null
}

/** A claim and the figure it was held against. */
export interface ClaimFinding {
  /** Which of the subjects. */
  subject: number
  start: number
  end: number
  words: string
  claimed: string
  measured: string
  contradicts: boolean
  sentence: string
}

/** Words that stand in the name of every other indicator and say nothing of one. */
const COMMON =
  /^(?:政务|服务|信息|事项|办理|完成|建设|数据|工作|达到|推进|实现|网络|率|数|个|的|和|全区|全镇)+$/
const PLACES = /村|社区|镇|街道|居委|县|区/
const UNITS_OF_ANYTHING = new Set(['%', '个', '项', '件', '次', '户', '人', '家', '天'])

/** The longest stretch of characters that both have. */
function longestShared(one: string, other: string): string {
  let longest = ''
  for (let from = 0; from < one.length; from += 1)
    for (let to = from + longest.length + 1; to <= one.length; to += 1) {
      const words = one.slice(from, to)
      if (!other.includes(words)) break
      longest = words
    }
  return longest
}

const bare = (text: string) => text.replace(/[“”"'《》()（）\s]/g, '')

/** How much a clause speaks of an indicator; 0: not at all. */
function speaksOf(clause: string, subject: ClaimSubject): number {
  const words = [subject.name, ...subject.items].map(item => longestShared(bare(item), bare(clause)))
  const best = Math.max(
    0,
    ...words.filter(word => word.length > 1 && !COMMON.test(word)).map(word => word.length),
  )
  const { measuredIn } = subject
  const byUnit = measuredIn !== null && !UNITS_OF_ANYTHING.has(measuredIn) && speaksInUnit(clause, measuredIn)
  return Math.max(best, byUnit ? 2 : 0)
}

const speaksInUnit = (clause: string, unit: string): boolean =>
  clause.includes(unit) || (unit === '兆' && /\d\s*M/.test(clause))

/** The indicator a clause speaks of; what is counted decides between several. */
function subjectOf(clause: string, claim: Claim | null, subjects: readonly ClaimSubject[]): number | null {
  const scores = subjects.map(subject => {
    const score = speaksOf(clause, subject)
    const noun = claim?.noun.match(/村|镇|街道|系统|事项/)?.[0]
    return score === 0 ? 0 : score + (noun && subject.name.includes(noun) ? 3 : 0)
  })
  const best = Math.max(0, ...scores)
  return best === 0 ? null : scores.indexOf(best)
}

/** What a claim says, in the terms of the figure; null where the two do not speak of the same. */
interface Comparison {
  claimed: string
  contradicts: boolean
}

const percentOf = (above: number, below: number) => Math.round((above * 1000) / below) / 10

const isBetter = (
  claimed: number,
  measured: number,
  slack: number,
  direction: IndicatorDirection,
): boolean => (direction === 'LOWER' ? claimed < measured - slack : claimed > measured + slack)

/** Half of the last digit as written: 95 % is no contradiction of 94.6 %. */
const slackOf = ({ digits }: Claim): number => 0.5 / 10 ** digits

function comparePercent(claim: Claim, { measured, direction }: ClaimSubject): Comparison | null {
  if (measured.unit !== '%' || measured.value === null) return null
  const claimed = `${claim.value}%`
  const slack = claim.kind === 'ALL' ? 0 : slackOf(claim)
  return { claimed, contradicts: isBetter(claim.value, measured.value, slack, direction) }
}

/** Whether what is counted is what the figure counts: villages are not systems. */
function countsSame({ noun }: Claim, { measured, name, items }: ClaimSubject): boolean {
  if (measured.share || !PLACES.test(noun)) return true
  const place = PLACES.exec(noun)![0]
  return [name, ...items].some(words => words.includes(place))
}

function comparePart(claim: Claim, subject: ClaimSubject): Comparison | null {
  const { measured } = subject
  const of = claim.of!
  if (measured.value === null || measured.unit !== '%' || !countsSame(claim, subject)) return null
  const claimed = `${claim.value}/${of}（${percentOf(claim.value, of)}%）`
  const { numerator, denominator } = measured
  if (numerator === null || denominator === null)
    return {
      claimed,
      contradicts: isBetter((claim.value * 100) / of, measured.value, 0.05, subject.direction),
    }
  // Of fewer than were measured: only part of them, which may be the better part.
  if (of < denominator)
    return claim.value > numerator && subject.direction !== 'LOWER' ? { claimed, contradicts: true } : null
  const better =
    subject.direction === 'LOWER'
      ? claim.value * denominator < numerator * of
      : claim.value * denominator > numerator * of
  return { claimed, contradicts: better }
}

const DONE = /已|完成|实现|达到|达标|上云|接入|迁移|关停|建成|办结|上线|推出/
const TOTAL = /共有|总数|共计|应|总共|现有|全区有|全镇有/

function compareCount(claim: Claim, subject: ClaimSubject, clause: string): Comparison | null {
  const { measured, kind, direction, measuredIn } = subject
  const before = clause.slice(0, Math.max(0, clause.indexOf(claim.words)))
  if (TOTAL.test(before) || !DONE.test(clause) || direction === 'LOWER') return null
  if (!countsSame(claim, subject)) return null
  const claimed = `${claim.value}${claim.kind === 'VALUE' ? claim.unit : '个'}`
  if (kind === 'COUNT' && measured.value !== null && measuredIn !== '%')
    return { claimed: `${claim.value}${measuredIn ?? ''}`, contradicts: claim.value > measured.value }
  // Fewer than were counted may be those of one step only.
  const known = measured.numerator
  return known !== null && claim.value > known ? { claimed, contradicts: true } : null
}

function compareValue(
  claim: Claim,
  { measured, measuredIn, kind, direction }: ClaimSubject,
): Comparison | null {
  const sameUnit = claim.unit === measuredIn || (measuredIn === '兆' && /^M/.test(claim.unit ?? ''))
  if (!sameUnit || measured.unit !== measuredIn || measured.value === null) return null
  if (kind !== 'MINIMUM' && kind !== 'DERIVED' && kind !== 'COUNT') return null
  return {
    claimed: `${claim.value}${measuredIn}`,
    contradicts: isBetter(claim.value, measured.value, slackOf(claim), direction),
  }
}

/** A lower line may well be met by more places than that of the indicator. */
const saysOtherLine = ({ line }: Claim, subject: ClaimSubject): boolean =>
  line !== null && subject.line !== null && line.value < subject.line

function compare(claim: Claim, subject: ClaimSubject, clause: string): Comparison | null {
  if (saysOtherLine(claim, subject)) return null
  if (claim.kind === 'PERCENT' || claim.kind === 'ALL') return comparePercent(claim, subject)
  if (claim.kind === 'PART') return comparePart(claim, subject)
  return claim.kind === 'COUNT' ? compareCount(claim, subject, clause) : compareValue(claim, subject)
}

const shown = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)))

/** The figure as it is read out: 8/9（88.9%）, 83.3%, 56 兆. */
export function measuredWords({ value, numerator, denominator, unit, decimals }: Measured): string {
  if (value === null) return '没有数据'
  const words = `${shown(value, decimals)}${unit ?? ''}`
  return numerator !== null && denominator !== null ? `${numerator}/${denominator}（${words}）` : words
}

/**
 * What a text claims of linked indicators, held against their figures: 9个村全部达到50兆, 9/9个村, 上云率达到95%,
 * 已有40个系统上云, 全覆盖. A claim stands in a clause that speaks of the indicator, or follows one in the same sentence.
 * Only a claim that is better than the figure contradicts it; what is planned, asked for or missing is no claim.
 */
export function checkClaims(text: string, subjects: readonly ClaimSubject[]): ClaimFinding[] {
  const plain = plainSigns(text)
  const findings: ClaimFinding[] = []
  let spoken: { sentence: number; subject: number } | null = null
  for (const clause of clausesOf(plain)) {
    const before: number | null = spoken?.sentence === clause.sentence ? spoken.subject : null
    const here = subjectOf(clause.text, null, subjects)
    for (const claim of claimsIn(clause)) {
      const subject = subjectOf(clause.text, claim, subjects) ?? before
      const finding = subject === null ? null : findingOf(text, claim, clause, subjects[subject]!, subject)
      if (finding) findings.push(finding)
    }
    if (here !== null) spoken = { sentence: clause.sentence, subject: here }
  }
  return findings
}

function findingOf(
  text: string,
  claim: Claim,
  clause: Clause,
  subject: ClaimSubject,
  index: number,
): ClaimFinding | null {
  const comparison = compare(claim, subject, clause.text)
  if (!comparison) return null
  const words = text.slice(claim.start, claim.end)
  const measured = measuredWords(subject.measured)
  const verdict = comparison.contradicts ? '，与填报不符' : ''
  return {
    subject: index,
    start: claim.start,
    end: claim.end,
    words,
    ...comparison,
    measured,
    sentence: `填报称“${words}”，“${subject.name}”${subject.measured.period ?? ''}的数据为 ${measured}${verdict}。`,
  }
}

/** 已办结 against targets: a task that is done has brought its indicators to their target. */
export function checkFinished(subjects: readonly ClaimSubject[]): ClaimFinding[] {
  return subjects.flatMap((subject, index) => {
    const { measured, direction } = subject
    const { value, target, targetYear } = measured
    if (value === null || target === null || !isBetter(target, value, 0, direction)) return []
    const unit = measured.unit ?? ''
    const aim = `${targetYear === null ? '' : `${targetYear} 年底`}目标 ${shown(target, measured.decimals)}${unit}`
    const words = measuredWords(measured)
    return [
      {
        subject: index,
        start: 0,
        end: 0,
        words: '已办结',
        claimed: '已办结',
        measured: words,
        contradicts: true,
        sentence: `填报称已办结，但“${subject.name}”${measured.period ?? ''}的数据为 ${words}，未达到${aim}。`,
      },
    ]
  })
}
