import { useDesk } from '../desk.ts'
import type { TaskChange } from '../draft/local-edit.ts'

/** Saves fields of one task. Resolves to the refusal, or null. */
export function useTaskEdit(id: string) {
  const { edit } = useDesk()
  return (change: TaskChange) => edit({ type: 'task', id, change })
}
