import { type RefObject, useCallback } from 'react'
import type { Drawing, Svg } from './drawing.ts'
import { useDrawing } from './use-drawing.ts'

interface CardDrawing {
  name?: string | undefined
  caption?: string | undefined
  definition?: string | undefined
  source?: string | undefined
}

/** What the card around a mark shows, as a drawing that can be saved; for cards drawn by the page itself. */
export function useCardDrawing(mark: RefObject<Element | null>, facts: CardDrawing): () => Drawing | null {
  const svg = useCallback(async (at: Element): Promise<Svg> => {
    const { svgOfBox } = await import('./svg-of-page.ts')
    const card = at.closest('.card') ?? at
    return svgOfBox(card.querySelector(':scope > .bd') ?? card)
  }, [])
  return useDrawing(mark, { ...facts, caption: facts.caption ?? '', svg })
}
