import { useEffect, useState } from 'react'

const RESTS_MS = 3_000

/** True for a few seconds after the mouse or a key moved: the bar is there and the pointer is seen. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wake = () => {
      setAwake(true)
      clearTimeout(timer)
      timer = setTimeout(() => setAwake(false), RESTS_MS)
    }
    const signs = ['pointermove', 'pointerdown', 'keydown'] as const
    for (const sign of signs) addEventListener(sign, wake)
    return () => {
      for (const sign of signs) removeEventListener(sign, wake)
      clearTimeout(timer)
    }
  }, [])
  return awake
}

/** Asks the computer not to dim the wall; where it cannot be asked, its own settings must do. */
export function useNoSleep(): void {
  useEffect(() => {
    let lock: { release(): Promise<void> } | null = null
    let over = false
    const ask = async () => {
      if (document.hidden || !('wakeLock' in navigator)) return
      try {
        const got = await navigator.wakeLock.request('screen')
        if (over) await got.release()
        else lock = got
      } catch {
        // Refused, as on a battery that runs low.
      }
    }
    document.addEventListener('visibilitychange', ask)
    void ask()
    return () => {
      over = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}

/** Fills the screen, or leaves it. */
export function toggleFullScreen(): void {
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  // Refused where no one pressed a key.
  done.catch(() => {})
}
