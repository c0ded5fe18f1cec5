import type { Day } from '../../../platform/day.ts'
import type { Repair } from '../reader/index.ts'

/** Half-open range of UTF-16 units in the plan's original text. */
export interface Range {
  start: number
  end: number
}

export type DraftKind = 'TASK' | 'GUARANTEE' | 'OBJECTIVE'
export type DueStatus = 'DATED' | 'UNKNOWN' | 'ONGOING' | 'RECURRING'
export type DraftTaskState = 'PENDING' | 'CONFIRMED' | 'REMOVED'
export type GroupRule =
  | 'COUNTY_GOVERNMENTS'
  | 'TOWN_GOVERNMENTS'
  | 'VILLAGE_COMMITTEES'
  | 'DEPARTMENTS'
  | 'MANUAL'

export const COMPARATORS = ['=', '>=', '>', '<=', '<'] as const
export type Comparator = (typeof COMPARATORS)[number]

export interface DraftMilestone {
  status: DueStatus
  /** Only of a DATED one. */
  due: Day | null
  words: string
  deliverable: string
  source: Range | null
  /** A person decided that the date is only striven for (力争): it is not assessed. */
  reference: boolean
}

export interface DraftOwner {
  name: string
  /** The words stand for several organizations. */
  group: boolean
  /** Chosen by a person; null = as the words say. */
  groupRule: GroupRule | null
  /** Chosen by a person; null = as the directory says. */
  organizationIds: readonly string[] | null
  source: Range | null
}

export interface DraftTarget {
  text: string
  value: number | null
  unit: string | null
  comparator: Comparator
  source: Range | null
}

export interface DraftTask {
  /** t1, t2 …: stays the same through every edit. */
  id: string
  state: DraftTaskState
  no: string
  kind: DraftKind
  section: string
  parentId: string | null
  title: string
  text: string
  milestones: readonly DraftMilestone[]
  lead: readonly DraftOwner[]
  joint: readonly DraftOwner[]
  targets: readonly DraftTarget[]
  source: Range
  titleSource: Range
  note: string | null
  /** Ids of the tasks that were merged into this one. */
  mergedIds: readonly string[]
}

export interface DraftIndicator {
  id: string
  name: string
  level: string | null
  unit: string | null
  baselineYear: number | null
  baseline: number | null
  targetYear: number | null
  target: number | null
  targetText: string | null
  comparator: Comparator
  source: Range
  removed: boolean
}

export interface DraftWarning {
  id: string
  code: string
  message: string
  source: Range
  taskId: string | null
  /** How it was resolved, in words; null while open. */
  resolution: string | null
}

export interface DraftHeader {
  title: string
  documentNumber: string | null
  issuer: string | null
  issuedOn: Day | null
}

/** A draft ledger at one moment. Never changed in place: an edit makes a new one that shares what stayed. */
export interface PlanDraftState {
  header: DraftHeader
  /** The plan's original text, which all ranges count. */
  sourceText: string
  tasks: readonly DraftTask[]
  indicators: readonly DraftIndicator[]
  warnings: readonly DraftWarning[]
  repairs: readonly Repair[]
  /** Number of the next new task. */
  nextTask: number
}
