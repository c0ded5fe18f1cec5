import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { type Database, embeddedDatabase, openDatabase } from '#api/platform/database.ts'
import { migrate, readMigrations } from '#api/platform/migrate.ts'
import { migrationsFolder } from '#api/start.ts'

/** `TEST_DATABASE_URL` points the API tests at a PostgreSQL server; otherwise each runs on its own PGlite. */
export const serverUrl = process.env['TEST_DATABASE_URL']

/** Whether the tests run on a PostgreSQL server. */
export const onServer = Boolean(serverUrl)

/** Where a migrated, empty database is kept between test files, by the content of the migrations. */
function templateFile(): string {
  const key = readMigrations(migrationsFolder)
    .map(({ checksum }) => checksum.slice(0, 16))
    .join('')
    .slice(-48)
  const folder = join(tmpdir(), 'duban-test-templates')
  mkdirSync(folder, { recursive: true })
  return join(folder, `${key}.tar.gz`)
}

async function embeddedTemplate(): Promise<Blob> {
  const file = templateFile()
  if (!existsSync(file)) {
    const pglite = await PGlite.create()
    const db = embeddedDatabase(pglite)
    await migrate(db, migrationsFolder)
    const dump = await pglite.dumpDataDir('gzip')
    await db.close()
    // Written aside and renamed: another test file may be making the same template.
    const draft = `${file}.${process.pid}`
    writeFileSync(draft, Buffer.from(await dump.arrayBuffer()))
    renameSync(draft, file)
  }
  return new Blob([readFileSync(file)])
}

/** Puts a migrated, empty database into the data folder of a server: several times as fast as its first start. */
export async function prepareFolder(dataDir: string): Promise<void> {
  const pglite = await PGlite.create(join(dataDir, 'postgres'), { loadDataDir: await embeddedTemplate() })
  await pglite.close()
}

/** An empty database on a PostgreSQL server. */
export async function createServerDatabase(url: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `duban_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${name}`)
  const target = new URL(url)
  target.pathname = `/${name}`
  return {
    url: target.toString(),
    async drop() {
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

async function serverDatabase(url: string): Promise<Database> {
  const made = await createServerDatabase(url)
  const db = await openDatabase({ dataDir: '', databaseUrl: made.url })
  await migrate(db, migrationsFolder)
  return {
    ...db,
    async close() {
      await db.close()
      await made.drop()
    },
  }
}

/** A migrated database of its own for one test file; on the server `url` names, where it names one. */
export async function createTestDatabase(url: string | null | undefined = serverUrl): Promise<Database> {
  if (url) return serverDatabase(url)
  return embeddedDatabase(await PGlite.create({ loadDataDir: await embeddedTemplate() }))
}

/** Empties every table, keeping the schema. */
export async function emptyDatabase(db: Database): Promise<void> {
  const tables = await db.sql<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  )
  await db.script(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity cascade`)
}
