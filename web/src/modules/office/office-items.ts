/** The desk as three columns of items. Pure. */
import type { IssueRow, ProposalRow, ReviewRow, SignRow } from './office-query.ts'

export const COLUMNS = ['review', 'proposals', 'sign'] as const
export type ColumnId = (typeof COLUMNS)[number]

/** One thing on the desk; its key is unique among all columns. */
export type OfficeItem =
  | { key: string; column: 'review'; what: 'REVIEW'; row: ReviewRow }
  | { key: string; column: 'proposals'; what: 'PROPOSAL'; row: ProposalRow }
  | { key: string; column: 'sign'; what: 'NOTICE'; row: SignRow }
  | { key: string; column: 'sign'; what: 'TASK'; row: IssueRow }

export interface DeskRows {
  review: readonly ReviewRow[]
  proposals: readonly ProposalRow[]
  toSign: readonly SignRow[]
  toIssue: readonly IssueRow[]
}

export type Columns = Readonly<Record<ColumnId, readonly OfficeItem[]>>

export const NO_COLUMNS: Columns = { review: [], proposals: [], sign: [] }

/** The rows by column; notices stand before tasks, papers being quicker to read. */
export const toColumns = ({ review, proposals, toSign, toIssue }: DeskRows): Columns => ({
  review: review.map(row => ({ key: `review-${row.id}`, column: 'review', what: 'REVIEW', row })),
  proposals: proposals.map(row => ({
    key: `proposal-${row.id}`,
    column: 'proposals',
    what: 'PROPOSAL',
    row,
  })),
  sign: [
    ...toSign.map(row => ({ key: `notice-${row.id}`, column: 'sign', what: 'NOTICE', row }) as const),
    ...toIssue.map(row => ({ key: `task-${row.id}`, column: 'sign', what: 'TASK', row }) as const),
  ],
})

export const findItem = (columns: Columns, key: string | null): OfficeItem | null =>
  COLUMNS.flatMap(column => columns[column]).find(item => item.key === key) ?? null

/** The column an item lies in, also of one that has left the desk. */
export function columnOf(key: string | null): ColumnId | null {
  if (key === null) return null
  if (key.startsWith('review-')) return 'review'
  return key.startsWith('proposal-') ? 'proposals' : 'sign'
}

/** The key to go on with when an item is done: the next in its column, else the one before, else none. */
export function nextKey(items: readonly OfficeItem[], key: string): string | null {
  const at = items.findIndex(item => item.key === key)
  return at < 0 ? (items[0]?.key ?? null) : ((items[at + 1] ?? items[at - 1])?.key ?? null)
}

/** Where J (+1) and K (−1) lead; nothing open means the first. */
export function stepKey(items: readonly OfficeItem[], key: string | null, step: 1 | -1): string | null {
  const at = items.findIndex(item => item.key === key)
  if (at < 0) return items[0]?.key ?? null
  return items[Math.min(items.length - 1, Math.max(0, at + step))]?.key ?? null
}

/** What can be done with several at once. */
export const mayBatch = (item: OfficeItem): boolean => {
  switch (item.what) {
    case 'REVIEW':
      return item.row.kind === 'REPORT'
    case 'PROPOSAL':
      return item.row.can.confirm || item.row.can.dismiss
    case 'NOTICE':
      return item.row.can.send || item.row.can.sign || item.row.can.reject || item.row.can.issue
    case 'TASK':
      return item.row.can.issue || item.row.can.rejectIssue
  }
}
