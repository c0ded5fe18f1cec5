import type { DraftTask } from './draft.documents.ts'
import { type LocalEdit, subtreeOf } from './local-edit.ts'

/** The step that moves a task one place up or down among those shown, with everything below it; null at the ends. */
export function moveBy(tasks: readonly DraftTask[], id: string, by: -1 | 1): LocalEdit | null {
  const moving = subtreeOf(tasks, id)
  const shown = tasks.filter(({ state, id: own }) => state !== 'REMOVED' && (own === id || !moving.has(own)))
  const at = shown.findIndex(task => task.id === id)
  const neighbour = shown[at + by]
  if (at < 0 || !neighbour) return null
  if (by < 0) return { type: 'move', id, beforeId: neighbour.id }
  const jumped = subtreeOf(tasks, neighbour.id)
  const from = tasks.indexOf(neighbour)
  const after = tasks.slice(from + 1).find(task => !jumped.has(task.id) && !moving.has(task.id))
  return { type: 'move', id, beforeId: after?.id ?? null }
}

/** What M joins: the chosen tasks in their order, or the current one with the next. */
export function mergeOf(
  tasks: readonly DraftTask[],
  selected: ReadonlySet<string>,
  active: string | null,
): LocalEdit | null {
  const shown = tasks.filter(({ state }) => state !== 'REMOVED')
  const chosen = shown.filter(({ id }) => selected.has(id)).map(({ id }) => id)
  if (chosen.length > 1) return { type: 'merge', ids: chosen }
  const at = shown.findIndex(({ id }) => id === active)
  const pair = at < 0 ? [] : shown.slice(at, at + 2).map(({ id }) => id)
  return pair.length === 2 ? { type: 'merge', ids: pair } : null
}
