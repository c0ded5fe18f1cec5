import { useEffect, useRef } from 'react'
import { listenToServer } from '../../graphql/events.ts'
import { useScope } from '../../scope.tsx'
import { useSession } from '../access/index.ts'
import { touches } from './by-day.ts'
import { currentUnread, setUnread } from './unread.ts'

/** Several changes in a row are read once; the pages of an office do not all ask in the same instant. */
const CALM_MS = 1_000
const SPREAD_MS = 500

/**
 * Keeps what is on the screen up to date without a reload: reads it again when the data here has changed elsewhere. Who
 * has a first password to change is told nothing yet.
 */
export function useLiveScreen(readAgain: () => void): void {
  const { place } = useScope()
  const { mustChangePassword } = useSession().viewer
  const latest = useRef({ place, readAgain })
  latest.current = { place, readAgain }
  useEffect(() => {
    if (mustChangePassword) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = listenToServer(({ unread, jurisdiction, personal }) => {
      const isNew = unread !== currentUnread()
      setUnread(unread)
      const here = jurisdiction === null || touches(jurisdiction, latest.current.place)
      if (personal || !(here || isNew)) return
      clearTimeout(timer)
      timer = setTimeout(() => latest.current.readAgain(), CALM_MS + Math.random() * SPREAD_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [mustChangePassword])
}
