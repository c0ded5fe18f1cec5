/**
 * What the plan reader returns: a draft ledger. The shape of `duban parse --json`.
 * Every `source` is a half-open character range [start, end) into the ORIGINAL text, before any repair.
 */
export type SourceRange = [start: number, end: number]

/** `task` is supervised; `guarantee` is a 保障措施; `objective` is a goal without an obligation of its own. */
export type TaskKind = 'task' | 'guarantee' | 'objective'

/** `unknown` = 待明确, `ongoing` = 长期坚持, `recurring` = every year, month or quarter. Only `dated` has a `due`. */
export type DueStatus = 'dated' | 'unknown' | 'ongoing' | 'recurring'

export type Comparator = '=' | '>=' | '>' | '<=' | '<'

/** A quantified or absolute goal in a task's words; 全覆盖 counts as 100 %. */
export interface DraftTarget {
  text: string
  value: number | null
  unit: string | null
  comparator: Comparator
  source: SourceRange
}

/** One due date with the words it was read from and the deliverable of its sentence. */
export interface DraftMilestone {
  /** ISO date, Asia/Shanghai calendar day. */
  due: string | null
  status: DueStatus
  words: string
  deliverable: string
  source: SourceRange
}

/** A unit as written. `group` marks words that stand for several organizations (各县(市、区)人民政府). */
export interface DraftOwner {
  name: string
  group: boolean
  source: SourceRange
}

export interface DraftTask {
  no: string
  kind: TaskKind
  /** Heading path, outermost first, joined by " / ". */
  section: string
  /** `no` of the parent task, where a task has numbered sub-items with obligations of their own. */
  parent: string | null
  title: string
  text: string
  milestones: DraftMilestone[]
  lead: string[]
  joint: string[]
  /** The owners again, with the ranges they were read from: first the leads, then the joint ones. */
  owners: { lead: DraftOwner[]; joint: DraftOwner[] }
  targets: DraftTarget[]
  source: SourceRange
  titleSource: SourceRange
}

/** One row of an annex table (指标/单位/基准/目标). */
export interface DraftIndicator {
  name: string
  level: 'county' | 'town' | 'village' | 'city' | 'province' | null
  unit: string | null
  baselineYear: number | null
  baseline: number | null
  targetYear: number | null
  target: number | null
  targetText: string | null
  comparator: Comparator
  source: SourceRange
}

/** Something a person must look at. `code` is stable, `message` plain Chinese that says what to do. */
export interface DraftWarning {
  code: string
  message: string
  source: SourceRange
}

/** A certain repair made before reading: what stood there and what it was read as. */
export interface Repair {
  kind: string
  count: number
}

export interface DraftLedger {
  title: string | null
  documentNumber: string | null
  issuer: string | null
  issuedOn: string | null
  tasks: DraftTask[]
  indicators: DraftIndicator[]
  warnings: DraftWarning[]
  repairs: Repair[]
}
