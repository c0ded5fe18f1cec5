import { readFileSync } from 'node:fs'
import { buildSchema, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { keys } from './keys.ts'

const schema = buildSchema(readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'))
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
