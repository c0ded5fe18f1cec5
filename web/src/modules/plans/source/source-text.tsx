import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import './source-text.css'
import { blockAt, blocksOf, tintsByBlock } from './segments.ts'
import { SourceBlock } from './source-block.tsx'
import type { Range, Tint } from './tint.ts'

/** What another part of the screen may ask of the text. */
export interface SourceTextHandle {
  /** Brings a range into sight; nothing moves when it is in sight already. */
  reveal(range: Range): void
}

interface SourceTextProps {
  label: string
  text: string
  tints: readonly Tint[]
  /** The words of the card being worked on. */
  active?: Range | null
  /** Card looked at on the other side. */
  hot?: string | null
  /** One field looked at on the other side. */
  hotPart?: string | null
  /** Shown as marked: the range a link points to. */
  marked?: Range | null
  onHover?(tint: Tint | null): void
  /** A click or Enter on a range; without a range, on a place in the text. */
  onPick?(tint: Tint | null, position: number): void
  ref?: Ref<SourceTextHandle>
}

/** A document with its ranges tinted; only the lines in sight are drawn, so that 200,000 characters stay smooth. */
export function SourceText(props: SourceTextProps) {
  const {
    label,
    text,
    tints,
    active = null,
    marked = null,
    hot = null,
    hotPart = null,
    onHover,
    onPick,
    ref,
  } = props
  const scroll = useRef<HTMLElement>(null)
  const blocks = useMemo(() => blocksOf(text), [text])
  const byBlock = useMemo(() => tintsByBlock(blocks, tints), [blocks, tints])
  const byKey = useMemo(() => new Map(tints.map(tint => [tint.key, tint])), [tints])
  const virtual = useVirtualizer({
    count: blocks.length,
    getScrollElement: () => scroll.current,
    estimateSize: at =>
      24 * Math.max(1, Math.ceil(((blocks[at]?.end ?? 0) - (blocks[at]?.start ?? 0)) / 38)) + 4,
    overscan: 8,
  })
  const reveal = (range: Range) => {
    const box = scroll.current
    if (!box) return
    const shown = box.querySelector(`[data-from="${range.start}"]`)
    if (shown && isInside(shown, box)) return
    virtual.scrollToIndex(blockAt(blocks, range.start), { align: 'center' })
  }
  useImperativeHandle(ref, () => ({ reveal }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each range a link points to.
  useEffect(() => {
    if (marked) reveal(marked)
  }, [marked?.start, marked?.end, text])

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the text appears; later the cards lead.
  useEffect(() => {
    if (active && !marked) reveal(active)
  }, [])

  const tintOf = (event: MouseEvent) => {
    const run = event.target instanceof Element ? event.target.closest('[data-key]') : null
    return byKey.get(run?.getAttribute('data-key') ?? '') ?? null
  }
  const pick = (event: MouseEvent) => {
    const run = event.target instanceof Element ? event.target.closest('[data-from]') : null
    if (!getSelection()?.toString()) onPick?.(tintOf(event), Number(run?.getAttribute('data-from') ?? -1))
  }
  const items = virtual.getVirtualItems()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the titles in the text are buttons and do the same.
    // biome-ignore lint/a11y/useKeyWithMouseEvents: focus on a title shows the same as the mouse.
    <section
      className="src"
      ref={scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      onMouseOver={event => onHover?.(tintOf(event))}
      onMouseLeave={() => onHover?.(null)}
      onClick={pick}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        <div className="sheet" style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
          {items.map(({ index }) => {
            const block = blocks[index]
            return block ? (
              <SourceBlock
                key={block.start}
                index={index}
                measure={virtual.measureElement}
                text={text}
                block={block}
                tints={byBlock[index] ?? []}
                active={active}
                marked={marked}
                hot={hot}
                hotPart={hotPart}
                onFocusTint={onHover}
              />
            ) : null
          })}
        </div>
      </div>
    </section>
  )
}

function isInside(element: Element, box: Element): boolean {
  const inner = element.getBoundingClientRect()
  const outer = box.getBoundingClientRect()
  return inner.top >= outer.top + 8 && inner.bottom <= outer.bottom - 8
}
