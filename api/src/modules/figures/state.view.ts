import type { Decimal } from 'decimal.js'
import type { LibraryIndicator } from '../indicators/index.ts'
import type { Amount } from './roll-up.rules.ts'
import type { Standing } from './standing.ts'
import type { PlaceRows, StateFacts } from './state.rules.ts'
import type { FigurePart, IndicatorState } from './state.type.ts'

export const toNumber = (value: Decimal | null | undefined): number | null => value?.toNumber() ?? null

const toPart = (amount: Amount | null | undefined): FigurePart | null =>
  amount
    ? {
        numerator: toNumber(amount.numerator),
        denominator: toNumber(amount.denominator),
        value: toNumber(amount.value),
      }
    : null

/** Digits of a share of places. */
export const SHARE_DECIMALS = 1

/** A state as the schema shows it: exact numbers become those of the wire at the very end. */
export function toState(
  { asOf }: Pick<Standing, 'asOf'>,
  indicator: LibraryIndicator,
  { place }: Pick<PlaceRows, 'place'>,
  { aim, row, period, ...facts }: StateFacts,
): IndicatorState {
  const { definition, target } = aim
  return {
    place,
    asOf,
    period: period?.key ?? null,
    periodEndsOn: period?.endsOn ?? null,
    value: toNumber(row?.value),
    numerator: toNumber(row?.numerator),
    denominator: toNumber(row?.denominator),
    unit: aim.unit,
    decimals: aim.share ? SHARE_DECIMALS : definition.decimals,
    source: row?.source ?? null,
    own: toPart(row?.own),
    rollUp: toPart(row?.rollUp),
    difference: toNumber(facts.difference),
    reported: row?.reported ?? 0,
    obliged: facts.obliged,
    meeting: row?.meeting ?? null,
    expected: toNumber(facts.expected),
    target: toNumber(target?.target),
    targetYear: target?.targetYear ?? null,
    baseline: toNumber(target?.baseline),
    baselineYear: target?.baselineYear ?? null,
    gap: toNumber(facts.gap),
    light: facts.light,
    reason: facts.reason,
    late: row?.late ?? false,
    freshUntil: facts.freshUntil,
    fresh: row?.value != null && facts.freshUntil !== null && facts.freshUntil >= asOf,
    knownOn: row?.knownOn ?? null,
    change: toNumber(facts.change),
    yearChange: toNumber(facts.yearChange),
    definitionVersion: definition.version,
    definition: definition.definition,
    dataSource: indicator.dataSource,
  }
}
