import type { AnyVariables, OperationContext, TypedDocumentNode } from '@urql/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import { onChange } from './changes.ts'
import { failureOf } from './errors.ts'
import { useFirstAnswer } from './first-answer.ts'
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

/** Pages asked for: where each begins, and the subscription of those that are followed. */
interface Asked {
  cursors: (string | null)[]
  streams: Map<number, { unsubscribe(): void }>
}

/** Stops following pages, from the given one on. */
function leave({ streams }: Asked, from = 0): void {
  for (const [page, stream] of [...streams]) {
    if (page < from) continue
    stream.unsubscribe()
    streams.delete(page)
  }
}

/**
 * Reads a list page by page, by key. The document takes `$after: String` beside its own variables.
 * A record changed by a write changes here too: the last page is followed, and those before it are read again after
 * every change. Followed all at once, each would be read from the cache whenever another page arrives.
 */
export function usePages<Data, Variables extends AnyVariables, Node>(
  query: TypedDocumentNode<Data, Variables>,
  variables: Omit<NonNullable<Variables>, 'after'>,
  connectionOf: (data: Data) => ConnectionLike<Node>,
): Pages<Data, Node> {
  const client = useClient()
  const key = JSON.stringify(variables)
  const asked = useRef<Asked>({ cursors: [], streams: new Map() })
  const [view, setView] = useState<View<Data>>({
    key,
    answers: [],
    asking: true,
    failure: null,
    readAt: null,
  })

  const follow = useCallback(
    (page: number, context: Partial<OperationContext>) => {
      const after = asked.current.cursors[page] ?? null
      const stream = client
        .query(query, { ...JSON.parse(key), after } as Variables, context)
        .subscribe(({ data, error, stale }) =>
          setView(old => {
            if (error || !data)
              return { ...old, asking: false, failure: error ? failureOf(error) : old.failure }
            const before = old.key === key ? old.answers : []
            const answers =
              page < before.length ? before.map((kept, i) => (i === page ? data : kept)) : [...before, data]
            return { key, answers, asking: Boolean(stale), failure: null, readAt: Date.now() }
          }),
        )
      asked.current.streams.set(page, stream)
    },
    [client, query, key],
  )

  const open = useCallback(
    (page: number, after: string | null, context: Partial<OperationContext> = {}) => {
      leave(asked.current, page)
      asked.current.cursors.splice(page, Number.POSITIVE_INFINITY, after)
      setView(old => ({ ...old, asking: true, failure: null }))
      follow(page, context)
    },
    [follow],
  )

  useEffect(
    () =>
      onChange(client, how => {
        const { cursors, streams } = asked.current
        cursors.forEach((_, page) => {
          if (!streams.has(page)) follow(page, how)
        })
      }),
    [client, follow],
  )

  useEffect(() => {
    open(0, null)
    return () => leave(asked.current)
  }, [open])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what picks the list out of an answer does not change.
  const connections = useMemo(() => view.answers.map(connectionOf), [view.answers])
  const nodes = useMemo(() => connections.flatMap(connection => connection.nodes), [connections])
  const last = connections[connections.length - 1]?.pageInfo
  const hasMore = view.key === key && Boolean(last?.hasNextPage)
  const data = view.answers[0]
  useFirstAnswer(view.asking && !data)
  return {
    data,
    nodes,
    hasMore,
    fetching: view.asking && !data,
    stale: Boolean(data) && (view.asking || view.key !== key),
    failure: view.failure,
    readAt: view.readAt,
    retry: () => open(0, null, { requestPolicy: 'network-only' }),
    more: () => {
      if (!hasMore || view.asking) return
      leave(asked.current)
      open(connections.length, last?.endCursor ?? null)
    },
  }
}
