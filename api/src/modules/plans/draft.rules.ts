import { badInput, DomainError } from '../../platform/errors.ts'
import { addTask, moveTask, setState } from './draft/arrange.ts'
import type { PlanDraftEdit } from './draft/draft-edit.ts'
import type { PlanDraftState } from './draft/draft-state.ts'
import { editHeader, editIndicator } from './draft/edit-facts.ts'
import { editTask } from './draft/edit-task.ts'
import { draftFromLedger } from './draft/from-ledger.ts'
import { mergeTasks, splitTask } from './draft/merge-split.ts'
import { matters } from './draft/warning-kinds.ts'
import { editWarning, openWarnings } from './draft/warnings.ts'
import type { DraftLedger } from './reader/index.ts'

export type { PlanDraftEdit } from './draft/draft-edit.ts'
export type * from './draft/draft-state.ts'
export { draftFromLedger, openWarnings }

/** A draft with the way it came: what undo goes back to and redo forward to. Never changed in place. */
export interface DraftHistory {
  /** The state after every edit that is not undone, the reader's own first, then the undone ones. */
  states: readonly PlanDraftState[]
  /** Which of them is the present one. */
  present: number
}

/** Steps that can be taken back; older ones stay in the database only. */
export const MOST_UNDO = 200

/** The kinds of edit an edit names. */
const kindsOf = (edit: PlanDraftEdit): string[] =>
  Object.entries(edit)
    .filter(([, value]) => value != null && value !== false)
    .map(([kind]) => kind)

/**
 * The draft after one edit. Throws `BAD_INPUT` with a sentence when the edit makes no sense for this draft.
 * Undo and redo need the history: see `advance`.
 */
export function applyEdit(state: PlanDraftState, edit: PlanDraftEdit): PlanDraftState {
  if (edit.header) return editHeader(state, edit.header)
  if (edit.task) return editTask(state, edit.task)
  if (edit.indicator) return editIndicator(state, edit.indicator)
  if (edit.merge) return mergeTasks(state, edit.merge)
  if (edit.split) return splitTask(state, edit.split)
  if (edit.move) return moveTask(state, edit.move)
  if (edit.state) return setState(state, edit.state)
  if (edit.warning) return editWarning(state, edit.warning)
  if (edit.addAfter != null) return addTask(state, edit.addAfter)
  throw badInput('edit', '没有说明要做什么修改。')
}

export const startHistory = (ledger: DraftLedger, sourceText: string): DraftHistory => ({
  states: [draftFromLedger(ledger, sourceText)],
  present: 0,
})

export const presentOf = ({ states, present }: DraftHistory): PlanDraftState =>
  states[present] as PlanDraftState

export const canUndo = ({ present }: DraftHistory): boolean => present > 0

export const canRedo = ({ states, present }: DraftHistory): boolean => present < states.length - 1

/** The history after one more step: an edit, an undo or a redo. Throws `BAD_INPUT` when it is impossible. */
export function advance(history: DraftHistory, edit: PlanDraftEdit): DraftHistory {
  if (kindsOf(edit).length !== 1) throw badInput('edit', '一次只能做一种修改。')
  const { states, present } = history
  if (edit.undo) {
    if (!canUndo(history)) throw badInput('edit.undo', '没有可以撤销的修改。')
    return { states, present: present - 1 }
  }
  if (edit.redo) {
    if (!canRedo(history)) throw badInput('edit.redo', '没有可以重做的修改。')
    return { states, present: present + 1 }
  }
  const next = applyEdit(presentOf(history), edit)
  const kept = [...states.slice(0, present + 1), next].slice(-MOST_UNDO - 1)
  return { states: kept, present: kept.length - 1 }
}

/** One step that was accepted when it was taken. Should the rules have become stricter since, it has no effect. */
export function replay(history: DraftHistory, edit: PlanDraftEdit): DraftHistory {
  try {
    return advance(history, edit)
  } catch (error) {
    if (error instanceof DomainError) return history
    throw error
  }
}

/** The draft of a ledger after the steps people took. Throws `BAD_INPUT` at the first impossible one. */
export const foldSteps = (
  ledger: DraftLedger,
  sourceText: string,
  steps: readonly PlanDraftEdit[],
): DraftHistory => steps.reduce(advance, startHistory(ledger, sourceText))

/** Why the ledger cannot be made yet, as sentences that say what to do; empty when it can. */
export function blockers(state: PlanDraftState): string[] {
  const left = state.tasks.filter(task => task.state !== 'REMOVED')
  const issuable = left.filter(({ kind }) => kind !== 'OBJECTIVE')
  const untitled = left.filter(({ title }) => title.trim() === '')
  const pending = left.filter(task => task.state === 'PENDING')
  const warnings = openWarnings(state).filter(matters)
  const reasons: string[] = []
  if (state.header.title.trim() === '') reasons.push('方案没有题名，请填写。')
  if (issuable.length === 0) reasons.push('没有可以列入台账的任务，请至少保留或添加一项。')
  if (untitled.length > 0) reasons.push(`有 ${untitled.length} 项任务没有标题，请填写。`)
  if (pending.length > 0)
    reasons.push(`还有 ${pending.length} 项任务没有确认，可以逐项确认，也可以全部确认。`)
  if (warnings.length > 0) reasons.push(`还有 ${warnings.length} 条提醒没有处理，请逐条处理或说明理由。`)
  return reasons
}

/** Throws `BAD_INPUT` with the reasons when the draft is not ready for the ledger. */
export function assertReady(state: PlanDraftState): void {
  const reasons = blockers(state)
  if (reasons.length > 0) throw new DomainError('BAD_INPUT', `现在还不能生成台账：${reasons.join('')}`)
}
