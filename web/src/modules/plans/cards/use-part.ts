import { useDesk } from '../desk.ts'
import type { Range } from '../source/tint.ts'

/** Ties a field of a card to its words in the document: pointing at one shows the other. */
export function usePart(card: string, part: string, source: Range | null | undefined) {
  const { look, lookFromCard } = useDesk()
  const here = () => {
    if (source) lookFromCard({ card, part }, source)
  }
  return {
    hot: look?.part === part,
    over: { onMouseEnter: here, onFocus: here, onMouseLeave: () => lookFromCard({ card, part: null }) },
  }
}
