import type { DefinitionFact, LibraryFact, TargetFact } from './facts/indicator-library.ts'

/** Facts of the library as the forms send them. */
export const factsInput = (fact: LibraryFact, ownerId: string) => ({
  name: fact.name,
  feed: fact.feed ?? ('REPORTED' as const),
  measure: fact.measure ?? null,
  dataSource: fact.dataSource,
  ownerId,
  reportLevels: [...fact.levels],
  frequency: fact.frequency,
  ownFigure: fact.ownFigure,
})

export const definitionInput = (fact: DefinitionFact, validFrom: string) => ({
  validFrom,
  kind: fact.kind,
  direction: fact.direction,
  unit: fact.unit,
  decimals: fact.decimals,
  cumulative: fact.cumulative ?? false,
  definition: fact.definition,
  numeratorItem: fact.numeratorItem ?? null,
  denominatorItem: fact.denominatorItem ?? null,
  excluded: fact.excluded ?? null,
  line: null,
  formula: fact.formula ?? null,
  reason: null,
})

export const targetInput = (fact: TargetFact, reason: string | null) => ({
  level: fact.level ?? null,
  place: null,
  baselineYear: fact.baselineYear,
  baseline: fact.baseline,
  targetYear: fact.targetYear,
  target: fact.target,
  targetText: null,
  yearly: (fact.yearly ?? []).map(([year, value]) => ({ year, value })),
  reason,
})

export const firstTarget = ({ target }: LibraryFact) => (target ? targetInput(target, null) : null)
