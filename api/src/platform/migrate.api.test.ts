import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, onServer } from '#test/kit/database.ts'
import { schemaDiff } from '../../../prisma/schema-diff.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'

let db: Database
const folder = mkdtempSync(join(tmpdir(), 'migrations-'))

const put = (name: string, sql: string) => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

beforeAll(async () => {
  db = await createTestDatabase()
})

afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true })
})

// Prisma's engine cannot read the catalogue of a server through its driver adapter; the migrations are the same there.
test.skipIf(onServer)('the migrated database is the one prisma/schema describes', async () => {
  expect(await schemaDiff(db.adapterFactory)).toBeNull()
})

test('a database newer than the program is refused', async () => {
  await expect(migrate(db, folder)).rejects.toThrow('数据库比程序新')
})

test('a failing migration leaves nothing behind, and the next start tries again', async () => {
  await db.script('delete from "_prisma_migrations"')
  put('1_good', 'create table first_table (id int);')
  put('2_bad', 'create table second_table (id int); select * from no_such_table;')
  await expect(migrate(db, folder)).rejects.toThrow('no_such_table')
  const names = await db.sql<{ name: string }>(
    `select tablename as name from pg_tables where tablename in ('first_table', 'second_table')`,
  )
  expect(names.map(({ name }) => name)).toEqual(['first_table'])
  put('2_bad', 'create table second_table (id int);')
  expect(await migrate(db, folder)).toEqual(['2_bad'])
  expect(await migrate(db, folder)).toEqual([])
})

test('processes that start together apply each migration once', async () => {
  put('3_more', 'create table third_table (id int);')
  const applied = await Promise.all([migrate(db, folder), migrate(db, folder), migrate(db, folder)])
  expect(applied.flat()).toEqual(['3_more'])
})

test('a migration changed after it was applied is refused', async () => {
  put('3_more', 'create table third_table (id bigint);')
  await expect(migrate(db, folder)).rejects.toThrow('被改动过')
})
