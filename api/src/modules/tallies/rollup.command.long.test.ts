import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { createServerDatabase, prepareFolder, serverUrl } from '#test/kit/database.ts'
import { randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { type Config, readConfig } from '../../platform/config.ts'
import { openMigrated } from '../../start.ts'
import { rebuildTallies } from './verify.service.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

let dataDir: string
let databaseUrl: string | null = null
let drop = async () => {}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'duban-rollup-'))
  if (serverUrl) {
    const made = await createServerDatabase(serverUrl)
    databaseUrl = made.url
    drop = made.drop
  } else await prepareFolder(dataDir)
  const config: Config = { ...readConfig({}), dataDir, databaseUrl }
  const { context, close } = await openMigrated(config)
  await buildPlaces(context)
  const ground = someGround(seeded(5), '2024-09-01', 30)
  await context.db.prisma.complaint.createMany({ data: [randomTicket(ground), randomTicket(ground)] })
  await rebuildTallies(context, WUJIANG)
  await context.db.sql(`update complaint_sum set received = received + 3 where by = 'HOUR' and span = 31`)
  await close()
})

afterAll(async () => {
  await drop()
  rmSync(dataDir, { recursive: true, force: true })
})

const rollup = (...words: string[]): Promise<{ code: number; said: string }> =>
  new Promise(resolve => {
    const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', DUBAN_DEMO: '0' }
    const command = ['--import', 'tsx', join(root, 'api/src/cli.ts'), 'rollup', ...words]
    execFile(process.execPath, command, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    )
  })

test('a count that somebody changed is named with exit code 1, and a rebuild puts it right', {
  timeout: 300_000,
}, async () => {
  const found = await rollup('verify', '--place', WUJIANG, '--json')
  expect(found.code, found.said).toBe(1)
  const report = JSON.parse(found.said.trim()) as {
    equal: boolean
    differences: { table: string; place: { by: string } }[]
  }
  expect(report.equal).toBe(false)
  expect(new Set(report.differences.map(({ table, place }) => `${table} ${place.by}`))).toEqual(
    new Set(['complaint_sum HOUR']),
  )
  const rebuilt = await rollup('rebuild')
  expect(rebuilt.code, rebuilt.said).toBe(0)
  expect(rebuilt.said).toContain(`${WUJIANG}：统计与逐条重算一致`)
})

test('an unknown place is no success', async () => {
  const answer = await rollup('verify', '--place', '999999000000')
  expect(answer.code).toBe(1)
  expect(answer.said).toContain('没有代码为 999999000000 的辖区')
})
