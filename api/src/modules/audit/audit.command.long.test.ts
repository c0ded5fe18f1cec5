import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { createServerDatabase, prepareFolder, serverUrl } from '#test/kit/database.ts'
import { type Config, readConfig } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import { write } from '../../platform/write.ts'
import { openMigrated } from '../../start.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

let dataDir: string
let databaseUrl: string | null = null
let drop = async () => {}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'duban-audit-'))
  if (serverUrl) {
    const made = await createServerDatabase(serverUrl)
    databaseUrl = made.url
    drop = made.drop
  } else await prepareFolder(dataDir)
  await inDatabase(async context => {
    await buildPlaces(context)
    for (const code of [WUJIANG, WUJIANG, WUJIANG, NANPING])
      await write(context, code, ({ record }) =>
        record({ type: 'TASK_ISSUED', entity: 'Task', entityId: 'x' }),
      )
  })
})

afterAll(async () => {
  await drop()
  rmSync(dataDir, { recursive: true, force: true })
})

async function inDatabase(work: (context: Context) => Promise<unknown>): Promise<void> {
  const config: Config = { ...readConfig({}), dataDir, databaseUrl }
  const { context, close } = await openMigrated(config)
  try {
    await work(context)
  } finally {
    await close()
  }
}

/** Runs the command as a person would. */
function verify(...options: string[]): Promise<{ code: number; said: string }> {
  const command = ['--import', 'tsx', 'api/src/cli.ts', 'audit', 'verify', ...options]
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' }
  return new Promise(resolve => {
    execFile(process.execPath, command, { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    )
  })
}

test('duban audit verify seals, says what it found, and ends with 1 on faults', {
  timeout: 300_000,
}, async () => {
  const whole = await verify()
  expect(whole.said).toContain(`${WUJIANG}：完整，没有发现改动`)
  expect(whole.said).toContain('记录 3 条，已封存 3 条，待封存 0 条')
  expect(whole.code).toBe(0)
  const anchors = join(dataDir, 'audit-anchors.log')
  expect(readFileSync(anchors, 'utf8').trim().split('\n')).toHaveLength(2)

  await inDatabase(({ db }) =>
    db.sql(`update audit_entry set user_name = '别人' where position = (
      select min(position) from audit_entry where division_code = '${WUJIANG}')`),
  )
  const changed = await verify('--place', WUJIANG)
  expect(changed.code).toBe(1)
  expect(changed.said).toMatch(/发现 1 处异常\n[\s\S]*✗ 记录 \d+ 或它的封存（封存号 1）在封存后被改动/)
  expect((await verify('--place', NANPING)).code).toBe(0)

  const written = readFileSync(anchors, 'utf8')
  writeFileSync(anchors, written.replace('"no":1', '"no":7'))
  const { code, said } = await verify('--place', NANPING, '--json')
  expect(code).toBe(1)
  const report = JSON.parse(said.trim()) as { faults: { kind: string; no: number }[] }
  expect(report.faults).toEqual([{ kind: 'ANCHOR', no: 7, words: expect.stringContaining('被截去') }])
})
