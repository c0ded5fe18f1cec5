import { TheilSenRegression } from 'ml-regression-theil-sen'
import { median, quantileSorted } from 'simple-statistics'

export interface TrendPoint {
  /** Months, rising. */
  x: number
  y: number
}

export interface Outlook {
  value: number
  low: number
  high: number
}

/** A robust straight line, with bounds between which four of five outcomes are to lie. */
export interface Trend {
  /** Per month. */
  slope: number
  at(monthsAhead: number): Outlook
}

/** Months of the recent pace. */
const RECENT_MONTHS = 12
/** Fewer recent points than this say nothing of a pace. */
const RECENT_POINTS = 6
/** Points at the end whose middle says where the series stands now, and how far off the last one may be. */
const LEVEL_POINTS = 5
const FAR_OFF = 5
/** Slopes between points nearer to each other than this part of the series show noise, not pace. */
const WIDE_PAIRS = 0.25
/** Residuals of a fitted line are smaller than errors of a forecast; found by back-testing (docs/indicators.md). */
const NOISE_FACTOR = 1.3

/**
 * Theil–Sen: the median of the slopes between all pairs of points, which up to 29 % of wrong or outlying values do not
 * move. It is taken over the whole series and over its last twelve months, and the slower of the two is believed, because
 * what nears its end slows down. The line starts halfway between the last point and the middle of the last five; a last
 * point quite apart from them is taken for a slip and does not count, unless the one before confirms a new level. The
 * bounds come from the middle 80 % of the slopes and of the residuals, widened by how much the pace has changed.
 */
export function trendOf(points: readonly TrendPoint[]): Trend {
  const end = points.at(-1)!.x
  const recent = points.filter(({ x }) => x > end - RECENT_MONTHS)
  const long = slopeOf(points)
  const short = recent.length < RECENT_POINTS ? long : slopeOf(recent)
  const slope = Math.sign(long) === Math.sign(short) && Math.abs(short) < Math.abs(long) ? short : long
  const level = levelOf(movedTo(end, points, slope))
  const [slow, fast] = slopeBounds(points, [slope, short + (short - long)])
  const [down, up] = noiseBounds(movedTo(end, recent.length < RECENT_POINTS ? points : recent, short))
  return {
    slope,
    at: ahead => ({
      value: level + slope * ahead,
      low: level + slope * ahead - Math.hypot(down, (slope - slow) * ahead),
      high: level + slope * ahead + Math.hypot(up, (fast - slope) * ahead),
    }),
  }
}

const slopeOf = (points: readonly TrendPoint[]): number =>
  new TheilSenRegression(
    points.map(({ x }) => x),
    points.map(({ y }) => y),
  ).slope

/** Where each point would lie at the end if it moved along the line. */
const movedTo = (end: number, points: readonly TrendPoint[], slope: number): number[] =>
  points.map(({ x, y }) => y + slope * (end - x))

const upwards = (values: number[]): number[] => values.sort((a, b) => a - b)

/** Where the series stands at its end: `moved` are its points as they would lie there. */
function levelOf(moved: readonly number[]): number {
  const last = moved.at(-1)!
  const middle = median(moved.slice(-LEVEL_POINTS))
  const spread = median(moved.map(value => Math.abs(value - median([...moved]))))
  if (Math.abs(last - middle) <= FAR_OFF * spread) return (last + middle) / 2
  // The one before confirms a new level; alone it is a slip.
  const before = moved.at(-2) ?? last
  return Math.abs(before - middle) > Math.abs(last - middle) / 2 ? (last + before) / 2 : middle
}

/** The middle 80 % of the slopes between points some way apart, and no narrower than `within`. */
function slopeBounds(points: readonly TrendPoint[], within: number[]): [number, number] {
  const apart = (points.at(-1)!.x - points[0]!.x) * WIDE_PAIRS
  const slopes = upwards(
    points.flatMap((one, index) =>
      points
        .slice(index + 1)
        .filter(({ x }) => x - one.x >= apart)
        .map(({ x, y }) => (y - one.y) / (x - one.x)),
    ),
  )
  return [Math.min(quantileSorted(slopes, 0.1), ...within), Math.max(quantileSorted(slopes, 0.9), ...within)]
}

/** How far below and above the line the middle 80 % of the points lie, with the margin a forecast needs. */
function noiseBounds(moved: readonly number[]): [number, number] {
  const middle = median([...moved])
  const off = upwards(moved.map(value => value - middle))
  return [quantileSorted(off, 0.1) * NOISE_FACTOR, quantileSorted(off, 0.9) * NOISE_FACTOR]
}
