/** What is typed about an indicator, and what is sent. Pure. */
import type { DefinitionInput, IndicatorFactsInput, TargetInput } from '../../../graphql/generated/graphql.ts'
import {
  type Direction,
  type Feed,
  type Frequency,
  isCounted,
  type Kind,
  type Measure,
} from './library-url.ts'

export interface FactsValues {
  name: string
  feed: Feed
  measure: Measure | null
  dataSource: string
  owner: { id: string; name: string } | null
  reportLevels: readonly number[]
  frequency: Frequency
  ownFigure: 'WHOLE' | 'PART'
}

export interface DefinitionValues {
  validFrom: string | null
  kind: Kind
  direction: Direction
  unit: string
  decimals: string
  cumulative: boolean
  definition: string
  numeratorItem: string
  denominatorItem: string
  excluded: string
  line: string
  formula: string
  reason: string
}

export interface TargetValues {
  /** ALL, a level as `4`, or PLACE. */
  scope: string
  place: string | null
  baselineYear: string
  baseline: string
  targetYear: string
  target: string
  targetText: string
  /** Year → value as typed. */
  yearly: Readonly<Record<string, string>>
  reason: string
}

export const NEW_FACTS: FactsValues = {
  name: '',
  feed: 'REPORTED',
  measure: null,
  dataSource: '',
  owner: null,
  reportLevels: [4, 5],
  frequency: 'MONTHLY',
  ownFigure: 'WHOLE',
}

export const NEW_DEFINITION: DefinitionValues = {
  validFrom: null,
  kind: 'RATIO',
  direction: 'HIGHER',
  unit: '%',
  decimals: '1',
  cumulative: false,
  definition: '',
  numeratorItem: '',
  denominatorItem: '',
  excluded: '',
  line: '',
  formula: '',
  reason: '',
}

/** What the API gives of an indicator, as fields. */
export interface FactsLike {
  name: string
  feed: Feed
  measure?: Measure | null
  dataSource?: string | null
  owner?: { id: string; name: string } | null
  reportLevels: readonly number[]
  frequency: Frequency
  ownFigure: 'WHOLE' | 'PART'
}

export const factsOf = (from: FactsLike): FactsValues => ({
  name: from.name,
  feed: from.feed,
  measure: from.measure ?? null,
  dataSource: from.dataSource ?? '',
  owner: from.owner ?? null,
  reportLevels: [...from.reportLevels],
  frequency: from.frequency,
  ownFigure: from.ownFigure,
})

interface DefinitionLike {
  kind: Kind
  direction: Direction
  unit?: string | null
  decimals: number
  cumulative: boolean
  definition: string
  numeratorItem?: string | null
  denominatorItem?: string | null
  excluded?: string | null
  line?: number | null
  formula?: string | null
}

export const definitionOf = (from: DefinitionLike, validFrom: string | null): DefinitionValues => ({
  validFrom,
  kind: from.kind,
  direction: from.direction,
  unit: from.unit ?? '',
  decimals: String(from.decimals),
  cumulative: from.cumulative,
  definition: from.definition,
  numeratorItem: from.numeratorItem ?? '',
  denominatorItem: from.denominatorItem ?? '',
  excluded: from.excluded ?? '',
  line: from.line === null || from.line === undefined ? '' : String(from.line),
  formula: from.formula ?? '',
  reason: '',
})

/** Full-width digits and marks as half-width ones; spaces, thousands separators and a trailing % are left out. */
export function readNumber(typed: string): number | null {
  const text = typed
    .replace(/[０-９．，％－]/g, mark => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[\s,]/g, '')
    .replace(/%$/, '')
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

const wordsOf = (typed: string): string | null => typed.trim() || null

export const factsInput = (values: FactsValues): IndicatorFactsInput => ({
  name: values.name.trim(),
  feed: values.feed,
  measure: isCounted(values.feed) ? values.measure : null,
  dataSource: wordsOf(values.dataSource),
  ownerId: values.owner?.id ?? null,
  reportLevels: [...values.reportLevels].sort((one, other) => one - other),
  frequency: values.frequency,
  ownFigure: values.ownFigure,
})

/** Items belong to ratios and counts, a line to a minimum, a formula to a derived one; the rest is not sent. */
export const definitionInput = (values: DefinitionValues): DefinitionInput => ({
  validFrom: values.validFrom ?? '',
  kind: values.kind,
  direction: values.direction,
  unit: wordsOf(values.unit),
  decimals: readNumber(values.decimals) ?? 0,
  cumulative: values.cumulative,
  definition: values.definition.trim(),
  numeratorItem: values.kind === 'DERIVED' ? null : wordsOf(values.numeratorItem),
  denominatorItem: values.kind === 'RATIO' ? wordsOf(values.denominatorItem) : null,
  excluded: wordsOf(values.excluded),
  line: values.kind === 'MINIMUM' ? readNumber(values.line) : null,
  formula: values.kind === 'DERIVED' ? wordsOf(values.formula) : null,
  reason: wordsOf(values.reason),
})

/** Years between baseline and target, which may be given values of their own; at most twenty. */
export function yearsBetween(baselineYear: string, targetYear: string): number[] {
  const [first, last] = [readNumber(baselineYear), readNumber(targetYear)]
  if (first === null || last === null) return []
  return Array.from({ length: Math.max(0, Math.min(20, last - first - 1)) }, (_, at) => first + 1 + at)
}

export const targetInput = (values: TargetValues): TargetInput => ({
  level: /^\d$/.test(values.scope) ? Number(values.scope) : null,
  place: values.scope === 'PLACE' ? values.place : null,
  baselineYear: readNumber(values.baselineYear),
  baseline: readNumber(values.baseline),
  targetYear: readNumber(values.targetYear),
  target: readNumber(values.target),
  targetText: wordsOf(values.targetText),
  yearly: yearsBetween(values.baselineYear, values.targetYear).flatMap(year => {
    const value = readNumber(values.yearly[year] ?? '')
    return value === null ? [] : [{ year, value }]
  }),
  reason: wordsOf(values.reason),
})

/** Figures typed that are no numbers: the names of their fields. */
export function badNumbers(
  values: Pick<TargetValues, 'baselineYear' | 'baseline' | 'targetYear' | 'target'>,
) {
  const names = ['baselineYear', 'baseline', 'targetYear', 'target'] as const
  return names.filter(name => values[name].trim() !== '' && readNumber(values[name]) === null)
}

/** `facts.name`, `definition.unit`, `inputs.0.facts.name`: the last word names the field of the form. */
export const byLastWord = <F extends { fields: Record<string, string> }>(failure: F): F => ({
  ...failure,
  fields: Object.fromEntries(
    Object.entries(failure.fields).map(([field, message]) => [field.split('.').pop() ?? field, message]),
  ),
})
