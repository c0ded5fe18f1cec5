import { badInput } from '../../../platform/errors.ts'
import { filled } from './draft-checks.ts'
import type { WarningEdit } from './draft-edit.ts'
import type { DraftTask, DraftWarning, PlanDraftState } from './draft-state.ts'
import { settledBy } from './warning-kinds.ts'

const LONGEST_RESOLUTION = 200

/** Puts a changed task in its place and resolves the warnings whose reason is gone. */
export function withTask(state: PlanDraftState, after: DraftTask): PlanDraftState {
  const before = state.tasks.find(({ id }) => id === after.id)
  if (!before) return state
  return {
    ...state,
    tasks: state.tasks.map(task => (task === before ? after : task)),
    warnings: state.warnings.map(warning => {
      if (warning.taskId !== after.id || warning.resolution !== null) return warning
      const words = settledBy(warning, before, after)
      return words === null ? warning : { ...warning, resolution: words }
    }),
  }
}

/** Resolves one warning, or several with the same words, or opens them again. */
export function editWarning(state: PlanDraftState, edit: WarningEdit): PlanDraftState {
  const ids = new Set([edit.id, ...(edit.ids ?? [])])
  const known = new Set(state.warnings.map(({ id }) => id))
  for (const id of ids)
    if (!known.has(id)) throw badInput('edit.warning.id', '草稿里没有这条提醒。请刷新后重试。')
  const resolution =
    edit.resolution == null
      ? null
      : filled(edit.resolution, 'edit.warning.resolution', '处理说明', LONGEST_RESOLUTION)
  return {
    ...state,
    warnings: state.warnings.map(warning => (ids.has(warning.id) ? { ...warning, resolution } : warning)),
  }
}

/** A warning of a removed task is nobody's concern any more. */
export function openWarnings({ tasks, warnings }: PlanDraftState): DraftWarning[] {
  const removed = new Set(tasks.filter(({ state }) => state === 'REMOVED').map(({ id }) => id))
  return warnings.filter(
    ({ taskId, resolution }) => resolution === null && !(taskId !== null && removed.has(taskId)),
  )
}
