import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockAt, blocksOf, runsOf, tintsByBlock } from './segments.ts'
import { overlaps, type Tint, type TintKind } from './tint.ts'

const kinds: TintKind[] = ['task', 'owner', 'date', 'target', 'indicator', 'warning']
const text = fc.string({
  unit: fc.constantFrom('一', '责', '任', '。', ';', '\n', '(', 'biāo', '𠮷'),
  maxLength: 300,
})
const document = text.chain(whole =>
  fc.record({
    whole: fc.constant(whole),
    longest: fc.integer({ min: 1, max: 80 }),
    tints: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: whole.length }),
        length: fc.integer({ min: 0, max: 40 }),
        kind: fc.constantFrom(...kinds),
      }),
      { maxLength: 12 },
    ),
  }),
)

const tinted = (facts: { start: number; length: number; kind: TintKind }[], end: number): Tint[] =>
  facts.map(({ start, length, kind }, index) => ({
    key: `k${index}`,
    card: `t${index}`,
    kind,
    start,
    end: Math.min(end, start + length),
  }))

describe('a document cut into blocks and runs', () => {
  it('is the document again when everything is joined', () => {
    fc.assert(
      fc.property(document, ({ whole, longest, tints }) => {
        const blocks = blocksOf(whole, longest)
        const runs = blocks.flatMap(block => runsOf(block, tinted(tints, whole.length)))
        expect(blocks.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole)
        expect(runs.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole)
      }),
    )
  })

  it('covers every range with exactly the runs that carry it', () => {
    fc.assert(
      fc.property(document, ({ whole, longest, tints }) => {
        const blocks = blocksOf(whole, longest)
        const all = tinted(tints, whole.length)
        const byBlock = tintsByBlock(blocks, all)
        const runs = blocks.flatMap((block, index) => runsOf(block, byBlock[index] ?? []))
        for (const tint of all) {
          const carried = runs.filter(run => run.tints.includes(tint))
          const words = carried.map(({ start, end }) => whole.slice(start, end)).join('')
          expect(words).toBe(whole.slice(tint.start, tint.end))
        }
      }),
    )
  })

  it('gives a block the ranges that touch it and no others', () => {
    fc.assert(
      fc.property(document, ({ whole, longest, tints }) => {
        const blocks = blocksOf(whole, longest)
        const all = tinted(tints, whole.length).filter(tint => tint.end > tint.start)
        const wanted = blocks.map(block => all.filter(tint => overlaps(tint, block)))
        expect(tintsByBlock(blocks, all)).toEqual(wanted)
      }),
    )
  })

  it('finds the block of every position', () => {
    fc.assert(
      fc.property(document, ({ whole, longest }) => {
        const blocks = blocksOf(whole, longest)
        for (let position = 0; position < whole.length; position += 1) {
          const { start, end } = blocks[blockAt(blocks, position)] ?? { start: -1, end: -1 }
          expect(position >= start && position < end).toBe(true)
        }
      }),
    )
  })

  it('never cuts a character in half and ends long lines at a sentence', () => {
    expect(blocksOf('𠮷𠮷𠮷', 1).map(({ end }) => end)).toEqual([2, 4, 6])
    expect(blocksOf('甲乙丙。丁', 3)).toEqual([
      { start: 0, end: 4 },
      { start: 4, end: 5 },
    ])
  })

  it('puts the narrowest meaning first, because it gives the colour', () => {
    const outer: Tint = { key: 'a', card: 't1', kind: 'task', start: 0, end: 8 }
    const inner: Tint = { key: 'b', card: 't1', kind: 'date', start: 2, end: 4 }
    const runs = runsOf({ start: 0, end: 8 }, [outer, inner])
    expect(runs.map(run => run.tints.map(({ kind }) => kind))).toEqual([['task'], ['date', 'task'], ['task']])
  })

  it('cuts 200,000 characters with 3,000 ranges within a blink', () => {
    const whole = '完成政务信息系统整合共享,年底前办结。\n'.repeat(10_000)
    const tints = tinted(
      Array.from({ length: 3_000 }, (_, index) => ({ start: index * 60, length: 12, kind: 'date' as const })),
      whole.length,
    )
    const began = performance.now()
    const blocks = blocksOf(whole)
    tintsByBlock(blocks, tints)
    expect(performance.now() - began).toBeLessThan(500)
  })
})
