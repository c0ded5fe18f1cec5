import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { embeddedDatabase } from '#api/platform/database.ts'
import { migrate } from '#api/platform/migrate.ts'
import { schemaDiff } from './schema-diff.ts'

/** `pnpm migration:new NAME`: writes the SQL from the last migration to prisma/schema. */
const name = process.argv[2]
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('用法: pnpm migration:new 名称(小写字母、数字、下划线)')
  process.exit(2)
}
const folder = fileURLToPath(new URL('./migrations/', import.meta.url))
const db = embeddedDatabase(await PGlite.create())
await migrate(db, folder)
const sql = await schemaDiff(db.adapterFactory)
await db.close()
if (sql === null) {
  console.error('prisma/schema 与已有迁移一致,不需要新的迁移。')
  process.exit(1)
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
mkdirSync(`${folder}${stamp}_${name}`)
writeFileSync(`${folder}${stamp}_${name}/migration.sql`, `${sql}\n`)
process.stdout.write(`prisma/migrations/${stamp}_${name}/migration.sql\n`)
