import { useCallback, useEffect, useState } from 'react'
import { type BoardName, neighbour } from './screen-url.ts'

interface Rotation {
  shown: BoardName
  /** To the next board, or back; the pause before the one after begins anew. */
  step(by: 1 | -1): BoardName
}

/** The board in sight: one after the other, or the one it stands still at. */
export function useRotation(boards: readonly BoardName[], every: number, paused: BoardName | null): Rotation {
  const [at, setAt] = useState<BoardName>(paused ?? boards[0] ?? 'overview')
  const wanted = paused ?? at
  const shown = boards.includes(wanted) ? wanted : (boards[0] ?? 'overview')
  const names = boards.join()
  const step = useCallback(
    (by: 1 | -1) => {
      const next = neighbour(names.split(',') as BoardName[], shown, by)
      setAt(next)
      return next
    },
    [names, shown],
  )
  useEffect(() => {
    // Where it goes on from when the pause is over.
    if (paused) return setAt(paused)
    const timer = setTimeout(() => step(1), every * 1_000)
    return () => clearTimeout(timer)
  }, [paused, every, step])
  return { shown, step }
}
