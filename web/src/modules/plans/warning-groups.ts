import type { Draft, DraftWarning } from './draft/draft.documents.ts'

/** Kinds of warning a person can tell apart in a list; several codes ask the same of him. */
export type WarningKind =
  | 'due'
  | 'owner'
  | 'group'
  | 'soft'
  | 'year'
  | 'table'
  | 'definition'
  | 'damaged'
  | 'repaired'
  | 'missing'
  | 'other'

const KIND_OF: Record<string, WarningKind> = {
  'due-unknown': 'due',
  'year-missing': 'due',
  'no-owner': 'owner',
  'group-to-expand': 'group',
  'soft-deadline': 'soft',
  'year-from-issue': 'year',
  'table-cell-missing': 'table',
  'conflicting-definition': 'definition',
  'lost-character': 'damaged',
  'masked-text': 'damaged',
  'repaired-mojibake': 'repaired',
  'numbering-gap': 'missing',
  'truncated-text': 'missing',
  'no-tasks': 'missing',
}

/** Only told: it does not keep the ledger from being made. */
const TOLD: readonly WarningKind[] = ['repaired']

/** In the order a person meets them: what holds up most tasks first. */
const ORDER: readonly WarningKind[] = [
  'missing',
  'damaged',
  'due',
  'owner',
  'group',
  'soft',
  'year',
  'definition',
  'table',
  'other',
  'repaired',
]

export const kindOf = ({ code }: Pick<DraftWarning, 'code'>): WarningKind => KIND_OF[code] ?? 'other'

export const isTold = (kind: WarningKind): boolean => TOLD.includes(kind)

export interface WarningGroup {
  kind: WarningKind
  /** Open ones, in the order of the document. */
  warnings: DraftWarning[]
  informational: boolean
}

/** Open warnings: not resolved, and not of a task that was said to be none. */
export function openWarnings({ tasks, warnings }: Pick<Draft, 'tasks' | 'warnings'>): DraftWarning[] {
  const removed = new Set(tasks.filter(({ state }) => state === 'REMOVED').map(({ id }) => id))
  return warnings.filter(({ resolution, taskId }) => !resolution && !(taskId && removed.has(taskId)))
}

/** Open warnings by kind, for the checklist. */
export function groupWarnings(draft: Pick<Draft, 'tasks' | 'warnings'>): WarningGroup[] {
  const open = openWarnings(draft)
  return ORDER.map(kind => ({
    kind,
    warnings: open
      .filter(warning => kindOf(warning) === kind)
      .sort((a, b) => a.source.start - b.source.start),
    informational: isTold(kind),
  })).filter(({ warnings }) => warnings.length > 0)
}

/** The one after `current` in its group, round and round; the first when `current` is not there. */
export function nextIn(warnings: readonly DraftWarning[], current: string | null): DraftWarning | null {
  const at = warnings.findIndex(({ id }) => id === current)
  return warnings[(at + 1) % warnings.length] ?? null
}
