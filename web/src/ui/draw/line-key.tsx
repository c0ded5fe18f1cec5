import type { ReactNode } from 'react'
import './draw.css'

/** is: what was · should: its path · ahead: the forecast · earlier: the period before · goal: the target. */
export type LineSign = 'is' | 'should' | 'ahead' | 'earlier' | 'goal'

/** What the lines of a chart mean. */
export const LineKey = ({ lines }: { lines: readonly (readonly [LineSign, ReactNode])[] }) => (
  <span className="line-key cap">
    {lines.map(([sign, word]) => (
      <span key={sign} className={sign}>
        <i aria-hidden="true" />
        {word}
      </span>
    ))}
  </span>
)
