/** How a figure of an indicator is written. Pure but for the words. */
import { signed } from '../../i18n/format.ts'
import type { T } from '../../i18n/index.ts'

type Maybe<Value> = Value | null | undefined

/** `83.3`, `83.0`, `1,512`: rounded to the digits of its indicator; a figure that is whole stays whole. */
export function figure(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(Number.isInteger(value) ? 0 : decimals)
  const grouped = text.replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ',')
  return value < 0 && Number(text) !== 0 ? `−${grouped}` : grouped
}

/** The same in a column, where digits stand under each other: `85.0`. */
export const inColumn = (value: Maybe<number>, decimals: number): string =>
  value === null || value === undefined
    ? '—'
    : `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(decimals)}`.replace(
        /\B(?=(\d{3})+(?!\d)(?=\.|$))/g,
        ',',
      )

/** A figure or a dash; nothing is never 0. */
export const figureOr = (value: Maybe<number>, decimals: number, none = '—'): string =>
  value === null || value === undefined ? none : figure(value, decimals)

/** `83.3%`, `45 个`: the sign of per cent stands close, other units apart. */
export function withUnit(value: Maybe<number>, decimals: number, unit: Maybe<string>): string {
  const text = figureOr(value, decimals)
  if (!unit || text === '—') return text
  return unit === '%' ? `${text}%` : `${text} ${unit}`
}

interface Parts {
  numerator?: Maybe<number>
  denominator?: Maybe<number>
}

/** `140/168`; null where the figure is no quotient. */
export function partsOf({ numerator, denominator }: Parts): string | null {
  if (numerator === null || numerator === undefined) return null
  if (denominator === null || denominator === undefined) return null
  const number = (value: number) => figure(value, Number.isInteger(value) ? 0 : 2)
  return `${number(numerator)}/${number(denominator)}`
}

/** A gap below a tenth of a point counts as none. */
const EVEN = 0.05

/** `落后 10.6 个百分点`; null without a gap. */
export function gapWords(gap: Maybe<number>, unit: Maybe<string>, t: T): string | null {
  if (gap === null || gap === undefined) return null
  if (Math.abs(gap) < EVEN) return t('figures:gap.on')
  const value = Math.abs(gap).toFixed(1)
  const side = gap > 0 ? 'ahead' : 'behind'
  return unit === '%' ? t(`figures:gap.${side}`, { value }) : t(`figures:gap.${side}Way`, { value })
}

/** `−10.6`; an empty string without a gap. */
export const gapFigure = (gap: Maybe<number>): string =>
  gap === null || gap === undefined ? '' : signed(gap, 1)

/** A change with its sign, to the digits of its indicator. */
export const changeFigure = (change: Maybe<number>, decimals: number): string =>
  change === null || change === undefined ? '—' : signed(change, decimals)
