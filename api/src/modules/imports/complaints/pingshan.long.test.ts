import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { importDivisions } from '#api/modules/divisions/index.ts'
import { newId } from '#api/platform/id.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { beginImport, commitImport, readSettled } from './import.service.ts'
import { namedFile } from './import-file.ts'
import { findImport } from './import-row.service.ts'

const shared = fileURLToPath(new URL('../../../../../../shared/data/complaints/', import.meta.url))
const CSV = `${shared}pingshan/坪山区-民生诉求数据_简易版.csv`
const XLSX = `${shared}pingshan/坪山区-民生诉求数据_目录.xlsx`
const isThere = existsSync(CSV)
if (!isThere) console.warn('complaint files: no ../shared/data beside this checkout, skipped')

const PINGSHAN = '440310000000'
const TOWNS = ['坪山街道', '坑梓街道', '龙田街道', '石井街道', '马峦街道', '碧岭街道']
const TREE = {
  code: PINGSHAN,
  name: '坪山区',
  level: 3,
  children: TOWNS.map((name, at) => ({ code: `44031000${at + 1}000`, name, level: 4 })),
}

afterAll(closeServers)

/** The raw file, cut by the simplest means: no cell of it has a comma or a line break in quotes. */
function rawRows(): Record<string, string>[] {
  const [head = '', ...lines] = new TextDecoder('gb18030').decode(readFileSync(CSV)).trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map(line => {
    const cells = line.replaceAll('"', '').split(',')
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))
  })
}

function counted(rows: readonly Record<string, string>[], keyOf: (row: Record<string, string>) => string) {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1
  return counts
}

async function bringIn(server: TestServer, jurisdictionCode: string, path: string) {
  const { context } = server
  const file = await namedFile(path)
  const worker = newId()
  const { id } = await beginImport(context, { jurisdictionCode, file, worker })
  const key = { jurisdictionCode, id }
  await readSettled(context, key, file, worker)
  await commitImport(context, key, file, worker)
  const row = await findImport(context, key)
  if (!row) throw new Error('no import')
  const { rows, created, updated, unchanged, failed, unplaced } = row
  return { rows, created, updated, unchanged, failed, unplaced }
}

const countsBy = async (server: TestServer, select: string, join = '') =>
  Object.fromEntries(
    (
      await server.db.sql<{ key: string; count: number }>(
        `select ${select} as key, count(*)::int as count from complaint c ${join} where c.division_code = $1 group by 1`,
        [PINGSHAN],
      )
    ).map(({ key, count }) => [key, count]),
  )

describe.skipIf(!isThere)('real files', () => {
  test('Pingshan: 10,000 tickets once from CSV; the same as a workbook changes nothing; totals as counted apart', async () => {
    const server = await createTestServer()
    await importDivisions(server.context, TREE, {})
    const none = { updated: 0, failed: 0, unplaced: 10 }
    expect(await bringIn(server, PINGSHAN, CSV)).toEqual({
      rows: 10_000,
      created: 10_000,
      unchanged: 0,
      ...none,
    })
    expect(await bringIn(server, PINGSHAN, XLSX)).toEqual({
      rows: 10_000,
      created: 0,
      unchanged: 10_000,
      ...none,
    })
    const raw = rawRows()
    const places = await countsBy(server, 'd.name', 'join division d on d.code = c.place_code')
    const streets = counted(raw, row => (row['STREET_NAME'] === '-' ? '坪山区' : (row['STREET_NAME'] ?? '')))
    expect(places).toEqual(streets)
    const units = await countsBy(server, "coalesce(c.unit_words, '-')")
    expect(units).toEqual(counted(raw, row => row['DISPOSE_UNIT_NAME'] ?? ''))
    const categories = await countsBy(server, 'k.path', 'join complaint_category k on k.id = c.category_id')
    expect(categories).toEqual(
      counted(raw, row =>
        ['EVENT_TYPE_NAME', 'MAIN_TYPE_NAME', 'SUB_TYPE_NAME']
          .map(name => row[name])
          .filter(name => name !== '-')
          .join('/'),
      ),
    )
    const flags = await countsBy(server, "coalesce(c.on_time::text, 'open')")
    expect(flags).toEqual({
      true: raw.filter(row => row['INTIME_ARCHIVE_NUM'] === '1').length,
      false: raw.filter(row => row['OVERTIME_ARCHIVE_NUM'] === '1').length,
      open: raw.filter(row => row['INTIME_ARCHIVE_NUM'] !== '1' && row['OVERTIME_ARCHIVE_NUM'] !== '1')
        .length,
    })
  }, 180_000)

  test('the contest: claimed rows, mixed dates, a number that comes twice', async () => {
    const server = await createTestServer()
    await importDivisions(server.context, TREE, {})
    const of = (name: string) => bringIn(server, PINGSHAN, `${shared}taidi2020c/${name}`)
    expect(await of('附件2_示例数据.xlsx')).toMatchObject({
      rows: 495,
      created: 494,
      unchanged: 1,
      failed: 0,
    })
    expect(await of('附件3.xlsx')).toMatchObject({ rows: 4326, created: 4326, failed: 0 })
    expect(await of('附件4.xlsx')).toMatchObject({ rows: 2816, created: 2816, failed: 0 })
    await expect(of('附件1.xlsx')).rejects.toThrow('受理时间')
  }, 180_000)
})
