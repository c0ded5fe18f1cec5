import { type DaySeries, dayPath } from './day-path.ts'
import { Drawn } from './drawn.tsx'

interface DayLinesProps {
  series: DaySeries
  /** The chart in a sentence. */
  label: string
  /** How a day is written on the axis: `10-15`. */
  day(day: string): string
  /** Words at the last point: `41 件`. */
  last: string
  /** Shown on pointing at a day. */
  tip?(index: number): string
  /** A day was clicked. */
  onPick?: ((index: number) => void) | undefined
}

/** A band narrower than this has no room for its name, in pixels. */
const NAMED = 44

/** Daily counts over those of as many days before, with the days off in grey. */
export function DayLines({ series, label, day, last, tip, onPick }: DayLinesProps) {
  return (
    <Drawn label={label} first={{ width: 310, height: 232 }}>
      {({ width, height }) => {
        const path = dayPath(series, { width, height })
        return (
          <>
            {path.off.map(({ x, width: wide, name }) => (
              <g key={x}>
                <rect className="off" x={x} y={16} width={wide} height={path.bottom - 16} />
                {wide >= NAMED ? (
                  <text x={x + wide / 2} y={30} textAnchor="middle">
                    {name}
                  </text>
                ) : null}
              </g>
            ))}
            {path.rules.map(({ value, y }) => (
              <g key={value}>
                <path className={value === 0 ? 'rule base' : 'rule'} d={`M${path.left} ${y}H${width - 6}`} />
                <text x={path.left - 6} y={y + 4} textAnchor="end">
                  {value}
                </text>
              </g>
            ))}
            {path.marks.map(({ day: one, x, anchor }) => (
              <text key={one} x={x} y={height - 4} textAnchor={anchor}>
                {day(one)}
              </text>
            ))}
            <path className="earlier" d={path.before} />
            <path className="is" d={path.now} />
            {path.last ? (
              <>
                <circle className="now" cx={path.last.x} cy={path.last.y} r="2.5" />
                <text className="strong" x={path.last.x} y={Math.max(12, path.last.wordsY)} textAnchor="end">
                  {last}
                </text>
              </>
            ) : null}
            {path.strips.map(({ x, width: wide }, index) => (
              // The same days as links stand in the table of the chart, where the keyboard reaches them.
              // biome-ignore lint/a11y/noStaticElementInteractions: a second way for pointers only.
              <rect
                key={x}
                className={onPick ? 'hit act' : 'hit'}
                x={x}
                y={16}
                width={wide}
                height={Math.max(0, path.bottom - 16)}
                onClick={onPick ? () => onPick(index) : undefined}
              >
                {tip ? <title>{tip(index)}</title> : null}
              </rect>
            ))}
          </>
        )
      }}
    </Drawn>
  )
}
