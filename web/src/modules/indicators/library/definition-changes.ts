/** What a version of a definition changes against the one before. Pure. */

export const COMPARED = [
  'kind',
  'direction',
  'unit',
  'decimals',
  'cumulative',
  'definition',
  'numeratorItem',
  'denominatorItem',
  'excluded',
  'line',
  'formula',
] as const

export type ComparedField = (typeof COMPARED)[number]
type Value = string | number | boolean | null | undefined
export type Comparable = Readonly<Partial<Record<ComparedField, Value>>>

export interface DefinitionChange {
  field: ComparedField
  before: string | number | boolean | null
  after: string | number | boolean | null
}

const plain = (value: Value) => (value === undefined || value === '' ? null : value)

/** The fields that differ, in the order of the form; nothing and the empty word are the same. */
export const definitionChanges = (before: Comparable, after: Comparable): DefinitionChange[] =>
  COMPARED.flatMap(field => {
    const [was, is] = [plain(before[field]), plain(after[field])]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
