/** A ticket of a page: its id and the text of what it is sorted by. */
export interface ListRow {
  id: string
  key: string
}

/** Ids of a page in order, and whether more follow. */
export interface ListPage {
  rows: ListRow[]
  hasNextPage: boolean
}

export const NEWEST_FIRST = 'c.received_at desc, c.id desc'

/** Rows read with one more than the page holds. */
export const pageOf = (rows: readonly ListRow[], size: number): ListPage => ({
  rows: rows.slice(0, size),
  hasNextPage: rows.length > size,
})

/** Ids of a page with the cursor of its end and the count of the whole list. */
export interface FoundTickets {
  ids: string[]
  hasNextPage: boolean
  endCursor: string | null
  /** Tickets in all, counted up to `limit`. */
  count: (limit: number) => Promise<number>
}
