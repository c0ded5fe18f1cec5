import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { reportSheet } from './report-sheet.file.ts'
import { readReportSheet } from './report-sheet.read.ts'
import { HEAD_IDS, HEADS } from './report-sheet.rules.ts'

const ROW = {
  ...{ no: '2024-031', title: '=迁移上云', organization: '区政数局', period: '10 月' },
  ...{ due: '2024-10-31', before: '82%', key: 'part/cycle' },
}

const SHEET = 'xl/worksheets/sheet1.xml'

/** A sheet of one row, its XML changed as another program might. */
async function changed(change: (xml: string) => string): Promise<Uint8Array> {
  const files = unzipSync(new Uint8Array(await reportSheet([ROW], { place: '武江区', day: '2024-10-15' })))
  return zipSync({ ...files, [SHEET]: strToU8(change(strFromU8(files[SHEET] as Uint8Array))) })
}

const fill = (cell: string) => (xml: string) => xml.replace(/<c r="G2"[^>]*\/>/, cell)

describe('an uploaded workbook', () => {
  test('gives its rows as they were written', async () => {
    const { rows } = await readReportSheet(await changed(xml => xml))
    expect(rows[0]).toEqual(HEAD_IDS.map(id => HEADS[id]))
    expect(rows[1]?.at(-1)).toBe('part/cycle')
    expect(rows[1]?.[1]).toBe("'=迁移上云")
  })

  test('a formula counts by its value; one without a value is named', async () => {
    const counted = await readReportSheet(await changed(fill('<c r="G2"><f>40*2</f><v>80</v></c>')))
    expect([counted.rows[1]?.[6], counted.uncounted.size]).toEqual([80, 0])
    const open = await readReportSheet(await changed(fill('<c r="G2"><f>40*2</f></c>')))
    expect([...open.uncounted]).toEqual(['G2'])
  })

  test('that is none, or that would blow up, is refused with what to do', async () => {
    for (const bytes of [
      strToU8('no zip'),
      strToU8('PK\u0003\u0004'),
      new Uint8Array(),
      zipSync({ 'a.xml': strToU8('<a/>') }),
    ])
      await expect(readReportSheet(bytes)).rejects.toMatchObject({ code: 'UNREADABLE_FILE' })
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(30 * 1024 * 1024) })
    expect(bomb.length).toBeLessThan(200_000)
    await expect(readReportSheet(bomb)).rejects.toMatchObject({ code: 'TOO_LARGE' })
  })
})
