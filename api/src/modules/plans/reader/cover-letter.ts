import { isDateLine } from './header.ts'
import type { Line } from './lines.ts'
import { readMarker } from './numbering.ts'

/**
 * Index of the first line behind the letter that sends a plan out. The letter has a date below it, is shorter
 * than what follows, and the numbering starts again behind it; its own numbered wishes are no tasks.
 */
export function coverLetterEnd(lines: Line[]): number {
  const signed = lines.findIndex(line => isDateLine(line.text))
  if (signed < 0) return 0
  const before = lines.slice(0, signed)
  const after = lines.slice(signed + 1)
  const sendsOut = before.some(line => /印发给你们|通知如下|转发给你们|现下发/.test(line.text))
  if (size(before) > size(after) * (sendsOut ? 1.5 : 0.6)) return 0
  return before.some(isFirst) && after.some(isFirst) ? signed + 1 : 0
}

const size = (lines: Line[]) => lines.reduce((sum, line) => sum + line.text.length, 0)

function isFirst(line: Line): boolean {
  const marker = readMarker(line.text)
  return (marker?.kind === 'cn' || marker?.kind === 'num' || marker?.kind === 'pcn') && marker.value === 1
}
