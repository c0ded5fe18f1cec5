import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { type Prisma, PrismaClient } from '#prisma'
import type { Config } from './config.ts'
import { rememberConnections } from './connections.ts'
import { lockFolder } from './folder-lock.ts'
import { assertOutsideWrite } from './inside-write.ts'
import { type Hear, serverListener, type Unlisten } from './listener.ts'
import { noteStatement } from './statements.ts'

export type Transaction = Prisma.TransactionClient

/** A row as `sql` returns it: dates as `YYYY-MM-DD`, bigint and numeric as number. */
export type Row = Record<string, unknown>

/** The database behind the process: Prisma for commands and ordinary lists, `sql` for boards, lists by light and bulk. */
export interface Database {
  kind: 'embedded' | 'server'
  prisma: PrismaClient
  /** Runs one statement with `$1 …` parameters, outside any transaction. */
  sql<T = Row>(text: string, parameters?: readonly unknown[]): Promise<T[]>
  /** Runs several statements without parameters as one transaction: all of them or none. */
  script(text: string): Promise<void>
  /** Runs `work` while no other process on the same database does (an advisory lock on a server). */
  exclusively<T>(key: number, work: () => Promise<T>): Promise<T>
  /** Hears what transactions announce on a channel once they are committed, from every process on the database. */
  listen(channel: string, hear: Hear): Promise<Unlisten>
  /** For the drift test and new migrations only. */
  adapterFactory: SqlMigrationAwareDriverAdapterFactory
  close(): Promise<void>
}

/** Dates stay days and numbers stay numbers, whatever the driver would make of them. */
const plainParsers: Record<number, (value: string) => unknown> = {
  20: Number,
  1700: Number,
  1082: value => value,
}

/** Opens the embedded database in `config.dataDir`, or the server named by `DATABASE_URL`. */
export function openDatabase(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<Database> {
  return config.databaseUrl === null ? openEmbedded(config.dataDir) : openServer(config.databaseUrl)
}

async function openEmbedded(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true })
  const unlock = await lockFolder(dataDir)
  const pglite = await PGlite.create(join(dataDir, 'postgres'))
  return embeddedDatabase(pglite, unlock)
}

/** Wraps an open PGlite; tests hand in one loaded from a template. */
export function embeddedDatabase(pglite: PGlite, release: () => Promise<void> = async () => {}): Database {
  const adapterFactory = new PrismaPGlite(pglite) as unknown as SqlMigrationAwareDriverAdapterFactory
  const prisma = new PrismaClient({ adapter: counted(adapterFactory) })
  const inTurn = oneAfterAnother()
  return {
    kind: 'embedded',
    prisma,
    adapterFactory,
    async sql<T>(text: string, parameters: readonly unknown[] = []) {
      assertOutsideWrite(text)
      noteStatement(text)
      return (await pglite.query<T>(text, [...parameters], { parsers: plainParsers })).rows
    },
    script: text => pglite.transaction(async tx => void (await tx.exec(text))),
    exclusively: (_key, work) => inTurn(work),
    listen: (channel, hear) => pglite.listen(channel, hear),
    async close() {
      await prisma.$disconnect()
      await pglite.close()
      await release()
    },
  }
}

/** One process holds the folder lock, so only its own calls have to wait for one another. */
function oneAfterAnother() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work)
    last = turn.catch(() => {})
    return turn
  }
}

/** Types of `sql` results on a server; Prisma's own queries keep the driver's defaults. */
const plainTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    plainParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig

async function openServer(databaseUrl: string): Promise<Database> {
  // Boards are many small statements: compiling them costs more than it saves (measured: half the time of a town board).
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
  })
  // A dropped idle connection is replaced by the pool; without a listener Node would end the process.
  pool.on('error', () => {})
  rememberConnections(pool)
  const adapterFactory = new PrismaPg(pool) as unknown as SqlMigrationAwareDriverAdapterFactory
  const prisma = new PrismaClient({ adapter: counted(adapterFactory) })
  const listener = serverListener(databaseUrl)
  return {
    kind: 'server',
    prisma,
    adapterFactory,
    async sql<T>(text: string, parameters: readonly unknown[] = []) {
      assertOutsideWrite(text)
      noteStatement(text)
      const result = await pool.query({ text, values: [...parameters], types: plainTypes })
      return result.rows as T[]
    },
    // A simple query of several statements is one transaction of its own.
    script: async text => void (await pool.query(text)),
    exclusively: (key, work) => withAdvisoryLock(pool, key, work),
    listen: listener.listen,
    async close() {
      await listener.close()
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

async function withAdvisoryLock<T>(pool: pg.Pool, key: number, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [key])
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [key]).catch(() => {})
    client.release()
  }
}

/** Counts the statements Prisma sends (see `countStatements`), and refuses those beside a transaction that waits for them. */
function counted(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => countedAdapter(await factory.connect()),
    connectToShadowDb: () => factory.connectToShadowDb(),
  }
}

/** Runs one after the other. A transaction has one connection, and Prisma asks for the relations of a record all at once. */
function inLine(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return work => {
    const next = last.then(work, work)
    last = next
    return next
  }
}

function countedAdapter<T extends Pick<SqlDriverAdapter, 'queryRaw' | 'executeRaw'>>(
  adapter: T,
  inTransaction = false,
): T {
  const turn = inTransaction ? inLine() : <R>(work: () => Promise<R>) => work()
  return new Proxy(adapter, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property)
      if (typeof value !== 'function') return value
      if (property === 'queryRaw' || property === 'executeRaw') {
        return (query: SqlQuery) => {
          if (!inTransaction) assertOutsideWrite(query.sql)
          noteStatement(query.sql)
          return turn(() => value.call(target, query))
        }
      }
      if (property === 'startTransaction') {
        return async (...args: unknown[]) => {
          assertOutsideWrite('begin')
          return countedAdapter(await value.apply(target, args), true)
        }
      }
      return value.bind(target)
    },
  })
}
