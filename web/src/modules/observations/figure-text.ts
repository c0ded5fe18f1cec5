/** A value in words: `83.3 % (140/168)`. Pure. */
import { decimal } from '../../i18n/format.ts'

export interface FigureFacts {
  numerator?: number | null | undefined
  denominator?: number | null | undefined
  value?: number | null | undefined
}

interface FigureForm {
  unit?: string | null | undefined
  decimals: number
}

/** The value with its unit; null without one. */
export function valueText({ value }: FigureFacts, { unit, decimals }: FigureForm): string | null {
  if (value === null || value === undefined) return null
  return `${decimal(value, decimals)}${unit ? (unit === '%' ? '%' : ` ${unit}`) : ''}`
}

/** `140/168`; null where it is no ratio. */
export const partsText = ({ numerator, denominator }: FigureFacts): string | null =>
  typeof numerator === 'number' && typeof denominator === 'number'
    ? `${decimal(numerator, 6)}/${decimal(denominator, 6)}`
    : null

/** `83.3% (140/168)`, or a dash. */
export function figureText(facts: FigureFacts, form: FigureForm): string {
  const parts = partsText(facts)
  const value = valueText(facts, form)
  if (value === null) return parts ? `— (${parts})` : '—'
  return parts ? `${value} (${parts})` : value
}
