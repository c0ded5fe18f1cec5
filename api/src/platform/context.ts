import type { Clock } from './clock.ts'
import type { Database } from './database.ts'

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
}

/** What every use case receives. Made once per request; never kept. */
export interface Context {
  db: Database
  clock: Clock
  viewer: Viewer | null
  ip: string | null
  /** Values made once per request, by key: DataLoaders live here. */
  memo: Map<symbol, unknown>
}

/** Returns the request's own instance of something, made at the first call. */
export function once<T>(context: Context, key: symbol, make: () => T): T {
  if (!context.memo.has(key)) context.memo.set(key, make())
  return context.memo.get(key) as T
}
