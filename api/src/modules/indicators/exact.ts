import { Decimal } from 'decimal.js'

/** Many more digits than any count has, so that sums, products and lines are exact before the one rounding at the end. */
export const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

/** Digits after the point that values are kept with. */
const KEPT_DIGITS = 6

/** Half up at the sixth digit, as every value is kept. */
export const toSixDigits = (value: Decimal): Decimal => new Exact(value).toDecimalPlaces(KEPT_DIGITS)
