import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { type SheetColumn, sheetOf, workbook } from './xlsx.ts'
import { streamedWorkbook } from './xlsx-stream.ts'

type Row = [string | null, string | null, number | null]

const COLUMNS: readonly SheetColumn<Row>[] = [
  { head: '=日期', width: 12, time: true, value: ([day]) => day },
  { head: '文字', width: 12, value: ([, words]) => words },
  { head: '数', width: 8, value: ([, , count]) => count },
]
const ROWS: readonly Row[] = [
  ['2024-10-15', '2024-10-15', 3],
  ['2024-10-15 08:30', '=1+1', 0],
  ['长期坚持', '<a & "b">', null],
  ['2024-13-40', null, -1.5],
]
const READ = [
  ["'=日期", '文字', '数'],
  [new Date('2024-10-15T00:00:00Z'), '2024-10-15', 3],
  [new Date('2024-10-15T08:30:00Z'), "'=1+1", 0],
  ['长期坚持', '<a & "b">', null],
  ['2024-13-40', null, -1.5],
]

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

describe('an exported sheet', () => {
  it('holds real numbers, real days and minutes, and no formulas', async () => {
    expect(await readSheet(await workbook(sheetOf('表', COLUMNS, ROWS)), '表')).toEqual(READ)
  })

  it('is the same when its rows come in portions', async () => {
    const portions = [ROWS.slice(0, 1), ROWS.slice(1)]
    const stream = streamedWorkbook({ name: '表', columns: COLUMNS, rows: portions })
    expect(await readSheet(await bytesOf(stream), '表')).toEqual(READ)
  })
})
