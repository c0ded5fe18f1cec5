/** What a rate or count of the board was, in words. Pure but for the catalogue. */
import type { RateChangeFiguresFragment } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { percent, signed } from '../../i18n/format.ts'
import type { T } from '../../i18n/index.ts'
import type { Explanation } from '../../ui/index.ts'
import { baseWords } from '../periods/index.ts'
import type { BoardView } from './board-view.tsx'
import { pointsSince, type Share } from './since.ts'

export const RateChangeFigures = graphql(`
  fragment RateChangeFigures on RateChange {
    rate {
      numerator
      denominator
      value
      definition
      source
      asOf
    }
    before {
      numerator
      denominator
      value
    }
    yearBefore {
      numerator
      denominator
      value
    }
    target
    light
  }
`)

export type RateChange = RateChangeFiguresFragment

interface Parts extends Share {
  numerator: number
  denominator: number
}

/** `92.6%（812/877），−0.9 个百分点`; null where nothing was known then. */
function thenWords(t: T, now: Share, then: Parts | null | undefined): string | null {
  const points = pointsSince(now, then)
  if (!then || points === null) return null
  return t('dashboard:how.earlier', {
    value: percent(then.value),
    numerator: then.numerator,
    denominator: then.denominator,
    change: signed(points, 1),
  })
}

/** How a rate was counted, what it was before and a year ago, and what it should be. */
export function rateHow(t: T, change: RateChange, { base, fresh }: BoardView): Explanation {
  const { rate, before, yearBefore, target } = change
  return {
    ...rate,
    fresh,
    more: [
      [baseTerm(t, base), thenWords(t, rate, before)],
      ...yearRow(t, base, thenWords(t, rate, yearBefore)),
      [t('dashboard:how.target'), typeof target === 'number' ? `${target}%` : null],
    ],
  }
}

/** Changes of a count, as rows of its explanation. */
export function countRows(
  t: T,
  { value, before, yearBefore }: { value: number; before?: number | null; yearBefore?: number | null },
  { base }: BoardView,
): NonNullable<Explanation['more']> {
  const words = (then: number | null | undefined) =>
    typeof then === 'number'
      ? t('dashboard:how.earlierCount', { value: then, change: signed(value - then) })
      : null
  return [[baseTerm(t, base), words(before)], ...yearRow(t, base, words(yearBefore))]
}

const baseTerm = (t: T, base: BoardView['base']): string =>
  t('dashboard:how.before', { base: baseWords(t, base) })

/** The year before; of a whole year it is the period before. */
const yearRow = (t: T, base: BoardView['base'], words: string | null): [string, string | null][] =>
  base.choice === 'year' ? [] : [[t('dashboard:how.yearBefore'), words]]
