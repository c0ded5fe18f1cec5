import { shownTasks } from './desk.ts'
import type { Draft, DraftTask } from './draft/draft.documents.ts'

/** What stands in the right half of the screen, from top to bottom. */
export type CardItem =
  | { kind: 'header' | 'add' | 'indicators' | 'removed'; key: string }
  | { kind: 'section'; key: string; words: string }
  | { kind: 'task'; key: string; task: DraftTask /** From 1. */; place: number; depth: number }

/** The draft as a list: what the document says of itself, tasks under their headings, indicators, what was removed. */
export function cardItems(draft: Draft): CardItem[] {
  const items: CardItem[] = [{ kind: 'header', key: 'header' }]
  const depths = depthsOf(draft.tasks)
  let section = ''
  shownTasks(draft).forEach((task, index) => {
    if (task.section && task.section !== section)
      items.push({ kind: 'section', key: `section:${task.id}`, words: task.section })
    section = task.section
    items.push({ kind: 'task', key: task.id, task, place: index + 1, depth: depths.get(task.id) ?? 0 })
  })
  items.push({ kind: 'add', key: 'add' })
  if (draft.indicators.length > 0) items.push({ kind: 'indicators', key: 'indicators' })
  if (draft.progress.removed > 0) items.push({ kind: 'removed', key: 'removed' })
  return items
}

/** How deep each task stands below others. A parent may come later in the list, never in a circle. */
function depthsOf(tasks: readonly DraftTask[]): Map<string, number> {
  const parents = new Map(tasks.map(({ id, parentId }) => [id, parentId ?? null]))
  const depthOf = (id: string): number => {
    let depth = 0
    for (let at = parents.get(id); at && depth < 9; at = parents.get(at)) depth += 1
    return depth
  }
  return new Map(tasks.map(({ id }) => [id, depthOf(id)]))
}

/** Where a card stands in the list; an indicator stands in its table. */
export function itemAt(items: readonly CardItem[], card: string): number {
  const at = items.findIndex(({ key }) => key === card)
  return at >= 0 || !card.startsWith('i') ? at : items.findIndex(({ kind }) => kind === 'indicators')
}
