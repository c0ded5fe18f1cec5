import 'reflect-metadata'
import { isObjectType } from 'graphql'
import { expect, test } from 'vitest'
import { uncoveredFields } from '#api/platform/guard.ts'
import { createSchema } from '#api/schema.ts'

test('every query, mutation and field is covered by a policy', () => {
  expect(uncoveredFields(createSchema())).toEqual([])
})

test('every type, field and argument says what it is', () => {
  const silent: string[] = []
  for (const type of Object.values(createSchema().getTypeMap())) {
    if (type.name.startsWith('__') || !('getFields' in type)) continue
    if (!type.description && !['Query', 'Mutation'].includes(type.name)) silent.push(type.name)
    for (const field of Object.values(type.getFields())) {
      if (!field.description) silent.push(`${type.name}.${field.name}`)
      if (!isObjectType(type) || !('args' in field)) continue
      for (const argument of field.args)
        if (!argument.description) silent.push(`${type.name}.${field.name}(${argument.name})`)
    }
  }
  expect(silent).toEqual([])
})
