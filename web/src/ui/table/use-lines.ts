import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { usePrinting } from '../use-printing.ts'
import type { Item } from './items.ts'

interface LinesOptions<Row> {
  items: readonly Item<Row>[]
  scroll: RefObject<HTMLDivElement | null>
  fill: boolean
  asCards: boolean
  dense: boolean
  /** Every row is drawn, to be read. */
  whole: boolean
  onEndReached: (() => void) | undefined
}

export interface Lines<Row> {
  /** Lines to draw now, with their place in the whole. */
  shown: readonly { item: Item<Row>; line: number }[]
  /** Pixels left out above and below. */
  before: number
  after: number
  measure: ((element: Element | null) => void) | undefined
  /** Scrolls to a row by its number among the rows. */
  reveal(row: number): void
}

/** Lines of a long list that go on paper: some eight sheets. */
const MOST_PRINTED = 300

/** Heights before a line was measured. */
function estimate({ asCards, dense }: Pick<LinesOptions<never>, 'asCards' | 'dense'>): number {
  const large = document.documentElement.dataset['size'] === 'large'
  if (asCards) return large ? 128 : 96
  if (dense) return large ? 40 : 28
  return large ? 48 : 36
}

/** Which lines are in sight. Without `fill` all of them are, and on paper as many as it bears. */
export function useLines<Row>({
  items,
  scroll,
  fill,
  asCards,
  dense,
  whole,
  onEndReached,
}: LinesOptions<Row>): Lines<Row> {
  // Both stay the same functions while scrolling: another one makes the virtualizer walk all rows again.
  const estimateSize = useCallback(() => estimate({ asCards, dense }), [asCards, dense])
  const getItemKey = useCallback(
    (line: number) => `${items[line]?.kind}:${items[line]?.key}:${line}`,
    [items],
  )
  const virtual = useVirtualizer({
    count: items.length,
    enabled: fill,
    getScrollElement: () => scroll.current,
    estimateSize,
    getItemKey,
    overscan: 12,
    scrollPaddingStart: 32,
  })
  const inSight = virtual.getVirtualItems()
  const last = inSight[inSight.length - 1]
  const atEnd = fill && !whole && items.length > 0 && last !== undefined && last.index >= items.length - 15
  const reached = useRef(onEndReached)
  reached.current = onEndReached
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows have come, so the end may be reached anew.
  useEffect(() => {
    if (atEnd) reached.current?.()
  }, [atEnd, items.length])

  const printing = usePrinting()
  if (!fill || printing || whole) {
    return {
      shown: (fill && !whole ? items.slice(0, MOST_PRINTED) : items).map((item, line) => ({ item, line })),
      before: 0,
      after: 0,
      measure: undefined,
      reveal: () => {},
    }
  }
  return {
    shown: inSight.flatMap(({ index }) => (items[index] ? [{ item: items[index], line: index }] : [])),
    before: inSight[0]?.start ?? 0,
    after: virtual.getTotalSize() - (last?.end ?? 0),
    measure: virtual.measureElement,
    reveal(row) {
      const line = items.findIndex(item => item.kind === 'row' && item.index === row)
      if (line >= 0) virtual.scrollToIndex(line)
    },
  }
}
