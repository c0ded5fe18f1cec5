/** Which names of a file are to be confirmed, and as what. Pure. */
import type { ImportTerm } from './import-query.ts'

export const TERM_KINDS = ['PLACE', 'UNIT', 'CATEGORY'] as const
export type TermKind = (typeof TERM_KINDS)[number]

/** What a name shall mean: a record here, a new one of these words, or nothing. */
export type Meaning = { target: string; name: string } | 'CREATE' | 'NOTHING'

const SETTLED: ReadonlySet<ImportTerm['match']> = new Set(['EXACT', 'ALIAS', 'REMEMBERED', 'MERGED'])

/** Whether somebody should look at it: the others are known. */
export const isOpen = ({ match }: ImportTerm): boolean => !SETTLED.has(match)

export const termKey = ({ kind, words }: Pick<ImportTerm, 'kind' | 'words'>): string => `${kind}:${words}`

/** What is proposed, or was settled. */
export function proposedFor({ target, targetName, create }: ImportTerm): Meaning {
  if (target) return { target, name: targetName ?? '' }
  return create ? 'CREATE' : 'NOTHING'
}

/** A name as the API wants it. */
export const termInput = ({ kind, words }: ImportTerm, meaning: Meaning) => ({
  kind,
  words,
  target: typeof meaning === 'object' ? meaning.target : null,
  create: meaning === 'CREATE',
})

/** Names to be confirmed first, of these the most frequent first. */
export const inOrder = (terms: readonly ImportTerm[]): ImportTerm[] =>
  [...terms].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)) || other.rows - one.rows)
