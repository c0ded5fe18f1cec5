import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { uncoveredFields } from './platform/guard.ts'
import { createSchema } from './schema.ts'

const FILE = 'api/schema.graphql'

/**
 * Writes the schema to api/schema.graphql, the only thing the web knows of the API. With `check` it only compares.
 * False when the committed file is out of date, or when a query, mutation or field has no policy.
 */
export function emitSchema(check: boolean): boolean {
  const schema = createSchema()
  const uncovered = uncoveredFields(schema)
  if (uncovered.length > 0) {
    console.error(`没有权限策略：\n  ${uncovered.join('\n  ')}`)
    return false
  }
  const text = `# Emitted by pnpm schema:emit. Do not edit.\n\n${printSchema(lexicographicSortSchema(schema))}\n`
  const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  if (committed === text) return true
  if (check) {
    console.error(`${FILE} 与代码不一致，请运行 pnpm schema:emit 并提交。`)
    return false
  }
  writeFileSync(FILE, text)
  return true
}
