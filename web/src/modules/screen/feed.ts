import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { createContext, useContext, useEffect, useState } from 'react'
import { operationName } from '../../graphql/wire.ts'
import type { Answer } from './ask-once.ts'

/** What a board asks about: the day is that of the server unless the address names another. */
export interface BoardProps {
  place: string
  asOf: string | null
}

/** An answer, and when it came by the clock of the server (ms since 1970). */
export interface Kept {
  data: unknown
  at: number
}

/** Where the boards of the big screen get their figures. */
export interface Feed {
  /** Counts up whenever what is shown is to be read again. */
  beat: number
  ask<Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Answer<Data>>
  /** Last answers, so that a board that comes round again stands there at once. Never more than a few. */
  kept: Map<string, Kept>
  /** Milliseconds since 1970 by the clock of the server. */
  now(): number
  /** Told by the board in sight how old its figures are; null while it has none. */
  onShown(at: number | null): void
}

const FeedContext = createContext<Feed | null>(null)
export const FeedProvider = FeedContext.Provider

const MOST_KEPT = 8

/** Remembers an answer and forgets the oldest. */
export function keep(kept: Map<string, Kept>, key: string, one: Kept): void {
  kept.delete(key)
  kept.set(key, one)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) return
    kept.delete(oldest)
  }
}

export interface BoardRead<Data> {
  data: Data | null
  /** The API's code when it refused and there is nothing older to show. */
  refused: string | null
}

/**
 * The figures of a board: what is known at once, what is new when it comes, and what was when the line is cut. What
 * stands `aside` (a map) does not count for the age of the board.
 */
export function useBoard<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { aside = false }: { aside?: boolean } = {},
): BoardRead<Data> {
  const feed = useContext(FeedContext)
  if (!feed) throw new Error('useBoard outside the big screen')
  const { ask, beat, kept, now, onShown } = feed
  const key = `${operationName(document as TypedDocumentNode)} ${JSON.stringify(variables)}`
  const [read, setRead] = useState(() => ({ key, one: kept.get(key), code: null as string | null }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the question; a beat asks it again.
  useEffect(() => {
    let gone = false
    void ask(document, variables).then(({ data, code }) => {
      // Kept also when the board has gone on meanwhile: it will come round again.
      if (data !== null) keep(kept, key, { data, at: now() })
      if (!gone) setRead({ key, one: kept.get(key), code })
    })
    return () => {
      gone = true
    }
  }, [key, beat])
  const one = read.key === key ? read.one : kept.get(key)
  const at = one?.at ?? null
  useEffect(() => {
    if (!aside) onShown(at)
  }, [onShown, at, aside])
  return { data: (one?.data as Data | undefined) ?? null, refused: one ? null : read.code }
}
