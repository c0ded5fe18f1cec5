import type { Database } from './database.ts'
import type { Unlisten } from './listener.ts'

/** Filled by a trigger on the outbox. */
const CHANNEL = 'duban_outbox'

/** A committed write, as the other processes hear of it. */
export interface OutboxNews {
  jurisdictionCode: string
  /** Position in the outbox: the data revision it made. */
  position: number
  /** Set where it is the matter of one person only, who has read his messages. */
  userId: string | null
}

/** `440203000000:17` or, for one person's own matter, `440203000000:17:USER`. */
function readNews(payload: string): OutboxNews | null {
  const [jurisdictionCode = '', position, userId] = payload.split(':')
  const at = Number(position)
  return jurisdictionCode && Number.isSafeInteger(at)
    ? { jurisdictionCode, position: at, userId: userId ?? null }
    : null
}

/** Hears of every committed write, of whichever process; null when some may have been missed. */
export const listenToOutbox = (db: Database, hear: (news: OutboxNews | null) => void): Promise<Unlisten> =>
  db.listen(CHANNEL, payload => hear(payload === null ? null : readNews(payload)))
