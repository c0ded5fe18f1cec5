import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { announce, type Drawing, type Svg, titleAround } from './drawing.ts'

interface DrawingFacts {
  /** The title of its card when left out. */
  name?: string | undefined
  caption: string
  definition?: string | undefined
  source?: string | undefined
  svg(box: Element): Promise<Svg>
}

/** Tells of a drawing while it is on the page; gives it as it is now, null before it stands there. */
export function useDrawing(box: RefObject<Element | null>, facts: DrawingFacts): () => Drawing | null {
  const now = useRef(facts)
  now.current = facts
  const drawingNow = useCallback((): Drawing | null => {
    const at = box.current
    if (!at) return null
    const { name, svg, ...rest } = now.current
    return { ...rest, name: name ?? titleAround(at), box: at, svg: () => svg(at) }
  }, [box])
  useEffect(() => {
    const at = box.current
    // Asked for its facts when it leaves the page, not when it came.
    return at ? announce({ box: at, now: drawingNow }) : undefined
  }, [box, drawingNow])
  return drawingNow
}
