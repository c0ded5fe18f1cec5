import { readConfig } from '#api/platform/config.ts'
import type { Context } from '#api/platform/context.ts'
import { openMigrated } from '#api/start.ts'
import { createServerDatabase, prepareFolder, serverUrl } from '#test/kit/database.ts'
import { temporaryFolder } from '#test/kit/server-process.ts'

/** Data that several processes open one after the other, or at once on a server. */
export interface DataPlace {
  /** Points a server process at it. */
  environment: Record<string, string>
  /** Opens it in this process; nobody else may have the embedded one open meanwhile. */
  open<T>(work: (context: Context) => Promise<T>): Promise<T>
}

const drops: (() => Promise<void>)[] = []

/** An empty place: a folder with the tables in it, or a bare database on the server of `TEST_DATABASE_URL`. */
export async function dataPlace(environment: Record<string, string> = {}): Promise<DataPlace> {
  const folder = temporaryFolder()
  const whole: Record<string, string> = { DUBAN_DEMO: '0', ...environment, DATA_DIR: folder }
  if (serverUrl) {
    const { url, drop } = await createServerDatabase(serverUrl)
    whole['DATABASE_URL'] = url
    drops.push(drop)
  } else await prepareFolder(folder)
  return {
    environment: whole,
    async open(work) {
      const { context, close } = await openMigrated(readConfig(whole))
      try {
        return await work(context)
      } finally {
        await close()
      }
    },
  }
}

export async function dropPlaces(): Promise<void> {
  for (const drop of drops.splice(0)) await drop()
}
