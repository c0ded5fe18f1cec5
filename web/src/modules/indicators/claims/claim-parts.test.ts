import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimPieces, cutAtClaims } from './claim-parts.ts'

const claim = (start: number, end: number, contradicts = true) => ({ start, end, contradicts })

describe('claims in the text of a report', () => {
  it('are marked where they stand', () => {
    expect(claimPieces('全镇9村达50兆。', [claim(2, 8)])).toEqual([
      { text: '全镇', at: 0, claim: null },
      { text: '9村达50兆', at: 2, claim: claim(2, 8) },
      { text: '。', at: 8, claim: null },
    ])
  })

  it('that overlap or lie outside the text are left unmarked', () => {
    const pieces = claimPieces('abcdef', [claim(0, 3), claim(2, 4), claim(5, 9)])
    expect(pieces.map(({ text, claim: found }) => [text, found !== null])).toEqual([
      ['abc', true],
      ['def', false],
    ])
  })

  it('never lose or change a character, whatever the ranges', () => {
    const range = fc.record({
      start: fc.integer({ min: -2, max: 30 }),
      end: fc.integer({ min: -2, max: 30 }),
      contradicts: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.string({ maxLength: 24 }),
        fc.array(range, { maxLength: 5 }),
        fc.nat(24),
        (text, claims, cut) => {
          const sane = claims.filter(({ start }) => start >= 0)
          expect(
            claimPieces(text, sane)
              .map(piece => piece.text)
              .join(''),
          ).toBe(text)
          const parts = [
            { text: text.slice(0, cut), fresh: true },
            { text: text.slice(cut), fresh: false },
          ]
          const pieces = cutAtClaims(parts, sane)
          expect(pieces.map(piece => piece.text).join('')).toBe(text)
          expect(
            pieces
              .filter(({ fresh }) => fresh)
              .map(piece => piece.text)
              .join(''),
          ).toBe(text.slice(0, cut))
        },
      ),
      { verbose: true },
    )
  })
})
