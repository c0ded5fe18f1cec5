import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { listenToServer } from '../../graphql/events.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { makeClient } from '../../graphql/transport.ts'
import { touches } from '../notifications/by-day.ts'
import { askOnce } from './ask-once.ts'
import type { Feed, Kept } from './feed.ts'
import { HOLDING, type Line, lineAfter, type Outcome, outcomeOf, pauseBefore } from './line.ts'

const PulseDocument = graphql(`
  query ScreenPulse($place: ID!) {
    server {
      now
    }
    viewer {
      id
    }
    division(code: $place) {
      code
      name
    }
  }
`)

/** Lights move with time and some proxies swallow events: everything is read again this often in any case. */
const READ_MS = 60_000
/** Changes in a row are read once. */
const CALM_MS = 1_000

interface Clock {
  set(iso: string): void
  now(): number
}

/** The clock of the server, carried on by our own between two answers. */
function useServerClock(): Clock {
  const offset = useRef<number | null>(null)
  return useMemo(
    () => ({
      set: (iso: string) => {
        offset.current = Date.parse(iso) - performance.now()
      },
      now: () => (offset.current === null ? Date.now() : offset.current + performance.now()),
    }),
    [],
  )
}

/** The line as state and at hand, so that what runs on timers sees how it stands now. */
function useLine() {
  const [line, setLine] = useState(HOLDING)
  const latest = useRef<Line>(HOLDING)
  const hear = useCallback((outcome: Outcome, now: number) => {
    latest.current = lineAfter(latest.current, outcome, now)
    setLine(latest.current)
  }, [])
  return { line, latest, hear }
}

export interface ScreenFeed {
  feed: Feed
  line: Line
  /** When the figures in sight were read, by the clock of the server; null while there are none. */
  shownAt: number | null
  placeName: string | null
}

interface PulseOptions {
  place: string
  line: ReturnType<typeof useLine>
  clock: Clock
  onAlive(): void
}

/** Asks for signs of life as long as the screen is there; `kick` asks the next one at once. */
function usePulse({ place, line, clock, onAlive }: PulseOptions) {
  const { latest, hear } = line
  // Nothing is cached: an answer is shown and replaced by the next.
  const client = useMemo(() => makeClient({ onSignedOut: () => {} }), [])
  const kick = useRef(() => {})
  const [placeName, setPlaceName] = useState<string | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking = false
    let stopped = false
    const pulse = async () => {
      if (asking) return
      clearTimeout(timer)
      asking = true
      const { data, code } = await askOnce(client, PulseDocument, { place })
      asking = false
      if (stopped) return
      const healed = latest.current !== HOLDING
      if (data) {
        clock.set(data.server.now)
        setPlaceName(data.division?.name ?? null)
      }
      const outcome = data ? (data.viewer ? 'ok' : 'ended') : (outcomeOf(code) ?? 'lost')
      hear(outcome, clock.now())
      if (outcome === 'ok' && healed) onAlive()
      // The server has been upgraded and does not know this page's questions any more.
      if (code === 'PERSISTED_QUERY_NOT_FOUND') location.reload()
      timer = setTimeout(pulse, pauseBefore(latest.current))
    }
    kick.current = () => void pulse()
    void pulse()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [client, place, clock, hear, latest, onAlive])
  return { client, kick, placeName }
}

/** A new beat after a change at the place, after a gap in the news, and every minute. */
function useBeat(place: string, onLost: () => void) {
  const [beat, setBeat] = useState(0)
  const again = useCallback(() => setBeat(count => count + 1), [])
  useEffect(() => {
    let calm: ReturnType<typeof setTimeout> | undefined
    const stop = listenToServer(({ jurisdiction, personal }) => {
      if (personal || !(jurisdiction === null || touches(jurisdiction, place))) return
      clearTimeout(calm)
      calm = setTimeout(again, CALM_MS)
    }, onLost)
    const steady = setInterval(again, READ_MS)
    return () => {
      stop()
      clearTimeout(calm)
      clearInterval(steady)
    }
  }, [again, place, onLost])
  return { beat, again }
}

/** Keeps the boards up to date for days: hears of changes, asks for signs of life, and comes back by itself. */
export function useFeed(place: string): ScreenFeed {
  const clock = useServerClock()
  const line = useLine()
  const [shownAt, onShown] = useState<number | null>(null)
  const kept = useMemo(() => new Map<string, Kept>(), [])
  const kicked = useRef(() => {})
  const onLost = useCallback(() => kicked.current(), [])
  const { beat, again } = useBeat(place, onLost)
  const { client, kick, placeName } = usePulse({ place, line, clock, onAlive: again })
  kicked.current = () => kick.current()
  const { hear } = line

  const feed = useMemo<Feed>(
    () => ({
      beat,
      kept,
      now: clock.now,
      onShown,
      async ask<Data, Variables extends AnyVariables>(
        document: TypedDocumentNode<Data, Variables>,
        variables: Variables,
      ) {
        const answer = await askOnce(client, document, variables)
        const outcome = answer.code === null ? null : outcomeOf(answer.code)
        // A good answer does not heal the line: the next sign of life does, and has everything read again.
        if (outcome) {
          hear(outcome, clock.now())
          onLost()
        }
        return answer
      },
    }),
    [client, beat, kept, clock, hear, onLost],
  )
  return { feed, line: line.line, shownAt, placeName }
}
