import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SheetCell } from '../../platform/sheet-cell.ts'
import { type CellUse, readFigure } from './figure-cell.rules.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)

const PERCENT: CellUse = { percent: true, unit: '%' }
const COUNT: CellUse = { percent: false, unit: '个' }
const MONEY: CellUse = { percent: false, unit: '万元' }

const read = (cell: SheetCell, use: CellUse) => {
  const reading = readFigure(cell, use)
  return 'fault' in reading ? reading.fault.reason : (reading.value?.value.toFixed() ?? null)
}

describe('a figure', () => {
  test.each<[SheetCell, CellUse, string | null]>([
    ['98%', PERCENT, '98'],
    ['98％', PERCENT, '98'],
    [' 98 % ', PERCENT, '98'],
    ['0.98', PERCENT, '0.98'],
    ['98', PERCENT, '98'],
    [98, PERCENT, '98'],
    [0.98, { ...PERCENT, shownAsPercent: true }, '98'],
    [0.1 + 0.2, PERCENT, '0.3'],
    ['９８．５', PERCENT, '98.5'],
    ['1,234', COUNT, '1234'],
    ['１，２３４', COUNT, '1234'],
    ['1,234,567.5', COUNT, '1234567.5'],
    ['12个', COUNT, '12'],
    ["'12", COUNT, '12'],
    ['+5', COUNT, '5'],
    ['-5', COUNT, '-5'],
    ['−5', COUNT, '-5'],
    ['.5', COUNT, '0.5'],
    ['007', COUNT, '7'],
    ['1.2万', COUNT, '12000'],
    ['1.2万个', COUNT, '12000'],
    ['3亿', COUNT, '300000000'],
    ['1.2万元', MONEY, '1.2'],
    [33.333333333, COUNT, '33.333333'],
    ...['', '  ', null, undefined, '-', '—', '——', '/', '无', '暂无', 'N/A', '未统计', '　'].map(
      (cell): [SheetCell, CellUse, null] => [cell, COUNT, null],
    ),
  ])('%o is understood', (cell, use, meant) => expect(read(cell, use)).toBe(meant))

  test.each<[SheetCell, CellUse, RegExp]>([
    ['98%', COUNT, /不是百分比/],
    [0.98, { ...COUNT, shownAsPercent: true }, /不是百分比/],
    ['1.2万', PERCENT, /不能写“万”/],
    ['1.2万', MONEY, /单位已经是万元/],
    ['约98', COUNT, /不是数字/],
    ['九十八', COUNT, /不是数字/],
    ['98件', COUNT, /别的文字/],
    ['1,23', COUNT, /别的文字|不是数字/],
    ['1.2.3', COUNT, /别的文字|不是数字/],
    ['1E+05', COUNT, /别的文字|不是数字/],
    ['12-15', COUNT, /别的文字/],
    ['#DIV/0!', COUNT, /公式出错/],
    [true, COUNT, /应为数字/],
    [new Date('2024-09-01'), COUNT, /是日期/],
    [Number.NaN, COUNT, /应为数字/],
    [1e20, COUNT, /太大/],
    ['1234567890123456', COUNT, /太大/],
  ])('%o is named', (cell, use, reason) => expect(read(cell, use)).toMatch(reason))

  test(`whatever a cell holds, it is a number, nothing, or named with what to do (seed ${seed})`, () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.double(),
      fc.boolean(),
      fc.date({ noInvalidDate: false }),
      fc.stringMatching(/^[０-９0-9,，.．%％万亿+\-−— ]{0,12}$/),
      fc.constantFrom(null, undefined, '__proto__', 'constructor', '=1+1'),
    )
    const use = fc.record({
      percent: fc.boolean(),
      unit: fc.constantFrom(null, '%', '个', '万元', '兆'),
      shownAsPercent: fc.boolean(),
    })
    fc.assert(
      fc.property(cell, use, (one, how) => {
        const reading = readFigure(one, how)
        if ('fault' in reading) {
          expect(reading.fault.reason).not.toBe('')
          expect(reading.fault.fix).toMatch(/。$/)
        } else if (reading.value !== null) {
          expect(reading.value.value.isFinite()).toBe(true)
          expect(reading.value.value.decimalPlaces()).toBeLessThanOrEqual(6)
        }
      }),
      { seed, numRuns: 3000 },
    )
  })

  test(`a whole number is read alike however it is written (seed ${seed})`, () => {
    const fullWidth = (text: string) =>
      text.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), number => {
        const ways: SheetCell[] = [
          number,
          String(number),
          ` ${number} `,
          fullWidth(String(number)),
          number.toLocaleString('en-US'),
          `${number}个`,
        ]
        for (const way of ways) expect(read(way, COUNT)).toBe(String(number))
      }),
      { seed, numRuns: 300 },
    )
  })
})
