import pg from 'pg'

/** Hears what is announced on a channel; null means that the line was down and something may have been missed. */
export type Hear = (payload: string | null) => void

/** Stops hearing. */
export type Unlisten = () => Promise<void>

/** Listens with one connection of its own, which no pool may take back. Part of the database adapter. */
export interface Listener {
  listen(channel: string, hear: Hear): Promise<Unlisten>
  close(): Promise<void>
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 30_000

/** The connection is made at the first `listen`, and made again, ever less eagerly, whenever it is lost. */
export function serverListener(connectionString: string): Listener {
  const channels = new Map<string, Set<Hear>>()
  let client: pg.Client | null = null
  let connecting: Promise<void> | null = null
  let retry: NodeJS.Timeout | null = null
  let wait = FIRST_WAIT_MS
  let closed = false

  const say = (channel: string, payload: string | null) => {
    for (const hear of channels.get(channel) ?? []) hear(payload)
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString, keepAlive: true, application_name: 'duban listener' })
    next.on('notification', ({ channel, payload }) => say(channel, payload ?? ''))
    next.on('error', () => lost(next))
    next.on('end', () => lost(next))
    await next.connect()
    for (const channel of channels.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = next
    wait = FIRST_WAIT_MS
  }

  /** Connects unless that is done or under way; a failure is tried again by itself. */
  function ensure(): Promise<void> {
    connecting ??= connect().catch(() => {
      connecting = null
      tryLater()
    })
    return connecting
  }

  function lost(which: pg.Client): void {
    if (client !== which) return
    client = null
    connecting = null
    which.end().catch(() => {})
    tryLater()
  }

  function tryLater(): void {
    if (closed || retry) return
    retry = setTimeout(() => {
      retry = null
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      void ensure().then(() => {
        if (client) for (const channel of channels.keys()) say(channel, null)
      })
    }, wait)
  }

  return {
    async listen(channel, hear) {
      const known = channels.get(channel) ?? new Set()
      channels.set(channel, known.add(hear))
      await ensure()
      // Said twice it counts once; a connection made meanwhile may not have known of this channel.
      await client?.query(`listen ${pg.escapeIdentifier(channel)}`).catch(() => {})
      return async () => void channels.get(channel)?.delete(hear)
    },
    async close() {
      closed = true
      if (retry) clearTimeout(retry)
      await connecting
      const last = client
      client = null
      await last?.end().catch(() => {})
    },
  }
}
