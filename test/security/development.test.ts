import { getIntrospectionQuery } from 'graphql'
import { expect, it } from 'vitest'
import { asStranger } from '#test/kit/client.ts'
import { createTestServer } from '#test/kit/server.ts'

const textOf = async (url: string, path: string) => (await fetch(`${url}${path}`)).text()

it('serves GraphiQL from this server alone, in development alone', async () => {
  const development = await createTestServer({ config: { production: false } })
  const page = await textOf(development.url, '/graphiql')
  expect(page).toContain('<script type="module" src="/graphiql/page.js">')
  expect(page).not.toMatch(/https?:/)
  expect((await textOf(development.url, '/graphiql/page.js')).length).toBeGreaterThan(100_000)
  expect(await textOf(development.url, '/graphiql/page.css')).not.toMatch(/url\(["']?https?:/)
  const shape = await asStranger(development).query<{ __schema: object }>(getIntrospectionQuery())
  expect(shape.data.__schema).toBeDefined()

  const production = await createTestServer()
  expect(await textOf(production.url, '/graphiql')).not.toContain('page.js')
  expect((await asStranger(production).query(getIntrospectionQuery())).code).toBe('GRAPHQL_VALIDATION_FAILED')
})
