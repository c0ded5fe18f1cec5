import type { Day } from '../../platform/day.ts'
import type { BoardPeriod } from '../dashboard/index.ts'
import type { Division, LightWords } from '../divisions/index.ts'

/** The boards that can be had as a Word report. */
export const BOARDS = ['cockpit', 'complaints', 'indicators', 'ratings', 'hot-issues', 'place'] as const
export type Board = (typeof BOARDS)[number]

/** What a report is asked of: the board as its page shows it. */
export interface ReportAsked {
  board: Board
  place: string
  asOf: Day | null
  from: Day | null
  until: Day | null
  /** Of the cockpit, which counts by these. */
  period: BoardPeriod
  /** The same where the page named it: boards of tickets and ratings compare by it, and by as many days otherwise. */
  named: BoardPeriod | null
  categoryId: string | null
  organizationId: string | null
  channelId: string | null
}

/** What is asked, with what the county calls its lights. */
export interface ReportAskedInWords extends ReportAsked {
  lights: LightWords
}

/** Words in columns; the first stands left, the others right unless named. */
export interface ReportTable {
  title: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
  /** Columns of words besides the first. */
  words?: readonly number[]
  /** Share of the width of each column; equal when left out. */
  widths?: readonly number[]
  /** Said below it. */
  note?: string
}

/** One board in words and figures, before it is set in type. */
export interface BoardReport {
  /** 武江区12345热线运行情况 */
  title: string
  place: Division
  asOf: Day
  /** First and last day of what is counted; null where a board shows a state. */
  period: { from: Day; until: Day } | null
  /** The paragraph a reader in a hurry reads. */
  sentences: readonly string[]
  tables: readonly ReportTable[]
  definitions: readonly { name: string; definition: string; source: string }[]
}

/** A chart of the page: a PNG, its title and what it says. */
export interface ReportPicture {
  name: string
  caption: string
  bytes: Buffer
  width: number
  height: number
}
