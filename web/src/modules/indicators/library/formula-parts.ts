/** A formula cut at its faults, so that each can be marked where it stands. Pure. */

export interface FaultRange {
  start: number
  end: number
}

export interface FormulaPart {
  start: number
  text: string
  fault: boolean
}

/** Pieces in order; a fault of no width marks the character at its place, or a gap at the end. */
export function formulaParts(formula: string, faults: readonly FaultRange[]): FormulaPart[] {
  const bad = new Set<number>()
  for (const { start, end } of faults)
    for (let at = start; at < Math.max(end, start + 1); at += 1) bad.add(at)
  const text = [...faults].some(({ start }) => start >= formula.length) ? `${formula}␣` : formula
  const parts: FormulaPart[] = []
  for (let at = 0; at < text.length; at += 1) {
    const last = parts[parts.length - 1]
    if (last && last.fault === bad.has(at)) last.text += text[at]
    else parts.push({ start: at, text: text[at] ?? '', fault: bad.has(at) })
  }
  return parts
}

/** Puts an indicator into a formula at the end of what is typed. */
export const withIndicator = (formula: string, no: number): string =>
  `${formula}${formula === '' || /[\s(]$/.test(formula) ? '' : ' '}[${no}]`
