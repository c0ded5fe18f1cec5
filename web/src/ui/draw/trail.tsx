import { Drawn } from './drawn.tsx'
import { type DayPoint, type MiniSeries, miniPath } from './mini-path.ts'

interface TrailProps {
  series: MiniSeries
  /** What is to be reached, and when. */
  target: DayPoint | null
  /** Where the trend leads. */
  forecast: DayPoint | null
  /** The target as it is written: `100%`. */
  goal: string
  /** The chart in a sentence. */
  label: string
}

/** Room for a target of this many characters, in pixels. */
const roomFor = (text: string) => Math.max(24, text.length * 7 + 10)

/** One indicator over the years: what was, what should be, what will be, and the target as a tick with its value. */
export function Trail({ series, target, forecast, goal, label }: TrailProps) {
  return (
    <Drawn label={label} first={{ width: 184, height: 42 }}>
      {({ width, height }) => {
        const right = target ? roomFor(goal) : 4
        const path = miniPath(series, { target, forecast }, { width, height, right })
        const mark = path.target
        return (
          <>
            <path className="rule" d={`M3 ${height - 0.5}H${width - right - 3}`} />
            {path.now ? <path className="rule" d={`M${path.now.x} 2V${height - 1}`} /> : null}
            <path className="should" d={path.expected} />
            <path className="ahead" d={path.forecast} />
            <path className="is" d={path.actual} />
            {path.now ? <circle className="now" cx={path.now.x} cy={path.now.y} r="2.5" /> : null}
            {mark ? (
              <>
                <path className="goal" d={`M${mark.x - 3} ${mark.y}H${mark.x + 4}`} />
                <text x={mark.x + 7} y={Math.min(height - 2, Math.max(11, mark.y + 4))}>
                  {goal}
                </text>
              </>
            ) : null}
          </>
        )
      }}
    </Drawn>
  )
}
