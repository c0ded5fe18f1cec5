import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'

const require = createRequire(import.meta.url)
const schemaFolder = fileURLToPath(new URL('./schema/', import.meta.url))

interface SchemaEngineModule {
  __wbg_set_wasm(wasm: unknown): void
  SchemaEngine: {
    new: (
      options: unknown,
      log: (line: string) => void,
      adapter: object,
    ) => Promise<{ diff(params: unknown): Promise<{ stdout: string | null }>; free(): void }>
  }
}

/**
 * Loads Prisma's schema engine from its npm package. The `prisma` command wants to download a native engine,
 * which a closed network cannot; the WebAssembly build of the same engine needs to be instantiated by hand in Node.
 */
let engineLoaded: Promise<SchemaEngineModule['SchemaEngine']> | undefined

/** The bindings keep one instance in a module variable, so it is made once. */
function schemaEngine() {
  engineLoaded ??= loadSchemaEngine()
  return engineLoaded
}

async function loadSchemaEngine(): Promise<SchemaEngineModule['SchemaEngine']> {
  const folder = join(require.resolve('@prisma/schema-engine-wasm'), '..')
  const bindings = (await import(
    '@prisma/schema-engine-wasm/schema_engine_bg'
  )) as unknown as SchemaEngineModule
  const compiled = await WebAssembly.compile(readFileSync(join(folder, 'schema_engine_bg.wasm')))
  const instance = await WebAssembly.instantiate(compiled, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports as { __wbindgen_start(): void }).__wbindgen_start()
  return bindings.SchemaEngine
}

/** The Prisma schema, file by file. */
function schemaFiles() {
  return readdirSync(schemaFolder)
    .filter(name => name.endsWith('.prisma'))
    .sort()
    .map(name => ({
      path: join(schemaFolder, name),
      content: readFileSync(join(schemaFolder, name), 'utf8'),
    }))
}

/**
 * SQL that brings the database behind `factory` to `prisma/schema`; null when it is there already.
 * The new migration is made from it, and the drift test holds it to null.
 */
export async function schemaDiff(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string | null> {
  const SchemaEngine = await schemaEngine()
  const files = schemaFiles()
  const engine = await SchemaEngine.new(
    { datamodels: files.map(file => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: schemaFolder },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    })
    const sql = stdout?.trim() ?? ''
    return sql === '' || sql === '-- This is an empty migration.' ? null : sql
  } finally {
    engine.free()
  }
}
