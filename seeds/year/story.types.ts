import type { Day } from '#api/platform/day.ts'
import type { FeedbackCycle, NoticeKind } from '#prisma'

/** One report of a unit, and what the office said to it; neither `approved` nor `returned` = it waits. */
export interface ReportStory {
  on: Day
  /** The first lead when left out. */
  by?: string
  percent?: number
  text: string
  /** Named, the unit says that it cannot keep the date. */
  problem?: string
  /** Given, the date is claimed to be met. */
  finishedOn?: Day
  /** Which date of the task, from 0; the oldest open one when left out. */
  date?: number
  files?: readonly string[]
  approved?: Day
  opinion?: string
  returned?: { on: Day; opinion: string; newDueOn: Day }
}

export interface ExtensionStory {
  by?: string
  on: Day
  until: Day
  reason: string
  date?: number
  granted?: { on: Day; opinion: string }
}

export interface TaskEditStory {
  cycle?: FeedbackCycle
  leads?: readonly string[]
  joint?: readonly string[]
  /** 责任领导, 分管领导: offices, never names. */
  leaders?: readonly [string, string]
  dates?: readonly (readonly [Day, string])[]
}

/** The year of one task. */
export interface TaskStory {
  /** See YearWorld.task. */
  task: string
  /** Not whole when the plan was confirmed, or handed back: it is proposed for issue first. */
  draft?: boolean
  /** Issued more than once, so not together with the others of the day. */
  alone?: boolean
  /** Proposed for issue on; the day of issue when left out. */
  submitted?: Day
  /** Issued on; left out, it waits for the head. */
  on?: Day
  edit?: TaskEditStory
  /** Units that did not sign. */
  unsigned?: readonly string[] | 'all'
  /** Units that signed late. */
  late?: { on: Day; units: readonly string[] }
  reports?: readonly ReportStory[]
  extensions?: readonly ExtensionStory[]
  closed?: Day
}

/** What one recipient did with a notice. */
export interface AnswerStory {
  by: string
  received?: Day
  replied?: Day
  text?: string
  files?: readonly string[]
  accepted?: Day
}

/** The way of one notice; a day that is left out means that it did not get so far. */
export interface NoticeStory {
  key: string
  kind: NoticeKind
  drafted: Day
  /** About a task, a problem, an instruction, a proposal of the run, or nothing (督查通报). */
  task?: string
  problem?: string
  instruction?: string
  to?: readonly string[]
  words?: { title?: string; content?: string; basis?: string; requirement?: string; replyDueOn?: Day }
  /** Drafted by confirming what the run proposed to this unit. */
  proposed?: { unit: string }
  sent?: Day
  signed?: Day
  issued?: Day
  answers?: readonly AnswerStory[]
  closed?: Day
  withdrawn?: { on: Day; reason: string }
}

/** A part of a task that is broken down. */
export interface PartStory {
  unit: string
  title: string
  weight: number
  dueOn: Day
  deliverable: string
}

/** 问题: raised by the office, or by the report whose key it has; put right, sent back or not answered yet. */
export interface ProblemStory {
  key: string
  raised?: {
    on: Day
    owner: string
    title: string
    text: string
    measure: string
    dueOn: Day
    task?: string
    originWords?: string
  }
  /** The office gives a date to what a report named. */
  dated?: { on: Day; dueOn: Day; measure: string }
  answers?: readonly {
    on: Day
    by: string
    text: string
    files?: readonly string[]
    closed?: Day
    returned?: { on: Day; opinion: string; newDueOn: Day }
  }[]
}

/** 批示 on a task, or on the leader's screen. */
export interface InstructionStory {
  key: string
  on: Day
  task?: string
  text: string
  to: readonly string[]
  dueOn: Day
  answers?: readonly { on: Day; by: string; text: string }[]
  closed?: { on: Day; opinion: string }
}
