import { sparkLine } from './spark-line.ts'

interface SparkProps {
  values: readonly (number | null | undefined)[]
  expected: readonly (number | null | undefined)[]
  /** The line in a sentence. */
  label: string
}

const FRAME = { width: 124, height: 48 }

/** The last periods of a figure, against its path. */
export function Spark({ values, expected, label }: SparkProps) {
  const line = sparkLine(values, expected, FRAME)
  return (
    <svg className="spark" viewBox={`0 0 ${FRAME.width} ${FRAME.height}`} role="img" aria-label={label}>
      <path className="should" d={line.expected} />
      <path className="is" d={line.actual} />
      {line.last ? <circle className="now" cx={line.last.x} cy={line.last.y} r="3" /> : null}
    </svg>
  )
}
