import type { DraftOwner, DraftTask, DraftWarning, Range } from './draft-state.ts'

/** A warning before it has an id and a place in the draft. */
export type FoundWarning = Pick<DraftWarning, 'code' | 'message' | 'source' | 'taskId'>

export const NO_OWNER = 'no-owner'
export const DUE_UNKNOWN = 'due-unknown'
export const YEAR_MISSING = 'year-missing'
export const GROUP_TO_EXPAND = 'group-to-expand'
export const SOFT_DEADLINE = 'soft-deadline'
export const REPAIRED_MOJIBAKE = 'repaired-mojibake'

interface WarningKind {
  /** It is only told: an open one does not keep the ledger from being made. */
  informational?: true
  /** Words that resolve it as soon as the task fulfils the condition. */
  settled?: { when(task: DraftTask, warning: Pick<DraftWarning, 'source'>): boolean; words: string }
}

const hasDue = ({ milestones }: DraftTask): boolean =>
  milestones.length > 0 && milestones.every(({ status }) => status !== 'UNKNOWN')

const isGroup = ({ group, groupRule }: DraftOwner): boolean => group || groupRule !== null

const overlap = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

/** The groups of units a warning is about. */
export const groupsUnder = (
  { lead, joint }: DraftTask,
  { source }: Pick<DraftWarning, 'source'>,
): DraftOwner[] =>
  [...lead, ...joint].filter(
    owner => isGroup(owner) && owner.source !== null && overlap(owner.source, source),
  )

/** The kinds of warning the draft knows how to treat; any other stays open until a person resolves it. */
const KINDS: Record<string, WarningKind> = {
  [NO_OWNER]: { settled: { when: ({ lead }) => lead.length > 0, words: '已填写牵头单位' } },
  [DUE_UNKNOWN]: { settled: { when: hasDue, words: '已填写时限' } },
  [YEAR_MISSING]: { settled: { when: hasDue, words: '已填写时限' } },
  [GROUP_TO_EXPAND]: {
    settled: {
      when: (task, warning) =>
        groupsUnder(task, warning).every(({ organizationIds }) => (organizationIds?.length ?? 0) > 0),
      words: '已选定单位',
    },
  },
  [SOFT_DEADLINE]: {
    settled: {
      when: ({ milestones }) => milestones.some(({ reference }) => reference),
      words: '争取性表述，只作参考',
    },
  },
  // Exactly reversible, so nothing was guessed.
  [REPAIRED_MOJIBAKE]: { informational: true },
}

/** Open ones keep the ledger from being made. */
export const matters = ({ code }: Pick<DraftWarning, 'code'>): boolean => !KINDS[code]?.informational

/** Words that resolve a warning because an edit of its task did away with the reason; null when it did not. */
export function settledBy(warning: DraftWarning, before: DraftTask, after: DraftTask): string | null {
  const settled = KINDS[warning.code]?.settled
  return settled && !settled.when(before, warning) && settled.when(after, warning) ? settled.words : null
}

function missing(task: DraftTask): FoundWarning[] {
  const place = { source: task.titleSource, taskId: task.id }
  const found: FoundWarning[] = []
  if (task.lead.length === 0)
    found.push({ code: NO_OWNER, message: `“${task.title}”没有写明责任单位，请指定牵头单位。`, ...place })
  if (!hasDue(task))
    found.push({ code: DUE_UNKNOWN, message: `“${task.title}”没有写明时限，请补填或确认待明确。`, ...place })
  return found
}

/** A date without its year is a date not known. */
const sameAs = (code: string): string => (code === YEAR_MISSING ? DUE_UNKNOWN : code)

/**
 * What every task must be asked about before it may stand in the ledger incomplete: no lead, no date. The reader has
 * mostly said so already; what it left out is added here, so that nothing passes unnoticed.
 */
export function warningsNobodyGave(
  tasks: readonly DraftTask[],
  given: readonly FoundWarning[],
): FoundWarning[] {
  const said = new Set(given.map(({ code, taskId }) => `${sameAs(code)} ${taskId}`))
  const parents = new Set(tasks.map(({ parentId }) => parentId))
  return tasks
    .filter(task => task.kind !== 'OBJECTIVE' && !parents.has(task.id))
    .flatMap(missing)
    .filter(({ code, taskId }) => !said.has(`${code} ${taskId}`))
}
