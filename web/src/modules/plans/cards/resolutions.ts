import type { DraftMilestone, DraftTask, DraftWarning } from '../draft/draft.documents.ts'
import { overlaps } from '../source/tint.ts'
import { kindOf, type WarningKind } from '../warning-groups.ts'

/** What can be pressed beside a warning. */
export type Resolution =
  | 'fillDate'
  | 'ongoing'
  | 'keepUnknown'
  | 'fillOwner'
  | 'noOwnerYet'
  | 'expand'
  | 'expandLater'
  | 'byDeadline'
  | 'reference'
  | 'checked'
  | 'asNote'

const FOR: Record<WarningKind, readonly Resolution[]> = {
  due: ['fillDate', 'ongoing', 'keepUnknown'],
  owner: ['fillOwner', 'noOwnerYet'],
  group: ['expand', 'expandLater'],
  soft: ['byDeadline', 'reference'],
  year: ['fillDate', 'checked'],
  table: ['checked', 'asNote'],
  definition: ['checked', 'asNote'],
  damaged: ['checked', 'asNote'],
  missing: ['checked', 'asNote'],
  repaired: ['checked'],
  other: ['checked', 'asNote'],
}

/** What can only be done on a card is left out for warnings of the whole document. */
const NEEDS_CARD: readonly Resolution[] = [
  'fillDate',
  'ongoing',
  'fillOwner',
  'expand',
  'reference',
  'asNote',
]

export const resolutionsOf = (warning: DraftWarning): Resolution[] =>
  FOR[kindOf(warning)].filter(one => warning.taskId || !NEEDS_CARD.includes(one))

/** What settles all of a kind with one press, without a look at each. */
export const BULK: Partial<Record<WarningKind, Resolution>> = {
  due: 'keepUnknown',
  owner: 'noOwnerYet',
  group: 'expandLater',
  soft: 'byDeadline',
  year: 'checked',
  table: 'checked',
  repaired: 'checked',
}

/** The due date a warning is about: the one at its words, else the first without a date; −1 when there is none. */
export function milestoneOf({ milestones }: Pick<DraftTask, 'milestones'>, { source }: DraftWarning): number {
  const there = milestones.findIndex(one => one.source && overlaps(one.source, source))
  return there >= 0 ? there : milestones.findIndex(({ status }) => status === 'UNKNOWN')
}

/** The due dates after the one a warning is about was changed, or a new one where the task had none. */
export function milestonesWith(
  task: Pick<DraftTask, 'milestones'>,
  warning: DraftWarning,
  change: Partial<DraftMilestone>,
): DraftMilestone[] {
  const at = milestoneOf(task, warning)
  if (at < 0) {
    const empty = {
      status: 'UNKNOWN',
      due: null,
      words: '',
      deliverable: '',
      reference: false,
      source: null,
    } as const
    return [...task.milestones, { ...empty, ...change }]
  }
  return task.milestones.map((one, index) => (index === at ? { ...one, ...change } : one))
}
