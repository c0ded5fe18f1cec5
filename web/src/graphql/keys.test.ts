import { readFileSync } from 'node:fs'
import { buildASTSchema, isObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { AFFECTED, CHANGING } from './affected.ts'
import { keys } from './keys.ts'

/** What the API emits. */
const text = readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8')
const schema = buildASTSchema(parse(text), { assumeValidSDL: true })
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
