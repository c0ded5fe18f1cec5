import type { Context } from '../../platform/context.ts'
import { listenToOutbox, type OutboxNews } from '../../platform/events.ts'
import type { Unlisten } from '../../platform/listener.ts'
import { aliveSessions } from '../access/index.ts'
import { unreadCounts } from './message.query.ts'

/** One browser that waits for news. */
export interface Subscriber {
  userId: string
  /** Which session it came with, by `sessionName`. */
  session: string
  send(text: string): void
  /** Ends the stream; the hub forgets the subscriber by itself. */
  end(): void
}

/** At most two rounds of news a second. */
const GAP_MS = 500
/** Proxies give up on a silent connection after a minute or so. */
const HEARTBEAT_MS = 25_000

interface News {
  /** Latest revision of each jurisdiction in which something changed. */
  revisions: Map<string, number>
  /** Who has read messages, in this or another browser. */
  readers: Map<string, { jurisdictionCode: string; revision: number }>
  /** The line was down: everybody looks again. */
  missed: boolean
}

const noNews = (): News => ({ revisions: new Map(), readers: new Map(), missed: false })

const line = (event: string, data: object): string => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

/** Tells waiting browsers of every committed write in their jurisdictions, of whichever process. */
export class EventHub {
  private readonly subscribers = new Set<Subscriber>()
  private readonly context: Pick<Context, 'db' | 'clock'>
  private readonly failed: (error: unknown) => void
  private news = noNews()
  private lastRound = 0
  private timer: NodeJS.Timeout | null = null
  private heartbeat: NodeJS.Timeout | null = null
  private listening: Promise<Unlisten> | null = null
  private closed = false

  constructor(context: Pick<Context, 'db' | 'clock'>, failed: (error: unknown) => void) {
    this.context = { db: context.db, clock: context.clock }
    this.failed = failed
  }

  /** How many streams a person holds. */
  countOf(userId: string): number {
    return [...this.subscribers].filter(subscriber => subscriber.userId === userId).length
  }

  /** Takes in a browser and greets it with its number of unread messages. Returns what to call when it leaves. */
  async add(subscriber: Subscriber): Promise<() => void> {
    this.subscribers.add(subscriber)
    this.listening ??= listenToOutbox(this.context.db, news => this.heard(news))
    this.heartbeat ??= setInterval(() => void this.beat().catch(this.failed), HEARTBEAT_MS)
    await this.listening
    const unread = await unreadCounts(this.context, [subscriber.userId])
    subscriber.send(line('hello', { unread: unread.get(subscriber.userId) ?? 0 }))
    return () => void this.subscribers.delete(subscriber)
  }

  private heard(news: OutboxNews | null): void {
    if (news === null) this.news.missed = true
    else if (news.userId === null) {
      const known = this.news.revisions.get(news.jurisdictionCode) ?? 0
      this.news.revisions.set(news.jurisdictionCode, Math.max(known, news.position))
    } else {
      const { jurisdictionCode, position: revision } = news
      this.news.readers.set(news.userId, { jurisdictionCode, revision })
    }
    if (this.timer || this.closed) return
    const wait = Math.max(0, this.lastRound + GAP_MS - performance.now())
    this.timer = setTimeout(() => void this.round().catch(this.failed), wait)
  }

  private async round(): Promise<void> {
    const news = this.news
    this.news = noNews()
    this.lastRound = performance.now()
    this.timer = null
    const codes = await this.dismissEnded()
    const counts = await unreadCounts(
      this.context,
      [...codes.keys()].map(({ userId }) => userId),
    )
    for (const [subscriber, own] of codes) {
      for (const event of eventsFor(news, subscriber.userId, own, counts.get(subscriber.userId) ?? 0))
        subscriber.send(line('change', event))
    }
  }

  private async beat(): Promise<void> {
    const codes = await this.dismissEnded()
    for (const subscriber of codes.keys()) subscriber.send(': still here\n\n')
  }

  /** Ends the streams whose session has ended; the others with the jurisdictions of their people. */
  private async dismissEnded(): Promise<Map<Subscriber, string[]>> {
    const all = [...this.subscribers]
    const left = new Map<Subscriber, string[]>()
    if (all.length === 0) return left
    const alive = await aliveSessions(
      this.context,
      all.map(({ session }) => session),
    )
    for (const subscriber of all) {
      const codes = alive.get(subscriber.session)
      if (codes) left.set(subscriber, codes)
      else this.dismiss(subscriber)
    }
    return left
  }

  private dismiss(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber)
    subscriber.end()
  }

  /** Ends every stream, so that the server can stop at once. */
  async close(): Promise<void> {
    this.closed = true
    if (this.timer) clearTimeout(this.timer)
    if (this.heartbeat) clearInterval(this.heartbeat)
    for (const subscriber of [...this.subscribers]) this.dismiss(subscriber)
    const unlisten = await this.listening
    await unlisten?.()
  }
}

/** What one person is told of a round of news: records that changed, or only that his own messages were read. */
function eventsFor(news: News, userId: string, codes: readonly string[], unread: number): object[] {
  const changed = codes.filter(code => news.missed || news.revisions.has(code))
  const events = changed.map(jurisdiction => ({
    jurisdiction,
    revision: news.revisions.get(jurisdiction) ?? null,
    unread,
  }))
  const reader = news.readers.get(userId)
  if (events.length > 0 || !reader) return events
  return [{ jurisdiction: reader.jurisdictionCode, revision: reader.revision, unread, personal: true }]
}
