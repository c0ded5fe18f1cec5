import { type CSSProperties, useEffect, useState } from 'react'

/** What the boards are laid out for; every other screen shows the same, larger or smaller. */
export const STAGE = { width: 1920, height: 1080 } as const

const fitted = (): CSSProperties => {
  const scale = Math.min(innerWidth / STAGE.width, innerHeight / STAGE.height)
  const [left, top] = [(innerWidth - STAGE.width * scale) / 2, (innerHeight - STAGE.height * scale) / 2]
  return { transform: `translate(${left}px, ${top}px) scale(${scale})` }
}

/** Fits the stage into the window as a whole, so that 4K is twice as large and as sharp. */
export function useStage(): CSSProperties {
  const [style, setStyle] = useState(fitted)
  useEffect(() => {
    const measure = () => setStyle(fitted())
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [])
  return style
}
