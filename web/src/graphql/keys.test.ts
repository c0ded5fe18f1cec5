import { existsSync, readFileSync } from 'node:fs'
import { buildASTSchema, concatAST, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { AFFECTED, CHANGING } from './affected.ts'
import { keys } from './keys.ts'

/** What the API emits, and what has been agreed on but is not served yet. */
const documents = ['schema.graphql', 'schema.next.graphql']
  .map(name => new URL(`../../../api/${name}`, import.meta.url))
  .filter(existsSync)
  .map(file => readFileSync(file, 'utf8'))
  .filter(text => /^(type|extend|enum|input) /m.test(text))
const schema = buildASTSchema(concatAST(documents.map(text => parse(text))), { assumeValidSDL: true })
const objects = Object.values(schema.getTypeMap()).filter(
  type => isObjectType(type) && !type.name.startsWith('__') && !['Query', 'Mutation'].includes(type.name),
)

describe('cache keys', () => {
  it('know every object type: it has an id, or says what to do without', () => {
    const unknown = objects.filter(
      type => isObjectType(type) && !type.getFields()['id'] && !(type.name in keys),
    )
    expect(unknown.map(type => type.name)).toEqual([])
  })

  it('name no type the schema does not have', () => {
    const names = new Set(objects.map(type => type.name))
    expect(Object.keys(keys).filter(name => !names.has(name))).toEqual([])
  })
})

describe('what a write changes', () => {
  it('is named as the schema names it', () => {
    const fields = (root?: { getFields(): object } | null) => Object.keys(root?.getFields() ?? {})
    expect(fields(schema.getMutationType())).toEqual(expect.arrayContaining([...CHANGING]))
    expect(fields(schema.getQueryType())).toEqual(expect.arrayContaining([...AFFECTED]))
  })
})
