import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { DomainError } from '../../../../platform/errors.ts'
import { dayOrderOf, readInstant } from '../date-forms.rules.ts'
import { DelimitedReader } from './delimited.ts'
import { openTable } from './open-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'duban-readers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000)

let count = 0
async function read(bytes: Uint8Array | string, fileName: string) {
  count += 1
  const path = join(folder, String(count))
  writeFileSync(path, bytes)
  const table = await openTable(path, fileName)
  const rows: string[][] = []
  for await (const portion of table.rows()) rows.push(...portion.map(({ cells }) => cells))
  return { shape: table.shape, rows }
}

const said = (bytes: Uint8Array | string, fileName: string): Promise<string> =>
  read(bytes, fileName).then(
    () => 'read',
    error => (error instanceof DomainError ? error.message : `crash: ${String(error)}`),
  )

const SHEET = (cells: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`

const workbook = (cells: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="工单" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(SHEET(cells)),
    ...more,
  })

describe('a text table', () => {
  test('with quotes, line breaks, any delimiter and encoding is read cell by cell', async () => {
    const text = '编号;内容\r\n1;"第一行\n第二行;还是""内容"""\r\n2;普通'
    const wanted = [
      ['编号', '内容'],
      ['1', '第一行\n第二行;还是"内容"'],
      ['2', '普通'],
    ]
    expect((await read(text, 'a.csv')).rows).toEqual(wanted)
    expect((await read(`\ufeff${text}`, 'a.csv')).rows).toEqual(wanted)
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect((await read(wide, 'a.csv')).shape).toMatchObject({ encoding: 'utf-16le', delimiter: ';' })
    const gbk = Buffer.from([
      0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc4, 0xda, 0xc8, 0xdd, 0x0a, 0x31, 0x2c, 0xb5, 0xc6,
    ])
    expect(await read(gbk, 'a.csv')).toMatchObject({
      shape: { encoding: 'gb18030' },
      rows: [
        ['编号', '内容'],
        ['1', '灯'],
      ],
    })
  })

  test(`comes out as it went in, in whatever pieces it comes (seed ${SEED})`, () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '灯', '"', ',', '\n', '\r\n', ' ', '='),
      maxLength: 8,
    })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const text = rows
          .map(row => row.map(value => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        const reader = new DelimitedReader(',')
        const found: string[][] = []
        for (let at = 0; at < text.length; at += size)
          found.push(...reader.push(text.slice(at, at + size)).map(({ cells }) => cells))
        found.push(...reader.end().map(({ cells }) => cells))
        expect(found).toEqual(rows.filter(row => row.some(value => value.trim() !== '')))
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})

describe('a workbook', () => {
  test('gives dates as dates, the value of a formula, and texts as they are', async () => {
    const cells = `<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c><c r="C1" t="inlineStr"><is><t>时间</t></is></c></row>
      <row r="2"><c r="A2" t="str"><f>"=A"&amp;1</f><v>=A1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" s="1"><v>45352.375</v></c></row>`
    expect((await read(workbook(cells), 'a.xlsx')).rows).toEqual([
      ['编号', '', '时间'],
      ['=A1', '是', '2024-03-01 09:00:00'],
    ])
  })

  test('that would blow up is refused before it is unpacked, and one that lies about it while it is', async () => {
    const bomb = workbook('', { 'xl/sharedStrings.xml': new Uint8Array(70 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await said(bomb, 'a.xlsx')).toContain('压缩炸弹')
    const lying = Buffer.from(workbook('', { 'xl/sharedStrings.xml': new Uint8Array(4 * 1024 * 1024) }))
    for (let at = 0; at < lying.length - 46; at += 1)
      if (lying.readUInt32LE(at) === 0x02014b50 && lying.readUInt32LE(at + 24) === 4 * 1024 * 1024)
        lying.writeUInt32LE(1000, at + 24)
    expect(await said(lying, 'a.xlsx')).toMatch(/压缩炸弹|损坏/)
  }, 60_000)

  test(`cut off or damaged anywhere is told, never a crash (seed ${SEED})`, async () => {
    const whole = Buffer.from(workbook('<row r="1"><c r="A1"><v>1</v></c></row>'))
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole)
        if (!cut) bytes[at] = byte
        expect(await said(bytes, 'a.xlsx')).not.toContain('crash')
      }),
      { seed: SEED, numRuns: 120 },
    )
  }, 30_000)
})

describe('JSON', () => {
  test('as a list, in lines or under a name gives rows with the names of its fields', async () => {
    const items = [
      { id: 1, place: { town: '龙归镇' } },
      { id: 2, note: '{"}' },
    ]
    const wanted = [
      ['id', 'place.town', 'note'],
      ['1', '龙归镇', ''],
      ['2', '', '{"}'],
    ]
    expect((await read(JSON.stringify(items), 'a.json')).rows).toEqual(wanted)
    expect((await read(items.map(item => JSON.stringify(item)).join('\n'), 'a.jsonl')).rows).toEqual(wanted)
    expect((await read(JSON.stringify({ total: 2, data: items }), 'a.json')).rows).toEqual(wanted)
    expect(await said(JSON.stringify(items).slice(0, -4), 'a.json')).toContain('截断')
  })
})

test(`any bytes give rows or a sentence (seed ${SEED})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.constantFrom('a.csv', 'a.xlsx', 'a.json'),
      async (bytes, name) => {
        expect(await said(bytes, name)).not.toContain('crash')
      },
    ),
    { seed: SEED, numRuns: 300 },
  )
}, 30_000)

describe('dates', () => {
  test.each([
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z', true],
    ['2017-06-08 17:31:20', '2017-06-08T09:31:20.000Z', true],
    ['2026年1月5日', '2026-01-04T16:00:00.000Z', false],
    ['２０２４年３月１日 下午3点05分', '2024-03-01T07:05:00.000Z', true],
    ['20240105', '2024-01-04T16:00:00.000Z', false],
    ['1/5/2024', '2024-01-04T16:00:00.000Z', false],
    ['2024-01-05T08:00:00Z', '2024-01-05T08:00:00.000Z', true],
    ['01/05/2024 11:05:00 PM', '2024-01-05T15:05:00.000Z', true],
    ['45352.375', '2024-03-01T01:00:00.000Z', true],
    ['5 Jan 2024', '2024-01-04T16:00:00.000Z', false],
  ])('%s', (text, at, hasHour) => {
    const read = readInstant(text, 'MDY')
    expect([read?.at.toISOString(), read?.hasHour]).toEqual([at, hasHour])
  })

  test('that do not exist are none', () => {
    for (const text of ['2024-02-30', '2024/13/1', '25:00', '', '无', '20241345'])
      expect(readInstant(text)).toBeNull()
  })

  test('the order of day and month is decided from all values', () => {
    expect(dayOrderOf(['1/5/2024', '25/1/2024'])).toEqual({ order: 'DMY', certain: true })
    expect(dayOrderOf(['1/5/2024', '1/25/2024'])).toEqual({ order: 'MDY', certain: true })
  })

  test(`any text gives an instant or none (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), text => {
        const read = readInstant(text)
        expect(read === null || !Number.isNaN(read.at.getTime())).toBe(true)
      }),
      { seed: SEED, numRuns: 1000 },
    )
  })
})
