import type { AppendFile } from './append-file.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { FileStore } from './file-store.ts'

/** One role of a person in one jurisdiction, limited to a division subtree and perhaps to an organization. */
export interface ViewerGrant {
  role: string
  jurisdictionCode: string
  scopeCode: string
  organizationId: string | null
}

/** Who is asking. */
export interface Viewer {
  id: string
  name: string
  grants: readonly ViewerGrant[]
  /**
   * What the person has to do before anything else, as a sentence (change a first password); such a viewer has no
   * grants meanwhile, and is refused with this sentence.
   */
  hold?: string
  /**
   * The browser is a big screen until then: it calls only what is marked with `OnScreen`, and restricted fields are
   * empty.
   */
  screenUntil?: Date
}

/** The browser's session: what it sent, and what it shall send from now on. */
export interface BrowserSession {
  /** The secret of the session cookie, or null. */
  token: string | null
  userAgent: string | null
  /** Sets the cookie of the answer, which ends with the browser unless it is to live so many seconds; null clears it. */
  replace(token: string | null, seconds?: number): void
}

/** What every use case receives. Made once per request; never kept. */
export interface Context {
  db: Database
  clock: Clock
  /** The bytes of uploaded files. */
  files: FileStore
  /** Heads of the audit chain outside the database, so that cutting the chain's end is seen. */
  anchors: AppendFile
  viewer: Viewer | null
  ip: string | null
  /** Set on requests of a browser; absent where the program works by itself. */
  session?: BrowserSession
  /** The server shows the demo world and lets its accounts in. */
  demo?: boolean
  /** The server sends mail; without it none is queued. */
  mail?: boolean
  /** Where people reach this server; links in mails and webhooks begin with it. */
  publicUrl?: string
  /** Values made once per request, by key: DataLoaders live here. */
  memo: Map<symbol, unknown>
}

/** Returns the request's own instance of something, made at the first call. */
export function once<T>(context: Context, key: symbol, make: () => T): T {
  if (!context.memo.has(key)) context.memo.set(key, make())
  return context.memo.get(key) as T
}

const NEVER_KEPT = Symbol('the answer is never kept')

/** Says that the answer to this request depends on more than the data revision: nobody may keep it. */
export const neverKept = (context: Context): void => void context.memo.set(NEVER_KEPT, true)

/** Whether a part of the answer said so. */
export const isNeverKept = (context: Context): boolean => context.memo.has(NEVER_KEPT)
