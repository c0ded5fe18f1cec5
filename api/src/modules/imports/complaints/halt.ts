import type { Database } from '../../../platform/database.ts'

/** Somebody stopped the import, another process went on with it, or the server closes. */
export class Stopped extends Error {}

const halted = new WeakSet<Database>()

/** Lets imports on a database end at their next batch; another process goes on with them. */
export const halt = (db: Database): void => void halted.add(db)

/** Throws `Stopped` once the database is about to be closed. */
export function assertGoing(db: Database): void {
  if (halted.has(db)) throw new Stopped()
}
