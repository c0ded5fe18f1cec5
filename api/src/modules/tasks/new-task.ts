import type { AssignmentPart, DueStatus, GroupRule, TaskKind } from '#prisma'
import type { Day } from '../../platform/day.ts'

/** Half-open range of UTF-16 units in the plan's original text; null where a person typed the field in. */
export type NewSource = { start: number; end: number } | null

export interface NewMilestone {
  status: DueStatus
  /** Only of a DATED one. */
  dueOn: Day | null
  words: string
  deliverable: string
  source: NewSource
}

export interface NewOwner {
  organizationId: string
  /** Place in `groups` of the words it was expanded from. */
  groupIndex: number | null
  source: NewSource
}

/** Words that stand for several organizations; kept even when nobody is known yet, to be expanded later. */
export interface NewGroup {
  part: AssignmentPart
  words: string
  rule: GroupRule
  source: NewSource
}

export interface NewTarget {
  text: string
  value: number | null
  unit: string | null
  comparator: string
  source: NewSource
}

/** A task as a confirmed plan hands it to the ledger. */
export interface NewTask {
  /** As printed in the plan. */
  no: string
  kind: TaskKind
  section: string
  title: string
  text: string
  /** The division that carries it. */
  placeCode: string
  /** Place of its parent in the same list. */
  parentIndex: number | null
  /** From this day on it counts; null when it is not known. */
  effectiveOn: Day | null
  source: { start: number; end: number }
  milestones: readonly NewMilestone[]
  owners: { lead: readonly NewOwner[]; joint: readonly NewOwner[] }
  groups: readonly NewGroup[]
  targets: readonly NewTarget[]
}
