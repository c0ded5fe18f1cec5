import { badInput } from '../../../platform/errors.ts'
import {
  comparatorOf,
  dayOrNull,
  filled,
  LONGEST,
  notTooMany,
  numberOrNull,
  optional,
  rangeOrNull,
  short,
  taskOf,
} from './draft-checks.ts'
import type { MilestoneEdit, OwnerEdit, TargetEdit, TaskEdit } from './draft-edit.ts'
import type { DraftMilestone, DraftOwner, DraftTarget, DraftTask, PlanDraftState } from './draft-state.ts'
import { subtreeOf } from './task-tree.ts'
import { withTask } from './warnings.ts'

function milestoneFrom(edit: MilestoneEdit, textLength: number): DraftMilestone {
  const field = 'edit.task.milestones'
  const due = dayOrNull(edit.due ?? null, field, '时限')
  if (edit.status === 'DATED' && due === null)
    throw badInput(field, '请填写时限的日期；没有日期时请选择“待明确”或“长期坚持”。')
  if (edit.status !== 'DATED' && due !== null)
    throw badInput(field, '“待明确”“长期坚持”和周期性的节点没有固定日期，请清空日期。')
  return {
    status: edit.status,
    due,
    words: short(edit.words, field, '时限原文', LONGEST.words),
    deliverable: short(edit.deliverable, field, '交付内容', LONGEST.words),
    source: rangeOrNull(edit.source ?? null, textLength, field),
    reference: edit.reference ?? false,
  }
}

function targetFrom(edit: TargetEdit, textLength: number): DraftTarget {
  const field = 'edit.task.targets'
  return {
    text: filled(edit.text, field, '目标', LONGEST.words),
    value: numberOrNull(edit.value ?? null, field, '目标值'),
    unit: optional(edit.unit ?? null, field, '单位'),
    comparator: comparatorOf(edit.comparator, field),
    source: rangeOrNull(edit.source ?? null, textLength, field),
  }
}

/** The client does not say whether words stand for a group: an owner of the same name knows. */
function ownerFrom(edit: OwnerEdit, known: ReadonlyMap<string, DraftOwner>, textLength: number): DraftOwner {
  const field = 'edit.task.lead'
  const name = filled(edit.name, field, '责任单位', LONGEST.name)
  const before = known.get(name)
  const organizationIds = edit.organizationIds?.length ? [...new Set(edit.organizationIds)] : null
  return {
    name,
    group: before?.group ?? (edit.groupRule ?? null) !== null,
    groupRule: edit.groupRule ?? (before?.group ? before.groupRule : null),
    organizationIds,
    source: rangeOrNull(edit.source ?? before?.source ?? null, textLength, field),
  }
}

/** Each name once. */
export const byName = (owners: readonly DraftOwner[]): DraftOwner[] =>
  [...new Map(owners.map(owner => [owner.name, owner] as const).reverse()).values()].reverse()

/** An owner is either lead or joint; named as both it is lead. */
export function leadWins(lead: readonly DraftOwner[], joint: readonly DraftOwner[]) {
  const leads = byName(lead)
  const names = new Set(leads.map(({ name }) => name))
  return { lead: leads, joint: byName(joint).filter(({ name }) => !names.has(name)) }
}

function ownersFrom(task: DraftTask, edit: TaskEdit, textLength: number) {
  const known = new Map([...task.joint, ...task.lead].map(owner => [owner.name, owner]))
  const read = (owners: readonly OwnerEdit[] | null | undefined, before: readonly DraftOwner[]) => {
    if (!owners) return before
    notTooMany(owners, 'edit.task.lead')
    return owners.map(owner => ownerFrom(owner, known, textLength))
  }
  const lead = read(edit.lead, task.lead)
  const joint = read(edit.joint, task.joint)
  // Whoever is newly named joint leaves the leads, unless the same edit names him lead as well.
  const namedJoint = new Set(edit.joint && !edit.lead ? joint.map(({ name }) => name) : [])
  return leadWins(
    lead.filter(({ name }) => !namedJoint.has(name)),
    joint,
  )
}

function listsFrom(task: DraftTask, edit: TaskEdit, textLength: number) {
  notTooMany(edit.milestones ?? [], 'edit.task.milestones')
  notTooMany(edit.targets ?? [], 'edit.task.targets')
  return {
    milestones: edit.milestones?.map(entry => milestoneFrom(entry, textLength)) ?? task.milestones,
    targets: edit.targets?.map(entry => targetFrom(entry, textLength)) ?? task.targets,
  }
}

function parentFrom(state: PlanDraftState, task: DraftTask, parentId: string | null | undefined) {
  if (parentId === undefined) return task.parentId
  if (parentId === null) return null
  taskOf(state, parentId, 'edit.task.parentId')
  if (subtreeOf(state.tasks, task.id).has(parentId))
    throw badInput('edit.task.parentId', '上级任务不能是这项任务自己或它的下级。')
  return parentId
}

/** Changes the given fields of one task; warnings that the change does away with are resolved. */
export function editTask(state: PlanDraftState, edit: TaskEdit): PlanDraftState {
  const task = taskOf(state, edit.id, 'edit.task.id')
  const field = (name: string) => `edit.task.${name}`
  return withTask(state, {
    ...task,
    no: edit.no == null ? task.no : short(edit.no.trim(), field('no'), '序号', LONGEST.no),
    kind: edit.kind ?? task.kind,
    title: edit.title == null ? task.title : filled(edit.title, field('title'), '任务标题', LONGEST.title),
    text: edit.text == null ? task.text : short(edit.text, field('text'), '任务内容', LONGEST.text),
    note: edit.note === undefined ? task.note : optional(edit.note, field('note'), '备注', LONGEST.words),
    parentId: parentFrom(state, task, edit.parentId),
    ...ownersFrom(task, edit, state.sourceText.length),
    ...listsFrom(task, edit, state.sourceText.length),
  })
}
