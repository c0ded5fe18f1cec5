import type { DraftTask } from './draft-state.ts'

/** Ids of a task and of everything below it. */
export function subtreeOf(tasks: readonly DraftTask[], id: string): Set<string> {
  const ids = new Set([id])
  // Children may stand before their parent after a move: look again until nothing is added.
  for (let before = 0; before !== ids.size; ) {
    before = ids.size
    for (const task of tasks) if (task.parentId !== null && ids.has(task.parentId)) ids.add(task.id)
  }
  return ids
}
