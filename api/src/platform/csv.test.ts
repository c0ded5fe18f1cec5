import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'
import { decodeText } from './decode-text.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000)

test('cells in quotes keep separators, line breaks and quotes', () => {
  expect(readCsv('指标,地区\r\n"上云率,一","龙归镇""甲"""\n"两\n行",x')).toEqual([
    ['指标', '地区'],
    ['上云率,一', '龙归镇"甲"'],
    ['两\n行', 'x'],
  ])
  expect(readCsv('a\tb\n1\t2\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(readCsv('a;b;\n1;2,5;3')).toEqual([
    ['a', 'b', ''],
    ['1', '2,5', '3'],
  ])
  expect(readCsv('')).toEqual([])
})

test(`what was written is read (seed ${seed})`, () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', '"', ',', '\n', '\r', '指', ' ') })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(table, rows => {
      const text = rows.map(row => row.map(one => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')
      expect(readCsv(`h,h,h,h,h,h,h\n${text}`).slice(1)).toEqual(rows)
    }),
    { seed },
  )
})

test('a file is UTF-8 or GB18030, with or without a mark', () => {
  expect(decodeText(Buffer.from('指标'))).toBe('指标')
  expect(decodeText(Buffer.from('\ufeff指标'))).toBe('指标')
  expect(decodeText(iconv.encode('指标,数值', 'gb18030'))).toBe('指标,数值')
  expect(decodeText(new Uint8Array([0xff, 0xff, 0xff]))).toBeNull()
})
