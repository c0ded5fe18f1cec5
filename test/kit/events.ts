import type { TestClient } from './client.ts'

export interface StreamEvent {
  event: string
  data: { jurisdiction?: string; revision?: number | null; unread: number; personal?: boolean }
}

/** An open stream of server-sent events. */
export interface EventStream {
  status: number
  contentType: string | null
  /** Everything heard so far. */
  events: StreamEvent[]
  /** Resolves with the first event that fits, also one heard before. Rejects when the stream ends without it. */
  hears(fits: (event: StreamEvent) => boolean): Promise<StreamEvent>
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  close(): void
}

function parse(block: string): StreamEvent | null {
  const event = /^event: (.*)$/m.exec(block)?.[1]
  const data = /^data: (.*)$/m.exec(block)?.[1]
  return event && data ? { event, data: JSON.parse(data) as StreamEvent['data'] } : null
}

/** Opens GET /events as a browser does. */
export async function openEvents(client: TestClient): Promise<EventStream> {
  const abort = new AbortController()
  const response = await client.fetch('/events', {
    signal: abort.signal,
    headers: { accept: 'text/event-stream' },
  })
  const events: StreamEvent[] = []
  const listeners = new Set<() => void>()
  const ended = (async () => {
    let text = ''
    try {
      for await (const chunk of (response.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(chunk).toString()
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        events.push(...blocks.flatMap(block => parse(block) ?? []))
        for (const listener of listeners) listener()
      }
    } catch {
      // Closed by ourselves.
    }
  })()
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    events,
    ended,
    hears: fits =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = events.find(fits)
          if (found) resolve(found)
        }
        listeners.add(look)
        look()
        void ended.then(() => reject(new Error(`The stream ended after ${JSON.stringify(events)}`)))
      }),
    close: () => abort.abort(),
  }
}
