import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareFolder } from '#test/kit/database.ts'
import {
  type ServerProcess,
  startServerProcess,
  stopServerProcesses,
  temporaryFolder,
} from '#test/kit/server-process.ts'

afterAll(stopServerProcesses)

/** Always on a folder: a PostgreSQL server lets processes share. Each test goes on from the one before. */
describe('the folder of the embedded database', () => {
  const folder = temporaryFolder()
  const start = () => startServerProcess({ DATA_DIR: folder, DUBAN_DEMO: '0' })
  const answers = async ({ ready }: ServerProcess) => (await fetch(`${await ready}/healthz`)).status === 200
  let holder: ServerProcess

  beforeAll(async () => {
    await prepareFolder(folder)
    holder = start()
    await holder.ready
  })

  test('is held by one process: a second is refused with a sentence, and the first works on', async () => {
    const second = start()
    await expect(second.ready).rejects.toThrow(`数据文件夹 ${folder} 正被另一个督办进程使用。`)
    expect(second.output()).toContain('DATABASE_URL')
    expect(await second.stop()).toBe(1)
    expect(await answers(holder)).toBe(true)
  }, 60_000)

  test('is free again soon after its process was killed', async () => {
    await holder.stop('SIGKILL')
    holder = start()
    expect(await answers(holder)).toBe(true)
  }, 60_000)

  test('is free at once when its process was asked to end', async () => {
    expect(await holder.stop('SIGTERM')).toBe(0)
    holder = start()
    expect(await answers(holder)).toBe(true)
  }, 60_000)
})
