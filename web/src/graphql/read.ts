import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useEffect, useRef } from 'react'
import { useQuery } from 'urql'
import { type Failure, failureOf } from './errors.ts'

/** A read as screens want it; feed it to `<Loaded>`. */
export interface Read<Data> {
  /** Last good answer for these variables, kept while reading again and when that fails. */
  data: Data | undefined
  /** First answer still under way. */
  fetching: boolean
  /** `data` is shown while a newer answer is under way. */
  stale: boolean
  failure: Failure | null
  /** When `data` arrived, ms since 1970. */
  readAt: number | null
  retry(): void
}

interface Kept<Data> {
  key: number
  data: Data
  readAt: number
}

/** Reads a document. `pause` waits (for a choice, say) without asking. */
export function useRead<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false }: { pause?: boolean } = {},
): Read<Data> {
  const [result, again] = useQuery<Data, AnyVariables>({ query, variables, pause })
  const kept = useRef<Kept<Data> | null>(null)
  const key = result.operation?.key ?? 0
  const fresh = result.data ?? undefined
  useEffect(() => {
    if (fresh && !result.error) kept.current = { key, data: fresh, readAt: Date.now() }
  }, [fresh, key, result.error])
  const last = kept.current?.key === key ? kept.current : null
  const data = fresh ?? last?.data
  return {
    data,
    fetching: result.fetching && !data,
    stale: Boolean(data) && (result.stale || result.fetching),
    failure: result.error ? failureOf(result.error) : null,
    readAt: last?.readAt ?? null,
    retry: () => again({ requestPolicy: 'network-only' }),
  }
}
