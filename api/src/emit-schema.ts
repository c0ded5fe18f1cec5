import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { createSchema } from './schema.ts'

const FILE = 'api/schema.graphql'

/**
 * Writes the schema to api/schema.graphql, the only thing the web knows of the API. With `check` it only compares.
 * False when the committed file is out of date.
 */
export function emitSchema(check: boolean): boolean {
  const text = `# Emitted by pnpm schema:emit. Do not edit.\n\n${printSchema(lexicographicSortSchema(createSchema()))}\n`
  const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  if (committed === text) return true
  if (check) {
    console.error(`${FILE} 与代码不一致，请运行 pnpm schema:emit 并提交。`)
    return false
  }
  writeFileSync(FILE, text)
  return true
}
