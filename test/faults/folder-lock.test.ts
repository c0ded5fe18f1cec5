import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareFolder } from '#test/kit/database.ts'
import {
  type ServerProcess,
  startServerProcess,
  stopServerProcesses,
  temporaryFolder,
} from '#test/kit/server-process.ts'

afterAll(stopServerProcesses)

const start = (folder: string) => startServerProcess({ DATA_DIR: folder, DUBAN_DEMO: '0' })
const answers = async ({ ready }: ServerProcess) => (await fetch(`${await ready}/healthz`)).status === 200

async function preparedFolder(): Promise<string> {
  const folder = temporaryFolder()
  await prepareFolder(folder)
  return folder
}

/** A server that is killed, and what its folder does to the next one. */
async function killAndStartAgain(): Promise<string> {
  const folder = await preparedFolder()
  const killed = start(folder)
  await killed.ready
  await killed.stop('SIGKILL')
  const next = start(folder)
  expect(await answers(next)).toBe(true)
  expect(await next.stop('SIGTERM')).toBe(0)
  return folder
}

/** Always on a folder: a PostgreSQL server lets processes share. */
describe('the folder of the embedded database', () => {
  let first: ServerProcess
  let folder: string
  let afterKill: Promise<string>

  beforeAll(async () => {
    folder = await preparedFolder()
    first = start(folder)
    await first.ready
    // Runs beside the first test: both spend most of their time waiting for a lock.
    afterKill = killAndStartAgain()
    afterKill.catch(() => {})
  })

  test('is held by one process: a second is refused with a sentence, and the first works on', async () => {
    const second = start(folder)
    await expect(second.ready).rejects.toThrow(`数据文件夹 ${folder} 正被另一个督办进程使用。`)
    expect(second.output()).toContain('DATABASE_URL')
    expect(await second.stop()).toBe(1)
    expect(await answers(first)).toBe(true)
  }, 60_000)

  test('is free again soon after its process was killed, and at once when it was asked to end', async () => {
    expect(await answers(start(await afterKill))).toBe(true)
  }, 60_000)
})
