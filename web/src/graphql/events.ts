/** What the server tells a waiting page. */
export interface ServerNews {
  /** Messages the viewer has not read. */
  unread: number
  /** Where records changed; null when anything may have, while the line was down. */
  jurisdiction: string | null
  /** Only the viewer's own messages were read, in another window. */
  personal: boolean
}

const QUIET_AFTER_MS = 5_000
const RETRY_MS = 60_000

/**
 * Listens to GET /events while the page is in sight: a browser has few connections for a server, and pages behind
 * others need none. Whoever comes back into sight, or whose line was down, hears that anything may have changed.
 * `lost` is told each time the line breaks. Returns what to call to stop.
 */
export function listenToServer(hear: (news: ServerNews) => void, lost?: () => void): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let greeted = false

  const close = () => {
    source?.close()
    source = null
  }

  const open = () => {
    clearTimeout(timer)
    if (source || document.hidden) return
    source = new EventSource('/events')
    source.addEventListener('hello', event => {
      const { unread } = JSON.parse(event.data) as { unread: number }
      // The first greeting finds the page just read; later ones follow a gap.
      hear({ unread, jurisdiction: null, personal: !greeted })
      greeted = true
    })
    source.addEventListener('change', event => {
      const { unread, jurisdiction, personal } = JSON.parse(event.data) as ServerNews
      hear({ unread, jurisdiction, personal: personal === true })
    })
    source.addEventListener('error', () => {
      lost?.()
      // The browser tries again by itself, unless the server refused: the session ended, or too many pages are open.
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      timer = setTimeout(open, RETRY_MS)
    })
  }

  const look = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(close, QUIET_AFTER_MS)
    else open()
  }

  document.addEventListener('visibilitychange', look)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    clearTimeout(timer)
    close()
  }
}
