import { expect, test } from 'vitest'
import { quoted } from './quote.ts'

test('marks inside a quotation become single ones', () => {
  expect(quoted('存量系统上云')).toBe('“存量系统上云”')
  expect(quoted('扩大“一窗”分类受理')).toBe('“扩大‘一窗’分类受理”')
})
