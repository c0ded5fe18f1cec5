const lines = new Map<string, Promise<unknown>>()

/**
 * Runs works with the same key one after another within this process. Several windows that sign in at once with the
 * right password then do not count one another as failures.
 */
export async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const turn = (lines.get(key) ?? Promise.resolve()).then(work, work)
  lines.set(key, turn)
  try {
    return await turn
  } finally {
    if (lines.get(key) === turn) lines.delete(key)
  }
}
