import type { IndicatorDirection, IndicatorKind } from '#prisma'
import type { Claim } from './claim.read.ts'

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

const PLACES = /村|社区|镇|街道|居委|县|区/

/** What a claim says, in the terms of the figure; null where the two do not speak of the same. */
export interface Comparison {
  claimed: string
  contradicts: boolean
}

const percentOf = (above: number, below: number) => Math.round((above * 1000) / below) / 10

/** Whether a claim is better than the figure by more than rounding. */
export const isBetter = (
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

/** Null where a claim and a figure do not speak of the same. */
export function compareClaim(claim: Claim, subject: ClaimSubject, clause: string): Comparison | null {
  if (saysOtherLine(claim, subject)) return null
  if (claim.kind === 'PERCENT' || claim.kind === 'ALL') return comparePercent(claim, subject)
  if (claim.kind === 'PART') return comparePart(claim, subject)
  return claim.kind === 'COUNT' ? compareCount(claim, subject, clause) : compareValue(claim, subject)
}

/** As people write it: no more digits than the indicator has, no idle zeros. */
export const shown = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)))

/** The figure as it is read out: 8/9（88.9%）, 83.3%, 56 兆. */
export function measuredWords({ value, numerator, denominator, unit, decimals }: Measured): string {
  if (value === null) return '没有数据'
  const words = `${shown(value, decimals)}${unit ?? ''}`
  return numerator !== null && denominator !== null ? `${numerator}/${denominator}（${words}）` : words
}
