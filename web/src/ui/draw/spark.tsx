import { sparkLine } from './spark-line.ts'
import './draw.css'

type Value = number | null | undefined

interface SparkProps {
  values: readonly Value[]
  expected?: readonly Value[]
  /** The line in a sentence. */
  label: string
  width?: number
  height?: number
  /** The scale of all lines it is compared with. */
  range?: readonly [number, number] | undefined
}

/** The last periods of a figure, against its path. */
export function Spark({ values, expected = [], label, width = 124, height = 48, range }: SparkProps) {
  const line = sparkLine(values, expected, { width, height, range })
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className="should" d={line.expected} />
      <path className="is" d={line.actual} />
      {line.last ? (
        <circle className="now" cx={line.last.x} cy={line.last.y} r={height < 30 ? 2 : 3} />
      ) : null}
    </svg>
  )
}
