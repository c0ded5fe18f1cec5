import { Decimal } from 'decimal.js'
import type { FigureSource, IndicatorKind, OwnFigure } from '#prisma'

/** What a place reported, or what several add up to. Without a denominator there is no ratio, and no value (DOMAIN §7). */
export interface Amount {
  numerator: Decimal | null
  denominator: Decimal | null
  value: Decimal | null
}

/** The own figure of a place. */
export interface OwnPart extends Amount {
  /** It came after its date. */
  late: boolean
}

/** The figure of one indicator, place and period, and what it is made of. */
export interface Figure extends Amount {
  source: FigureSource
  own: OwnPart | null
  /** What the places below add up to; null where none of them has reported. */
  rollUp: Amount | null
  /** Places at or below that reported. */
  reported: number
  /** Minimum-type: of the places counted, those that meet the line. */
  meeting: number | null
  /** Something counted in it came after its date. */
  late: boolean
}

/** How the figure of a place is made (decision 0009). */
export interface RollUpRule {
  kind: IndicatorKind
  ownFigure: OwnFigure
  /** Minimum-type: whether a measured value meets the line of the place; null where no line is set. */
  meets: (value: Decimal) => boolean | null
}

/** Digits after the point that are kept; half up. */
const KEPT_DIGITS = 6

/** Many more digits than any count has, so that sums and products are exact before the one rounding at the end. */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

export const kept = (value: Decimal): Decimal => new Exact(value).toDecimalPlaces(KEPT_DIGITS)

/** numerator × 100 / denominator; null for a denominator of 0 or none. */
export function percentage(numerator: Decimal | null, denominator: Decimal | null): Decimal | null {
  if (numerator === null || denominator === null || denominator.isZero()) return null
  return kept(new Exact(numerator).times(100).dividedBy(denominator))
}

const NOTHING: Amount = { numerator: null, denominator: null, value: null }

/** What a place without anything reported at or below it has. */
export const EMPTY_FIGURE: Figure = {
  ...NOTHING,
  source: 'OWN',
  own: null,
  rollUp: null,
  reported: 0,
  meeting: null,
  late: false,
}

export const hasReported = (part: Amount): boolean =>
  part.numerator !== null || part.denominator !== null || part.value !== null

/** The value as it is kept: a ratio is always worked out again from its two counts. */
function amountOf({ kind }: RollUpRule, { numerator, denominator, value }: Amount): Amount {
  const ratio = kind === 'RATIO' && numerator !== null && denominator !== null
  return { numerator, denominator, value: ratio ? percentage(numerator, denominator) : value }
}

const sum = (values: readonly (Decimal | null)[]): Decimal | null =>
  values.reduce<Decimal | null>(
    (total, value) => (value === null ? total : total === null ? value : new Exact(total).plus(value)),
    null,
  )

const addRatios = (amounts: readonly Amount[]): Amount => {
  // Only what has both counts can be added; a bare percentage never is.
  const counted = amounts.filter(({ numerator, denominator }) => numerator !== null && denominator !== null)
  const numerator = sum(counted.map(amount => amount.numerator))
  const denominator = sum(counted.map(amount => amount.denominator))
  return { numerator, denominator, value: percentage(numerator, denominator) }
}

const addCounts = (amounts: readonly Amount[]): Amount => ({
  ...NOTHING,
  value: sum(amounts.map(({ value }) => value)),
})

/** What a figure gives to the place above in a minimum-type indicator: so many places of so many. */
const shareOf = ({ source, numerator, denominator, meeting, value }: Figure): Amount =>
  source === 'ROLL_UP'
    ? { numerator, denominator, value: null }
    : {
        numerator: meeting === null ? null : new Exact(meeting),
        denominator: meeting === null || value === null ? null : new Exact(1),
        value: null,
      }

const meetingOf = (rule: RollUpRule, value: Decimal | null): number | null => {
  const meets = value === null ? null : rule.meets(value)
  return meets === null ? null : Number(meets)
}

function ownOnly(rule: RollUpRule, own: OwnPart): Figure {
  const amount = amountOf(rule, own)
  return {
    ...amount,
    source: 'OWN',
    own: { ...amount, late: own.late },
    rollUp: null,
    reported: 1,
    meeting: rule.kind === 'MINIMUM' ? meetingOf(rule, amount.value) : null,
    late: own.late,
  }
}

/** Adds figures of one kind. */
function add(rule: RollUpRule, figures: readonly Figure[]): Amount {
  if (rule.kind === 'MINIMUM') return addRatios(figures.map(shareOf))
  return rule.kind === 'RATIO' ? addRatios(figures) : addCounts(figures)
}

/**
 * The figure of a place from what it reported itself and the figures of the places right below it. What is missing is left
 * out. `PART` adds the own part; `WHOLE` keeps it beside the sum, and it counts only where nothing below has reported.
 */
export function rollUp(rule: RollUpRule, own: OwnPart | null, below: readonly Figure[]): Figure {
  const part = own !== null && hasReported(own) ? ownOnly(rule, own) : null
  const counted = below.filter(({ reported }) => reported > 0)
  if (counted.length === 0) return part ?? EMPTY_FIGURE
  const sumBelow = add(rule, counted)
  const adds = part !== null && rule.ownFigure === 'PART'
  const all = adds ? [part, ...counted] : counted
  const amount = adds ? add(rule, all) : sumBelow
  return {
    ...amount,
    source: 'ROLL_UP',
    own: part?.own ?? null,
    rollUp: sumBelow,
    reported: counted.reduce((total, { reported }) => total + reported, part?.reported ?? 0),
    meeting: rule.kind === 'MINIMUM' ? (amount.numerator?.toNumber() ?? null) : null,
    late: all.some(({ late }) => late),
  }
}
