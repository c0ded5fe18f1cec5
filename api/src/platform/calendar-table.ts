import { type EnteredDay, setEnteredDays } from './calendar.ts'
import type { Database } from './database.ts'
import { listenToOutbox } from './events.ts'
import { startTicker } from './ticker.ts'

/** Without news the table is read again after so long. */
const EVERY_MS = 60_000

/** Many writes together cost one reading. */
const SOON_MS = 1_000

/** Reads the days entered by hand into this process. They are few: a year has about forty. */
export async function loadEnteredDays(db: Database): Promise<void> {
  setEnteredDays(await db.sql<EnteredDay>('select day, working from calendar_day order by day'))
}

/** Keeps the days of this process those of the table, whichever process they are entered in. */
export function followEnteredDays(db: Database, failed: (error: unknown) => void): { stop(): Promise<void> } {
  const ticker = startTicker(EVERY_MS, () => loadEnteredDays(db), failed)
  let soon: NodeJS.Timeout | null = null
  const listening = listenToOutbox(db, () => {
    soon ??= setTimeout(() => {
      soon = null
      ticker.poke()
    }, SOON_MS)
  })
  listening.catch(failed)
  return {
    async stop() {
      if (soon) clearTimeout(soon)
      const unlisten = await listening.catch(() => null)
      await unlisten?.()
      await ticker.stop()
    },
  }
}
