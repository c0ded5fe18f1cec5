import type { HistoryRow } from './audit.query.ts'

/** What an entry says was so before or after it. */
export type Facts = Readonly<Record<string, unknown>>

/** The facts of one side of an entry; none where it has that side not. */
export const factsOf = (value: unknown): Facts =>
  typeof value === 'object' && value !== null ? (value as Facts) : {}

/** A fact as words; nothing for what is neither text nor number. */
export const factText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** `。理由：…`, or nothing where none was given. */
export const because = (label: string, value: unknown): string =>
  factText(value) === '' ? '' : `。${label}：${factText(value)}`

/** Names of the fields whose value is another one now, joined for a sentence; fields without a name are left out. */
export function changedFields(
  { before, after }: Pick<HistoryRow, 'before' | 'after'>,
  names: Readonly<Record<string, string>>,
): string {
  const old = factsOf(before)
  return Object.entries(factsOf(after))
    .filter(([field, value]) => names[field] && JSON.stringify(value) !== JSON.stringify(old[field]))
    .map(([field]) => names[field])
    .join('、')
}
