import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database.ts'

/** Any constant; the same in every process. */
const MIGRATION_LOCK = 7_205_961

interface Migration {
  name: string
  sql: string
  checksum: string
}

const LEDGER = `create table if not exists "_prisma_migrations" (
  "id" varchar(36) primary key not null,
  "checksum" varchar(64) not null,
  "finished_at" timestamptz,
  "migration_name" varchar(255) not null,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz not null default now(),
  "applied_steps_count" integer not null default 0
)`

/** The migrations in a folder, oldest first. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(entry => entry.name)
    .sort()
    .map(name => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database to the newest migration, each in a transaction of its own with its line in Prisma's ledger.
 * Processes that start together wait for one another. Returns the names it applied.
 * Throws when an applied migration was changed afterwards, or when the database is newer than this program.
 */
export function migrate(db: Database, folder: string): Promise<string[]> {
  return db.exclusively(MIGRATION_LOCK, async () => {
    await db.script(LEDGER)
    const applied = await db.sql<{ migration_name: string; checksum: string }>(
      'select migration_name, checksum from "_prisma_migrations" where rolled_back_at is null',
    )
    const migrations = readMigrations(folder)
    const done = new Map(applied.map(row => [row.migration_name, row.checksum]))
    refuseForeignHistory(migrations, done)
    const names: string[] = []
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await db.script(withLedgerLine(migration))
      names.push(migration.name)
    }
    return names
  })
}

function refuseForeignHistory(migrations: Migration[], done: Map<string, string>): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of done) {
    if (!known.has(name))
      throw new Error(`数据库里有本程序不认识的迁移 ${name}：数据库比程序新，请升级程序。`)
    if (known.get(name) !== checksum) throw new Error(`迁移 ${name} 在应用之后被改动过，请恢复原文件。`)
  }
}

function withLedgerLine({ name, sql, checksum }: Migration): string {
  return `${sql}
insert into "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
values ('${randomUUID()}', '${checksum}', '${name.replaceAll("'", "''")}', now(), now(), 1)`
}
