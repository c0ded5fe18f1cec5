import type { PlanDraftEditInput } from '../../../graphql/generated/graphql.ts'
import { openWarnings } from '../warning-groups.ts'
import type { Draft, DraftIndicator, DraftTask } from './draft.documents.ts'
import { milestoneInput, ownerInput, targetInput } from './draft-inputs.ts'

/** Fields of a task as the screen holds them; only the given ones change. */
export type TaskChange = Partial<
  Pick<DraftTask, 'no' | 'kind' | 'title' | 'text' | 'milestones' | 'lead' | 'joint' | 'targets' | 'note'>
>
export type HeaderChange = Partial<Pick<Draft, 'title' | 'documentNumber' | 'issuer' | 'issuedOn'>>
export type IndicatorChange = Partial<Omit<DraftIndicator, 'id' | 'source'>>

/** One step in the words of the screen. */
export type LocalEdit =
  | { type: 'header'; change: HeaderChange }
  | { type: 'task'; id: string; change: TaskChange }
  | { type: 'indicator'; id: string; change: IndicatorChange }
  | { type: 'state'; ids: readonly string[]; state: DraftTask['state'] }
  | { type: 'warning'; ids: readonly string[]; resolution: string | null }
  | { type: 'move'; id: string; beforeId: string | null }
  | { type: 'merge'; ids: readonly string[] }
  | { type: 'split'; id: string; at: number; secondTitle: string | null }
  | { type: 'add'; afterId: string }
  | { type: 'undo' }
  | { type: 'redo' }

/** What was typed or chosen into fields survives a conflict; a step that rearranges does not. */
export const isTyped = ({ type }: LocalEdit): boolean =>
  type === 'header' || type === 'task' || type === 'indicator' || type === 'warning' || type === 'state'

/** The step as the API takes it. */
export function inputOf(edit: LocalEdit): PlanDraftEditInput {
  switch (edit.type) {
    case 'header':
      return { header: edit.change }
    case 'task':
      return { task: { id: edit.id, ...taskInput(edit.change) } }
    case 'indicator':
      return { indicator: { id: edit.id, ...edit.change } }
    case 'state':
      return { state: { ids: [...edit.ids], state: edit.state } }
    case 'warning':
      return { warning: { id: edit.ids[0] ?? '', ids: [...edit.ids], resolution: edit.resolution } }
    case 'move':
      return { move: { id: edit.id, beforeId: edit.beforeId } }
    case 'merge':
      return { merge: [...edit.ids] }
    case 'split':
      return { split: { id: edit.id, at: edit.at, secondTitle: edit.secondTitle } }
    case 'add':
      return { addAfter: edit.afterId }
    case 'undo':
      return { undo: true }
    case 'redo':
      return { redo: true }
  }
}

function taskInput({ milestones, lead, joint, targets, ...plain }: TaskChange) {
  return {
    ...plain,
    ...(milestones && { milestones: milestones.map(milestoneInput) }),
    ...(lead && { lead: lead.map(ownerInput) }),
    ...(joint && { joint: joint.map(ownerInput) }),
    ...(targets && { targets: targets.map(targetInput) }),
  }
}

/** Two steps on the same fields in a row are one: typing makes no history of single letters. */
export function joinEdits(before: LocalEdit, after: LocalEdit): LocalEdit | null {
  if (before.type === 'header' && after.type === 'header')
    return { type: 'header', change: { ...before.change, ...after.change } }
  if (before.type === 'task' && after.type === 'task' && before.id === after.id)
    return { ...after, change: { ...before.change, ...after.change } }
  if (before.type === 'indicator' && after.type === 'indicator' && before.id === after.id)
    return { ...after, change: { ...before.change, ...after.change } }
  return null
}

/** The draft as it will look; what only the server knows (merging, splitting, undoing) waits for its answer. */
export function applyLocally(draft: Draft, edit: LocalEdit): Draft {
  const next = changed(draft, edit)
  return next === draft ? draft : { ...next, progress: progressOf(next) }
}

function changed(draft: Draft, edit: LocalEdit): Draft {
  switch (edit.type) {
    case 'header':
      return { ...draft, ...edit.change }
    case 'task':
      return withTasks(draft, [edit.id], task => ({ ...task, ...edit.change }))
    case 'state':
      return withTasks(draft, edit.ids, task => ({ ...task, state: edit.state }))
    case 'indicator':
      return {
        ...draft,
        indicators: draft.indicators.map(one => (one.id === edit.id ? { ...one, ...edit.change } : one)),
      }
    case 'warning':
      return {
        ...draft,
        warnings: draft.warnings.map(one =>
          edit.ids.includes(one.id) ? { ...one, resolution: edit.resolution } : one,
        ),
      }
    case 'move':
      return { ...draft, tasks: moved(draft.tasks, edit.id, edit.beforeId) }
    default:
      return draft
  }
}

function withTasks(draft: Draft, ids: readonly string[], change: (task: DraftTask) => DraftTask): Draft {
  const wanted = new Set(ids)
  return { ...draft, tasks: draft.tasks.map(task => (wanted.has(task.id) ? change(task) : task)) }
}

/** A task and everything below it. */
export function subtreeOf(tasks: readonly DraftTask[], id: string): Set<string> {
  const found = new Set([id])
  for (let size = 0; size !== found.size; ) {
    size = found.size
    for (const task of tasks) if (task.parentId && found.has(task.parentId)) found.add(task.id)
  }
  return found
}

function moved(tasks: readonly DraftTask[], id: string, beforeId: string | null): DraftTask[] {
  const moving = subtreeOf(tasks, id)
  if (beforeId !== null && moving.has(beforeId)) return [...tasks]
  const rest = tasks.filter(task => !moving.has(task.id))
  const at = beforeId === null ? rest.length : rest.findIndex(task => task.id === beforeId)
  return [...rest.slice(0, at), ...tasks.filter(task => moving.has(task.id)), ...rest.slice(at)]
}

function progressOf(draft: Draft): Draft['progress'] {
  const removed = draft.tasks.filter(({ state }) => state === 'REMOVED').length
  return {
    total: draft.tasks.length - removed,
    confirmed: draft.tasks.filter(({ state }) => state === 'CONFIRMED').length,
    removed,
    openWarnings: openWarnings(draft).length,
  }
}
