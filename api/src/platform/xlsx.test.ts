import { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { harmless, noteSheet, type SheetColumn, sheetOf, workbook } from './xlsx.ts'

describe('exported sheets', () => {
  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'keep %j from being taken for a formula',
    text => {
      expect(harmless(text)).toBe(`'${text}`)
    },
  )

  test('leave other words, and marks inside them, alone', () => {
    for (const text of ['', '上云率=90%', "'引号", '逾 7']) expect(harmless(text)).toBe(text)
  })

  test('hold text as text, numbers as numbers and nothing for nothing', async () => {
    interface Row {
      no: string
      left: number | null
    }
    const rows: Row[] = [
      { no: '034', left: -7 },
      { no: '=cmd()', left: null },
    ]
    const columns: SheetColumn<Row>[] = [
      { head: '编号', width: 8, value: row => row.no },
      { head: '剩余', width: 8, value: row => row.left },
    ]
    const file = await workbook(sheetOf('任务', columns, rows), noteSheet('说明', [['截至', '2024-10-15']]))
    expect(await readSheet(file, '任务')).toEqual([
      ['编号', '剩余'],
      ['034', -7],
      ["'=cmd()", null],
    ])
    expect(await readSheet(file, '说明')).toEqual([
      ['项目', '内容'],
      ['截至', '2024-10-15'],
    ])
  })
})
