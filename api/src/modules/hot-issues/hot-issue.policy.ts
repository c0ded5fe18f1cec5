import type { Viewer } from '../../platform/context.ts'
import { isOffice } from '../access/index.ts'
import type { HotIssue, HotIssueCan, HotIssueStatus } from './hot-issue.type.ts'

type Someone = Viewer | null

/** The supervision office names, joins, takes apart, moves and supervises them (DOMAIN §9). */
export const managesHotIssues = (viewer: Someone, jurisdictionCode: string): boolean =>
  isOffice(viewer, jurisdictionCode)

/** Where the office may move an issue by hand; SUPERVISED comes of a task or a notice. */
const MOVES: Readonly<Record<HotIssueStatus, readonly HotIssueStatus[]>> = {
  OPEN: ['WATCHED', 'CLOSED', 'DISMISSED'],
  WATCHED: ['OPEN', 'CLOSED', 'DISMISSED'],
  SUPERVISED: ['WATCHED', 'CLOSED'],
  CLOSED: ['OPEN', 'WATCHED'],
  DISMISSED: ['OPEN', 'WATCHED'],
}

export const mayMove = (from: HotIssueStatus, to: HotIssueStatus): boolean => MOVES[from].includes(to)

/** Settled or dismissed, it is only read. */
export const isAlive = (status: HotIssueStatus): boolean => status !== 'CLOSED' && status !== 'DISMISSED'

/** What the viewer may do with an issue now. */
export function hotIssueCan(
  viewer: Someone,
  { jurisdictionCode, status }: Pick<HotIssue, 'jurisdictionCode' | 'status'>,
): HotIssueCan {
  const manages = managesHotIssues(viewer, jurisdictionCode)
  const alive = manages && isAlive(status)
  return {
    rename: manages,
    merge: alive,
    split: alive,
    supervise: alive,
    watch: manages && mayMove(status, 'WATCHED'),
    dismiss: manages && mayMove(status, 'DISMISSED'),
    close: manages && mayMove(status, 'CLOSED'),
  }
}
