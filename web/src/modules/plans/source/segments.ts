import { overlaps, type Range, type Tint } from './tint.ts'

/** A stretch of text under the same tints, the narrowest first. */
export interface Run extends Range {
  tints: readonly Tint[]
}

/** Blocks longer than this are cut at the next end of a sentence, so that one endless line still scrolls smoothly. */
const LONGEST_BLOCK = 600

/**
 * Cuts a text into blocks to draw one by one: lines, and pieces of very long lines. Joined they are the text again;
 * a block keeps its line break.
 */
export function blocksOf(text: string, longest = LONGEST_BLOCK): Range[] {
  const blocks: Range[] = []
  let start = 0
  while (start < text.length) {
    const end = blockEnd(text, start, longest)
    blocks.push({ start, end })
    start = end
  }
  return blocks
}

function blockEnd(text: string, start: number, longest: number): number {
  const newline = text.indexOf('\n', start)
  const lineEnd = newline < 0 ? text.length : newline + 1
  if (lineEnd - start <= longest) return lineEnd
  const stop = text
    .slice(start + longest, Math.min(lineEnd, start + 2 * longest))
    .search(/[。\uff1b;\uff01\uff1f]/)
  const cut = stop < 0 ? start + longest : start + longest + stop + 1
  // Never between the two halves of one character.
  const half = /[\udc00-\udfff]/.test(text.charAt(cut))
  return Math.min(lineEnd, half ? cut + 1 : cut)
}

/** Cuts a range at every border of a tint: the runs joined are the range, and each tint is exactly some of them. */
export function runsOf(range: Range, tints: readonly Tint[]): Run[] {
  const inside = tints.filter(tint => overlaps(tint, range))
  const borders = new Set([range.start, range.end])
  for (const { start, end } of inside) {
    borders.add(Math.max(start, range.start))
    borders.add(Math.min(end, range.end))
  }
  const cuts = [...borders].sort((a, b) => a - b)
  return cuts.slice(1).map((end, index) => {
    const run = { start: cuts[index] ?? 0, end }
    return { ...run, tints: narrowestFirst(inside.filter(tint => overlaps(tint, run))) }
  })
}

const narrowestFirst = (tints: Tint[]): Tint[] =>
  tints.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start)

/** Which tints each block shows, found in one pass. Blocks are in order and touch each other. */
export function tintsByBlock(blocks: readonly Range[], tints: readonly Tint[]): Tint[][] {
  const byBlock: Tint[][] = blocks.map(() => [])
  for (const tint of tints) {
    if (tint.end <= tint.start) continue
    for (let at = blockAt(blocks, tint.start); at < blocks.length; at += 1) {
      const block = blocks[at]
      if (!block || block.start >= tint.end) break
      byBlock[at]?.push(tint)
    }
  }
  return byBlock
}

/** The block a position lies in; the last one for positions behind the text. */
export function blockAt(blocks: readonly Range[], position: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.end ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return Math.max(0, low)
}
