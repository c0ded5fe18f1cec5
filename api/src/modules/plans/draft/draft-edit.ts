import type { Day } from '../../../platform/day.ts'
import type { DraftKind, DraftTaskState, DueStatus, GroupRule, Range } from './draft-state.ts'

/** What a person does to a draft, as it is stored in a step. A field left out (or undefined) stays as it is. */
export interface PlanDraftEdit {
  header?: HeaderEdit | null
  task?: TaskEdit | null
  indicator?: IndicatorEdit | null
  merge?: readonly string[] | null
  split?: SplitEdit | null
  move?: { id: string; beforeId?: string | null } | null
  state?: { ids: readonly string[]; state: DraftTaskState } | null
  warning?: WarningEdit | null
  addAfter?: string | null
  undo?: boolean | null
  redo?: boolean | null
}

export interface HeaderEdit {
  title?: string | null
  documentNumber?: string | null
  issuer?: string | null
  issuedOn?: Day | null
}

export interface MilestoneEdit {
  status: DueStatus
  due?: Day | null
  words: string
  deliverable: string
  source?: Range | null
  reference?: boolean | null
}

export interface OwnerEdit {
  name: string
  groupRule?: GroupRule | null
  organizationIds?: readonly string[] | null
  source?: Range | null
}

export interface TargetEdit {
  text: string
  value?: number | null
  unit?: string | null
  comparator: string
  source?: Range | null
}

export interface TaskEdit {
  id: string
  no?: string | null
  kind?: DraftKind | null
  title?: string | null
  text?: string | null
  milestones?: readonly MilestoneEdit[] | null
  lead?: readonly OwnerEdit[] | null
  joint?: readonly OwnerEdit[] | null
  targets?: readonly TargetEdit[] | null
  note?: string | null
  parentId?: string | null
}

export interface IndicatorEdit {
  id: string
  name?: string | null
  level?: string | null
  unit?: string | null
  baselineYear?: number | null
  baseline?: number | null
  targetYear?: number | null
  target?: number | null
  targetText?: string | null
  comparator?: string | null
  removed?: boolean | null
}

export interface SplitEdit {
  id: string
  /** Character of the task's text the second part begins with. */
  at: number
  secondTitle?: string | null
}

export interface WarningEdit {
  id: string
  /** Others that the same words resolve. */
  ids?: readonly string[] | null
  resolution?: string | null
}
