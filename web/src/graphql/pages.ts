import type { AnyVariables, RequestPolicy, TypedDocumentNode } from '@urql/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import { failureOf } from './errors.ts'
import type { Read } from './read.ts'

/** What a list of the API looks like, whatever it lists. */
export interface ConnectionLike<Node> {
  nodes: readonly Node[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}

/** `data` is the first page as it came, with total and counts; rows of the former filter stay while new ones come. */
export interface Pages<Data, Node> extends Read<Data> {
  nodes: readonly Node[]
  hasMore: boolean
  /** Asks for the next page; harmless while one is under way. */
  more(): void
}

interface View<Data> {
  /** The variables `answers` belong to. */
  key: string
  answers: readonly Data[]
  asking: boolean
  failure: Read<Data>['failure']
  readAt: number | null
}

/**
 * Reads a list page by page, by key. The document takes `$after: String` beside its own variables.
 * Every page stays subscribed, so a record changed by a write changes here too.
 */
export function usePages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<NonNullable<Variables>, 'after'>,
  connectionOf: (data: Data) => ConnectionLike<Node>,
): Pages<Data, Node> {
  const client = useClient()
  const key = JSON.stringify(variables)
  const streams = useRef<{ unsubscribe(): void }[]>([])
  const [view, setView] = useState<View<Data>>({
    key,
    answers: [],
    asking: true,
    failure: null,
    readAt: null,
  })

  const open = useCallback(
    (page: number, after: string | null, requestPolicy?: RequestPolicy) => {
      for (const stream of streams.current.splice(page)) stream.unsubscribe()
      setView(old => ({ ...old, asking: true, failure: null }))
      const asked = { ...JSON.parse(key), after } as Variables
      const context = requestPolicy ? { requestPolicy } : {}
      streams.current[page] = client.query(query, asked, context).subscribe(({ data, error, stale }) =>
        setView(old => {
          if (error || !data)
            return { ...old, asking: false, failure: error ? failureOf(error) : old.failure }
          const before = old.key === key ? old.answers : []
          const answers =
            page < before.length ? before.map((kept, i) => (i === page ? data : kept)) : [...before, data]
          return { key, answers, asking: Boolean(stale), failure: null, readAt: Date.now() }
        }),
      )
    },
    [client, query, key],
  )

  useEffect(() => {
    open(0, null)
    return () => {
      for (const stream of streams.current.splice(0)) stream.unsubscribe()
    }
  }, [open])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what picks the list out of an answer does not change.
  const connections = useMemo(() => view.answers.map(connectionOf), [view.answers])
  const nodes = useMemo(() => connections.flatMap(connection => connection.nodes), [connections])
  const last = connections[connections.length - 1]?.pageInfo
  const hasMore = view.key === key && Boolean(last?.hasNextPage)
  const data = view.answers[0]
  return {
    data,
    nodes,
    hasMore,
    fetching: view.asking && !data,
    stale: Boolean(data) && (view.asking || view.key !== key),
    failure: view.failure,
    readAt: view.readAt,
    retry: () => open(0, null, 'network-only'),
    more: () => {
      if (hasMore && !view.asking) open(connections.length, last?.endCursor ?? null)
    },
  }
}
