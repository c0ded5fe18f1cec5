import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay, type SheetCell } from '../../platform/sheet-cell.ts'
import {
  CLAIM_WORDS,
  FILLED,
  HEAD_IDS,
  HEADS,
  placeColumns,
  type RowCells,
  readClaim,
  readPercent,
  readRow,
  rowKey,
  splitKey,
} from './report-sheet.rules.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)

describe('cells as people write them', () => {
  test.each<[SheetCell, number | null]>([
    [null, null],
    ['  ', null],
    [80, 80],
    [0, 0],
    ['80', 80],
    ['８０', 80],
    ['８０％', 80],
    ['80 %', 80],
    ['100%', 100],
    ['1%', 1],
    ['1', 1],
    [0.8, 80],
    ['0.8', 80],
    [0.07, 7],
    [0.29, 29],
  ])('percent %o is %o', (cell, percent) => expect(readPercent(cell)).toEqual({ value: percent }))

  test.each<[SheetCell, RegExp]>([
    [1, /分不清/],
    [101, /0 到 100/],
    ['120%', /0 到 100/],
    [-5, /0 到 100/],
    [33.3, /整数/],
    [0.333, /整数/],
    ['八十', /数字/],
    [true, /数字/],
    ['#REF!', /公式/],
    [Number.NaN, /数字/],
  ])('percent %o is refused: %o', (cell, reason) =>
    expect(readPercent(cell)).toMatchObject({ fault: { reason: expect.stringMatching(reason) } }),
  )

  test.each<[SheetCell, string | null]>([
    ['', null],
    ['2024-10-5', '2024-10-05'],
    ['2024/10/05', '2024-10-05'],
    ['2024.10.5', '2024-10-05'],
    ['2024年10月5日', '2024-10-05'],
    ['２０２４年１０月５日', '2024-10-05'],
    ['20241005', '2024-10-05'],
    [20241005, '2024-10-05'],
    [45570, '2024-10-05'],
    [new Date('2024-10-05'), '2024-10-05'],
  ])('day %o is %o', (cell, day) => expect(readDay(cell)).toEqual({ value: day }))

  test.each<[SheetCell, RegExp]>([
    ['2024-02-30', /看不懂|没有这一天/],
    ['10月5日', /年份/],
    ['下周', /看不懂/],
    [12, /看不懂/],
    ['#N/A', /公式/],
  ])('day %o is refused: %o', (cell, reason) =>
    expect(readDay(cell)).toMatchObject({ fault: { reason: expect.stringMatching(reason) } }),
  )

  test('能, 不能, 已办结 and nothing else', () => {
    for (const [claim, words] of Object.entries(CLAIM_WORDS))
      expect(readClaim(` ${words} `)).toEqual({ value: claim })
    for (const cell of ['也许', '', null, 'constructor', 3]) expect(readClaim(cell)).toHaveProperty('fault')
  })
})

describe('a row', () => {
  const heads = HEAD_IDS.map(id => HEADS[id])

  test('finds its columns in any order, with full-width marks and blanks in the heads', () => {
    const mixed = [...heads].reverse().map(head => ` ${head.replace('(', '（').replace(')', '）')} `)
    expect(placeColumns(mixed).missing).toEqual([])
    expect(placeColumns(heads.slice(1)).missing).toEqual(['no'])
    expect(placeColumns([]).missing).toHaveLength(heads.length)
  })

  test('says every fault at once', () => {
    const cells = {
      percent: 'x',
      text: '',
      problem: null,
      claim: '?',
      finishedOn: '昨天',
    } as unknown as RowCells
    expect(readRow(cells).faults.map(({ column }) => column)).toEqual(['percent', 'claim', 'finishedOn'])
  })

  test('names its report', () => {
    expect(splitKey(rowKey('a', 'b'))).toEqual({ assignmentId: 'a', cycleId: 'b' })
    expect(splitKey(7)).toEqual({ assignmentId: '7', cycleId: '' })
  })

  test(`whatever its cells hold, it is read or its faults are named (seed ${seed})`, () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.date({ noInvalidDate: false }),
      fc.constantFrom(
        null,
        undefined,
        '８０％',
        '#REF!',
        '=1+1',
        '2024年2月30日',
        '__proto__',
        '能',
        '1e3',
        '.5',
      ),
    )
    fc.assert(
      fc.property(fc.array(cell, { minLength: HEAD_IDS.length, maxLength: HEAD_IDS.length }), line => {
        const cells = Object.fromEntries(
          HEAD_IDS.map((id, index) => [id, line[index]]),
        ) as unknown as RowCells
        const { words, faults } = readRow(cells)
        expect(words === null).toBe(faults.length > 0)
        for (const fault of faults) {
          expect(FILLED).toContain(fault.column)
          expect(fault.reason).not.toBe('')
        }
        if (words?.percent != null) expect(Number.isInteger(words.percent) && words.percent <= 100).toBe(true)
        placeColumns(line)
        splitKey(line[0])
      }),
      { seed, numRuns: 2000 },
    )
  })
})
