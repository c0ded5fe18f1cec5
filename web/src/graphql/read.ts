import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useEffect, useRef } from 'react'
import { useQuery } from 'urql'
import { type Failure, failureOf } from './errors.ts'
import { useFirstAnswer } from './first-answer.ts'

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

/** Reads a document. `pause` waits (for a choice, say) without asking; `fresh` asks anew each time it comes on screen. */
export function useRead<Data, Variables extends AnyVariables>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { pause = false, fresh = false }: { pause?: boolean; fresh?: boolean } = {},
): Read<Data> {
  const [result, again] = useQuery<Data, AnyVariables>({
    query,
    variables,
    pause,
    ...(fresh ? { requestPolicy: 'network-only' as const } : {}),
  })
  const kept = useRef<Kept<Data> | null>(null)
  const key = result.operation?.key ?? 0
  const answer = result.data ?? undefined
  useEffect(() => {
    if (answer && !result.error) kept.current = { key, data: answer, readAt: Date.now() }
  }, [answer, key, result.error])
  const last = kept.current?.key === key ? kept.current : null
  const data = answer ?? last?.data
  useFirstAnswer(result.fetching && !data)
  return {
    data,
    fetching: result.fetching && !data,
    stale: Boolean(data) && (result.stale || result.fetching),
    failure: result.error ? failureOf(result.error) : null,
    readAt: last?.readAt ?? null,
    retry: () => again({ requestPolicy: 'network-only' }),
  }
}
