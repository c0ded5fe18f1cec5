/** Work that is done again and again in the background. */
export interface Ticker {
  /** Does it soon, not only when its time comes. */
  poke(): void
  /** Does it no more; resolves when what is under way has ended. */
  stop(): Promise<void>
}

/** Does `work` now and then every so often, one at a time. `failed` hears of what it throws; it is tried again all the same. */
export function startTicker(
  everyMs: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): Ticker {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  function round(): void {
    clearTimeout(timer)
    if (stopped) return
    if (running) {
      again = true
      return
    }
    again = false
    running = work()
      .catch(failed)
      .finally(() => {
        running = null
        if (again) round()
        else if (!stopped) timer = setTimeout(round, everyMs)
      })
  }
  round()

  return {
    poke: round,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
