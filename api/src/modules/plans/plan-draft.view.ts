import type { Context } from '../../platform/context.ts'
import {
  blockers,
  canRedo,
  canUndo,
  openWarnings,
  type PlanDraftState,
  presentOf,
  type DraftTask as TaskOfDraft,
} from './draft.rules.ts'
import { type OwnerReader, ownerReader, withKnownGroups } from './draft-owners.ts'
import type { OpenDraft } from './plan-draft.service.ts'
import type { DraftOwner, DraftProgress, DraftTask, PlanDraft } from './plan-draft.type.ts'

const ownersOf = (owners: TaskOfDraft['lead'], read: OwnerReader): DraftOwner[] =>
  owners.map(owner => {
    const { rule, organizations } = read(owner)
    return { name: owner.name, groupRule: rule, organizations, source: owner.source }
  })

const taskOf = (task: TaskOfDraft, read: OwnerReader): DraftTask => ({
  ...task,
  milestones: [...task.milestones],
  targets: [...task.targets],
  lead: ownersOf(task.lead, read),
  joint: ownersOf(task.joint, read),
})

function progressOf(state: PlanDraftState): DraftProgress {
  const count = (wanted: TaskOfDraft['state']) => state.tasks.filter(({ state }) => state === wanted).length
  const removed = count('REMOVED')
  return {
    total: state.tasks.length - removed,
    confirmed: count('CONFIRMED'),
    removed,
    openWarnings: openWarnings(state).length,
  }
}

/** A draft as it leaves the server, its owners found in the directory of today. */
export async function viewDraft(context: Context, { plan, version, history }: OpenDraft): Promise<PlanDraft> {
  const read = await ownerReader(context, plan.jurisdictionCode)
  const state = withKnownGroups(presentOf(history), read)
  return {
    ...state.header,
    planId: plan.id,
    version,
    tasks: state.tasks.map(task => taskOf(task, read)),
    indicators: [...state.indicators],
    warnings: [...state.warnings],
    repairs: [...state.repairs],
    progress: progressOf(state),
    blockers: blockers(state),
    canUndo: canUndo(history),
    canRedo: canRedo(history),
  }
}
