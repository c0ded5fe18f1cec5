/** Lets requests have their turn in a long run. */
export const breath = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** Nobody waits longer than this for a computation that goes through `inSlices`. */
const SLICE_MS = 2
/** A statement on its way to the database and back takes a few turns: they are all given between two slices. */
const TURNS = 6

/** Hands out items in slices of some milliseconds, and lets others have their turns in between. */
export async function* inSlices<T>(items: readonly T[]): AsyncGenerator<T[]> {
  let at = 0
  for (let size = 1; at < items.length; ) {
    const started = performance.now()
    yield items.slice(at, at + size)
    at += size
    const took = performance.now() - started
    // As many the next time as fit into a slice.
    size = Math.max(1, Math.min(1000, Math.round((size * SLICE_MS) / Math.max(took, 0.01)), size * 2))
    for (let turn = 0; turn < TURNS; turn += 1) await breath()
  }
}
