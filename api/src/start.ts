import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Background } from './background.ts'
import { appendFile } from './platform/append-file.ts'
import { loadEnteredDays } from './platform/calendar-table.ts'
import { type Clock, clockFixedAt, systemClock } from './platform/clock.ts'
import { type Config, readConfig } from './platform/config.ts'
import type { Context } from './platform/context.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { folderStore } from './platform/file-store.ts'
import { migrate } from './platform/migrate.ts'

/** The repository's root, from the sources (api/src) and from the built file (dist/api) alike. */
const root = new URL('../../', import.meta.url)

/** Folder of the SQL migrations. */
export const migrationsFolder = fileURLToPath(new URL('prisma/migrations/', root))

const documentsFile = fileURLToPath(new URL('dist/documents.json', root))

/** The documents the built web app sends by hash; empty before the first build. */
function readDocuments(): Map<string, string> {
  if (!existsSync(documentsFile)) return new Map()
  return new Map(Object.entries(JSON.parse(readFileSync(documentsFile, 'utf8')) as Record<string, string>))
}

/** Names the build, so that answers kept by browsers outlive a restart but no upgrade; unnamed when run from the sources. */
function readBuild(): string | undefined {
  const stamp = fileURLToPath(new URL('dist/.stamp', root))
  return import.meta.url.includes('/dist/api/') && existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined
}

export const clockOf = ({ clock }: Pick<Config, 'clock'>): Clock =>
  clock === null ? systemClock : clockFixedAt(clock)

/** What is kept outside the database. Another store of files is chosen here (docs/file-store.md). */
export const storesOf = ({ dataDir }: Pick<Config, 'dataDir'>): Pick<Context, 'files' | 'anchors'> => ({
  files: folderStore(dataDir),
  anchors: appendFile(join(dataDir, 'audit-anchors.log')),
})

/** A context for work the program does by itself: imports, the demo world, nightly runs. */
export const systemContext = (db: Database, clock: Clock, stores: ReturnType<typeof storesOf>): Context => ({
  db,
  clock,
  ...stores,
  viewer: null,
  ip: null,
  memo: new Map(),
})

/** The same on a server, which sends mail and is reached somewhere. */
const backgroundContext = (config: Config, db: Database, stores: ReturnType<typeof storesOf>): Context => ({
  ...systemContext(db, clockOf(config), stores),
  demo: config.demo,
  mail: config.smtpUrl !== null,
  publicUrl: config.publicUrl,
})

/** An opened, migrated database with a context to work in, for the commands of the command line. */
export async function openMigrated(
  config = readConfig(),
): Promise<{ context: Context; close: () => Promise<void> }> {
  const db = await openDatabase(config)
  try {
    await migrate(db, migrationsFolder)
    await loadEnteredDays(db)
    return { context: systemContext(db, clockOf(config), storesOf(config)), close: () => db.close() }
  } catch (error) {
    await db.close()
    throw error
  }
}

export interface StartOptions {
  config?: Config
  /** Fills an empty database; called after the migrations, before anyone can connect. */
  prepare?: (context: Context, say: (line: string) => void) => Promise<void>
  /** Where progress goes, line by line. */
  say?: (line: string) => void
}

/** Opens the database, brings it up to date and listens. Throws a plain sentence when it cannot. */
export async function startServer({
  config = readConfig(),
  prepare,
  say = () => {},
}: StartOptions = {}): Promise<FastifyInstance> {
  say(config.databaseUrl === null ? `打开内置数据库 ${config.dataDir} …` : '连接 PostgreSQL …')
  const [db, { createSchema, createServer, identify, routes, startBackground }] = await Promise.all([
    openDatabase(config),
    import('./server-parts.ts'),
  ])
  try {
    const applied = await migrate(db, migrationsFolder)
    if (applied.length > 0) say(`数据库已更新：${applied.join('、')}`)
    await loadEnteredDays(db)
    const clock = clockOf(config)
    const stores = storesOf(config)
    await prepare?.(systemContext(db, clock, stores), say)
    const app = await createServer({
      config,
      db,
      clock,
      ...stores,
      schema: createSchema(),
      documents: readDocuments(),
      build: readBuild(),
      identify,
      routes,
    })
    let background: Background | null = null
    app.addHook('onClose', async () => {
      await background?.stop()
      await db.close()
    })
    await app.listen({ port: config.port, host: config.host })
    background = startBackground({
      config,
      makeContext: () => backgroundContext(config, db, stores),
      log: app.log,
    })
    return app
  } catch (error) {
    await db.close()
    throw error
  }
}
