import { badInput } from '../../../platform/errors.ts'
import { filled, LONGEST, taskOf } from './draft-checks.ts'
import type { SplitEdit } from './draft-edit.ts'
import type { DraftMilestone, DraftOwner, DraftTask, PlanDraftState, Range } from './draft-state.ts'
import { leadWins } from './edit-task.ts'
import { positionInSource } from './text-alignment.ts'

const hull = (ranges: readonly Range[]): Range => ({
  start: Math.min(...ranges.map(({ start }) => start)),
  end: Math.max(...ranges.map(({ end }) => end)),
})

/** One of each date; the deliverables of the same date are kept together. Unknown gives way to anything known. */
export function distinctMilestones(milestones: readonly DraftMilestone[]): DraftMilestone[] {
  const byDate = new Map<string, DraftMilestone>()
  for (const milestone of milestones) {
    const key = milestone.status === 'DATED' ? `${milestone.due}` : `${milestone.status} ${milestone.words}`
    const same = byDate.get(key)
    const deliverables = new Set([same?.deliverable, milestone.deliverable].filter(Boolean))
    byDate.set(key, { ...(same ?? milestone), deliverable: [...deliverables].join('；') })
  }
  const all = [...byDate.values()]
  const known = all.filter(({ status }) => status !== 'UNKNOWN')
  return known.length > 0 ? known : all.slice(0, 1)
}

function tasksToMerge(state: PlanDraftState, ids: readonly string[]): DraftTask[] {
  const wanted = new Set(ids)
  if (wanted.size < 2) throw badInput('edit.merge', '请至少选择两项任务再合并。')
  for (const id of wanted) taskOf(state, id, 'edit.merge')
  const tasks = state.tasks.filter(({ id }) => wanted.has(id))
  if (tasks.some(task => task.state === 'REMOVED'))
    throw badInput('edit.merge', '所选任务中有已标为“不是任务”的，请先恢复再合并。')
  return tasks
}

function joined(first: DraftTask, tasks: readonly DraftTask[]): DraftTask {
  const others = tasks.filter(task => task !== first)
  const notes = tasks.flatMap(({ note }) => note ?? [])
  return {
    ...first,
    state: tasks.every(({ state }) => state === 'CONFIRMED') ? 'CONFIRMED' : 'PENDING',
    text: tasks.map(({ text }) => text).join('\n'),
    milestones: distinctMilestones(tasks.flatMap(({ milestones }) => milestones)),
    ...leadWins(
      tasks.flatMap(({ lead }) => lead),
      tasks.flatMap(({ joint }) => joint),
    ),
    targets: [
      ...new Map(tasks.flatMap(({ targets }) => targets).map(target => [target.text, target])).values(),
    ],
    source: hull(tasks.map(({ source }) => source)),
    note: notes.length > 0 ? notes.join('\n') : null,
    mergedIds: [...first.mergedIds, ...others.flatMap(({ id, mergedIds }) => [id, ...mergedIds])],
  }
}

/**
 * Above the highest ancestor that is merged away: one in between would lie below the task that took its parent's place,
 * and above it too.
 */
function parentOutside(state: PlanDraftState, first: DraftTask, merged: ReadonlySet<string>): string | null {
  const parentOf = (id: string) => state.tasks.find(task => task.id === id)?.parentId ?? null
  let parentId = first.parentId
  for (let at = first.parentId; at !== null; at = parentOf(at)) if (merged.has(at)) parentId = parentOf(at)
  return parentId
}

/** Joins tasks into the first one named: texts in the document's order, owners and milestones each once. */
export function mergeTasks(state: PlanDraftState, ids: readonly string[]): PlanDraftState {
  const tasks = tasksToMerge(state, ids)
  const first = taskOf(state, ids[0] as string, 'edit.merge')
  const merged = new Set(ids)
  const whole = { ...joined(first, tasks), parentId: parentOutside(state, first, merged) }
  const atFirst = (id: string | null) => (id !== null && merged.has(id) ? first.id : id)
  return {
    ...state,
    tasks: state.tasks
      .filter(task => task === first || !merged.has(task.id))
      .map(task => (task === first ? whole : { ...task, parentId: atFirst(task.parentId) })),
    warnings: state.warnings.map(warning => ({ ...warning, taskId: atFirst(warning.taskId) })),
  }
}

const behind = (cut: number) => (entry: { source: Range | null }) =>
  entry.source !== null && entry.source.start >= cut

const before = (cut: number) => (entry: { source: Range | null }) => !behind(cut)(entry)

/** Words up to the first stop: what a task is called that nobody has named yet. */
function openingClause(text: string): string {
  const clause = text.trim().split(/[。;;,,\n]/, 1)[0] ?? ''
  return [...clause].slice(0, 40).join('')
}

/** Each part takes the owners on its side of the cut; a part that would have none keeps them all. */
function divideOwners({ lead, joint }: DraftTask, cut: number) {
  const side = (keep: (owner: DraftOwner) => boolean) => {
    const own = { lead: lead.filter(keep), joint: joint.filter(keep) }
    return own.lead.length === 0 ? { lead, joint } : own
  }
  return [side(before(cut)), side(behind(cut))] as const
}

function parts(
  state: PlanDraftState,
  task: DraftTask,
  { at, secondTitle }: SplitEdit,
): [DraftTask, DraftTask] {
  const [head, tail] = [task.text.slice(0, at).trim(), task.text.slice(at).trim()]
  const inside = at > 0 && at < task.text.length && !/^[\udc00-\udfff]/.test(task.text.slice(at))
  if (!inside || head === '' || tail === '')
    throw badInput('edit.split.at', '拆分的位置应在任务内容中间，两边都要有文字。')
  const cut = positionInSource(task.text, at, state.sourceText, task.source)
  const [headOwners, tailOwners] = divideOwners(task, cut)
  const title = secondTitle == null ? openingClause(tail) : secondTitle
  const common = { ...task, state: 'PENDING' as const }
  const first = {
    ...common,
    ...headOwners,
    text: head,
    milestones: task.milestones.filter(before(cut)),
    targets: task.targets.filter(before(cut)),
    source: { start: task.source.start, end: cut },
  }
  const second = {
    ...common,
    ...tailOwners,
    id: `t${state.nextTask}`,
    title: filled(title, 'edit.split.secondTitle', '第二项任务的标题', LONGEST.title),
    text: tail,
    milestones: task.milestones.filter(behind(cut)),
    targets: task.targets.filter(behind(cut)),
    source: { start: cut, end: task.source.end },
    titleSource: { start: cut, end: Math.min(task.source.end, cut + title.length) },
    note: null,
    mergedIds: [],
  }
  return [first, second]
}

/** Cuts a task in two; the second part stands behind the first and takes the warnings of its words with it. */
export function splitTask(state: PlanDraftState, edit: SplitEdit): PlanDraftState {
  const task = taskOf(state, edit.id, 'edit.split.id')
  if (task.state === 'REMOVED') throw badInput('edit.split.id', '这一项已标为“不是任务”，请先恢复再拆分。')
  const [first, second] = parts(state, task, edit)
  return {
    ...state,
    tasks: state.tasks.flatMap(other => (other === task ? [first, second] : [other])),
    warnings: state.warnings.map(warning =>
      warning.taskId === task.id && warning.source.start >= second.source.start
        ? { ...warning, taskId: second.id }
        : warning,
    ),
    nextTask: state.nextTask + 1,
  }
}
