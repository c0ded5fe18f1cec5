import { useEffect, useRef } from 'react'

interface ScreenKeys {
  pause(): void
  step(by: 1 | -1): void
  full(): void
  leave(): void
}

/** Space pauses, arrows change the board, F fills the screen, Esc leaves. */
export function useScreenKeys(keys: ScreenKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      // What is typed into a dialog is not meant for the wall.
      if (event.target instanceof Element && event.target.closest('.veil, input')) return
      const { pause, step, full, leave } = latest.current
      const onControl = event.target instanceof Element && event.target.closest('button, select, a')
      // A control in focus is pressed by the space bar, and a list moved through by arrows.
      if (onControl && (event.key === ' ' || event.target instanceof HTMLSelectElement)) return
      if (event.key === ' ') pause()
      else if (event.key === 'ArrowRight') step(1)
      else if (event.key === 'ArrowLeft') step(-1)
      else if (event.key.toLowerCase() === 'f') full()
      else if (event.key === 'Escape') leave()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
