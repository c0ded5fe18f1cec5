import type { Draft, DraftTask } from '../draft/draft.documents.ts'
import { isIn, lengthOf, type Range, type Tint, type TintKind } from './tint.ts'
import { wordsWithin } from './words-within.ts'

/** Every range of a draft that was read from the document. What a person typed has none. */
export function tintsOf({ tasks, indicators }: Pick<Draft, 'tasks' | 'indicators'>, text: string): Tint[] {
  const rows = indicators.filter(({ removed }) => !removed)
  return [
    ...tasks.filter(({ state }) => state !== 'REMOVED').flatMap(task => tintsOfTask(task, text)),
    ...rows.map(({ id, source }) => ({ ...source, key: id, card: id, kind: 'indicator' as const })),
  ].filter(tint => lengthOf(tint) > 0)
}

function tintsOfTask({ id, titleSource, lead, joint, milestones, targets }: DraftTask, text: string): Tint[] {
  const list = (name: string, kind: TintKind, parts: readonly { source?: Range | null }[]): Tint[] =>
    parts.flatMap(({ source }, index) =>
      source ? [{ start: source.start, end: source.end, key: partKey(id, name, index), card: id, kind }] : [],
    )
  return [
    { start: titleSource.start, end: titleSource.end, key: partKey(id, 'title'), card: id, kind: 'task' },
    ...list('lead', 'owner', lead),
    ...list('joint', 'owner', joint),
    ...list('milestones', 'date', dateWords(milestones, text)),
    ...list('targets', 'target', targets),
  ]
}

/** A milestone keeps its whole sentence; in the text only the words of the date are tinted. */
export const dateWords = (
  milestones: readonly { words?: string | null; source?: Range | null }[],
  text: string,
) =>
  milestones.map(({ words, source }) => ({ source: source ? wordsWithin(text, source, words ?? '') : null }))

/** Name of a field of a card: `t3/title`, `t3/lead/0`. */
export const partKey = (card: string, part: string, index?: number): string =>
  index === undefined ? `${card}/${part}` : `${card}/${part}/${index}`

/** The innermost task whose words hold a position; null between tasks. */
export function taskAt(tasks: readonly Pick<DraftTask, 'id' | 'source' | 'state'>[], position: number) {
  let innermost: { id: string; source: Range } | null = null
  for (const { id, source, state } of tasks) {
    if (state === 'REMOVED' || !isIn(source, position)) continue
    if (!innermost || lengthOf(source) <= lengthOf(innermost.source)) innermost = { id, source }
  }
  return innermost?.id ?? null
}
