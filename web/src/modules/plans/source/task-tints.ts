import { dateWords } from './draft-tints.ts'
import { lengthOf, type Range, type Tint, type TintKind } from './tint.ts'

/** What a ledger task says of its words in the plan. */
export interface TaskRanges {
  id: string
  title: string
  source?: Range | null | undefined
  milestones: readonly { words?: string | null; source?: Range | null }[]
  targets?: readonly { source?: Range | null | undefined }[] | null | undefined
}

/** Ranges of the ledger's tasks: the first line of a task stands for its title, which the ledger does not locate. */
export function tintsOfTasks(tasks: readonly TaskRanges[], text: string): Tint[] {
  return tasks.flatMap(({ id, source, milestones, targets }) => {
    const list = (
      name: string,
      kind: TintKind,
      parts: readonly { source?: Range | null | undefined }[],
    ): Tint[] =>
      parts.flatMap(({ source: range }, at) =>
        range ? [{ start: range.start, end: range.end, key: `${id}/${name}/${at}`, card: id, kind }] : [],
      )
    const title = source
      ? [{ ...titleRange(source, text), key: `${id}/title`, card: id, kind: 'task' as const }]
      : []
    return [
      ...title,
      ...list('milestones', 'date', dateWords(milestones, text)),
      ...list('targets', 'target', targets ?? []),
    ].filter(tint => lengthOf(tint) > 0)
  })
}

/** Up to the first stop or line end, at most 60 characters. */
function titleRange({ start, end }: Range, text: string): Range {
  const words = text.slice(start, Math.min(end, start + 60))
  const stop = words.search(/[。\uff0c\uff1b\uff1a\n]/)
  return { start, end: start + (stop < 0 ? words.length : stop) }
}
