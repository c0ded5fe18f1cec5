import type { DraftTask, DraftWarning } from './draft-state.ts'

/** A warning before it has an id and a place in the draft. */
export type FoundWarning = Pick<DraftWarning, 'code' | 'message' | 'source' | 'taskId'>

export const NO_OWNER = 'no-owner'
export const DUE_UNKNOWN = 'due-unknown'
export const GROUP_TO_EXPAND = 'group-to-expand'
export const ASPIRATIONAL = 'aspirational'

interface WarningKind {
  /** It is only told: an open one does not keep the ledger from being made. */
  informational?: true
  /** Words that resolve it as soon as the task fulfils the condition. */
  settled?: { when(task: DraftTask): boolean; words: string }
}

const isGroup = ({ group, groupRule }: DraftTask['lead'][number]) => group || groupRule !== null

export const hasDue = ({ milestones }: DraftTask): boolean =>
  milestones.length > 0 && milestones.every(({ status }) => status !== 'UNKNOWN')

const groupsChosen = ({ lead, joint }: DraftTask): boolean =>
  [...lead, ...joint].every(owner => !isGroup(owner) || (owner.organizationIds?.length ?? 0) > 0)

/** The kinds of warning the draft knows how to treat; any other stays open until a person resolves it. */
const KINDS: Record<string, WarningKind> = {
  [NO_OWNER]: { settled: { when: ({ lead }) => lead.length > 0, words: '已填写牵头单位' } },
  [DUE_UNKNOWN]: { settled: { when: hasDue, words: '已填写时限' } },
  [GROUP_TO_EXPAND]: { settled: { when: groupsChosen, words: '已选定单位' } },
  [ASPIRATIONAL]: {
    settled: {
      when: ({ milestones }) => milestones.some(({ reference }) => reference),
      words: '争取性表述,只作参考',
    },
  },
}

/** Open ones keep the ledger from being made. */
export const matters = ({ code }: Pick<DraftWarning, 'code'>): boolean => !KINDS[code]?.informational

/** Words that resolve a warning because an edit of its task did away with the reason; null when it did not. */
export function settledBy({ code }: DraftWarning, before: DraftTask, after: DraftTask): string | null {
  const settled = KINDS[code]?.settled
  return settled && !settled.when(before) && settled.when(after) ? settled.words : null
}

function missing(task: DraftTask): FoundWarning[] {
  const place = { source: task.titleSource, taskId: task.id }
  const name = `第 ${task.no} 项“${task.title}”`
  const found: FoundWarning[] = []
  if (task.lead.length === 0)
    found.push({ code: NO_OWNER, message: `${name}没有牵头单位,请填写,或确认暂缺。`, ...place })
  if (!hasDue(task))
    found.push({ code: DUE_UNKNOWN, message: `${name}没有明确时限,请填写,或确认待明确。`, ...place })
  if (!groupsChosen(task))
    found.push({
      code: GROUP_TO_EXPAND,
      message: `${name}的责任单位是一类单位,请确认由哪些单位承担。`,
      ...place,
    })
  return found
}

/**
 * What every task must be asked about before it may stand in the ledger incomplete: no lead, no date, a group of
 * units. The reader has mostly said so already; what it left out is added here, so that nothing passes unnoticed.
 */
export function warningsNobodyGave(
  tasks: readonly DraftTask[],
  given: readonly FoundWarning[],
): FoundWarning[] {
  const said = new Set(given.map(({ code, taskId }) => `${code} ${taskId}`))
  const parents = new Set(tasks.map(({ parentId }) => parentId))
  return tasks
    .filter(task => task.kind !== 'OBJECTIVE' && !parents.has(task.id))
    .flatMap(missing)
    .filter(({ code, taskId }) => !said.has(`${code} ${taskId}`))
}
