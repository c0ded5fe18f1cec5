/** Geometry of the small line on a card: what happened against what should have. Pure. */
type Value = number | null | undefined

export interface SparkLine {
  /** Of `d` attributes; one piece for each run without a hole. */
  actual: string
  expected: string
  /** Where the last value stands; null without any. */
  last: { x: number; y: number } | null
}

const PAD = 4

interface Frame {
  width: number
  height: number
  /** Lowest and highest value of the scale, when several lines are to be compared; otherwise those of the line. */
  range?: readonly [number, number] | undefined
}

/** Both lines on one scale, `width × height`, oldest left. A hole stays a hole; a lone value becomes a dot. */
export function sparkLine(values: readonly Value[], expected: readonly Value[], frame: Frame): SparkLine {
  const known = knownOf([...values, ...expected])
  if (known.length === 0) return { actual: '', expected: '', last: null }
  const [low, high] = frame.range ?? [Math.min(...known), Math.max(...known)]
  const steps = Math.max(1, Math.max(values.length, expected.length) - 1)
  const x = (index: number) => round(PAD + (index / steps) * (frame.width - 2 * PAD))
  const y = (value: number) =>
    round(high === low ? frame.height / 2 : PAD + ((high - value) / (high - low)) * (frame.height - 2 * PAD))
  const line = (list: readonly Value[]) =>
    pieces(list)
      .map(piece => path(piece, x, y))
      .join('')
  const at = values.reduce<number>((found, value, index) => (typeof value === 'number' ? index : found), -1)
  return {
    actual: line(values),
    expected: line(expected),
    last: at < 0 ? null : { x: x(at), y: y(values[at] as number) },
  }
}

const knownOf = (values: readonly Value[]): number[] =>
  values.filter((value): value is number => typeof value === 'number')

/** The scale several lines share; null without any value. */
export function rangeOf(lines: readonly (readonly Value[])[]): readonly [number, number] | null {
  const known = knownOf(lines.flat())
  return known.length === 0 ? null : [Math.min(...known), Math.max(...known)]
}

interface Point {
  index: number
  value: number
}

/** Runs of neighbouring values. */
function pieces(list: readonly Value[]): Point[][] {
  const runs: Point[][] = [[]]
  list.forEach((value, index) => {
    if (typeof value === 'number') runs[runs.length - 1]?.push({ index, value })
    else if (runs[runs.length - 1]?.length) runs.push([])
  })
  return runs.filter(run => run.length > 0)
}

function path(points: readonly Point[], x: (index: number) => number, y: (value: number) => number): string {
  const [first] = points
  const coords = points.map(({ index, value }) => `${x(index)} ${y(value)}`)
  const dot = points.length === 1 && first ? `L${coords[0]}` : ''
  return `M${coords.join('L')}${dot}`
}

const round = (value: number) => Math.round(value * 10) / 10
