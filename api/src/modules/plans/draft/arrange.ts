import { badInput } from '../../../platform/errors.ts'
import { taskOf } from './draft-checks.ts'
import type { PlanDraftEdit } from './draft-edit.ts'
import type { DraftTask, PlanDraftState } from './draft-state.ts'
import { subtreeOf } from './task-tree.ts'

/** Given instead of a task's id: before the first one. */
export const AT_THE_START = 'start'

/** Moves a task, with everything below it, before another one or to the end. */
export function moveTask(state: PlanDraftState, { id, beforeId }: NonNullable<PlanDraftEdit['move']>) {
  taskOf(state, id, 'edit.move.id')
  const moving = subtreeOf(state.tasks, id)
  if (beforeId != null) {
    taskOf(state, beforeId, 'edit.move.beforeId')
    if (moving.has(beforeId)) throw badInput('edit.move.beforeId', '任务不能移到它自己或它的下级之前。')
  }
  const rest = state.tasks.filter(task => !moving.has(task.id))
  const at = beforeId == null ? rest.length : rest.findIndex(task => task.id === beforeId)
  const moved = state.tasks.filter(task => moving.has(task.id))
  return { ...state, tasks: [...rest.slice(0, at), ...moved, ...rest.slice(at)] }
}

/** Confirms, removes or restores tasks, however many at once. */
export function setState(state: PlanDraftState, edit: NonNullable<PlanDraftEdit['state']>): PlanDraftState {
  if (edit.ids.length === 0) throw badInput('edit.state.ids', '请至少选择一项任务。')
  const ids = new Set(edit.ids)
  for (const id of ids) taskOf(state, id, 'edit.state.ids')
  return {
    ...state,
    tasks: state.tasks.map(task => (ids.has(task.id) ? { ...task, state: edit.state } : task)),
  }
}

function emptyTask(state: PlanDraftState, after: DraftTask | null): DraftTask {
  const position = after?.source.end ?? 0
  const nowhere = { start: position, end: position }
  return {
    id: `t${state.nextTask}`,
    state: 'PENDING',
    no: '',
    kind: after?.kind === 'GUARANTEE' ? 'GUARANTEE' : 'TASK',
    section: after?.section ?? '',
    parentId: after?.parentId ?? null,
    title: '',
    text: '',
    milestones: [],
    lead: [],
    joint: [],
    targets: [],
    source: nowhere,
    titleSource: nowhere,
    note: null,
    mergedIds: [],
  }
}

/** Adds an empty task behind a given one, or before all. */
export function addTask(state: PlanDraftState, afterId: string): PlanDraftState {
  const after = afterId === AT_THE_START ? null : taskOf(state, afterId, 'edit.addAfter')
  const at = after ? state.tasks.indexOf(after) + 1 : 0
  const task = emptyTask(state, after)
  return {
    ...state,
    tasks: [...state.tasks.slice(0, at), task, ...state.tasks.slice(at)],
    nextTask: state.nextTask + 1,
  }
}
