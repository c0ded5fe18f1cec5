import { countStatements } from '#api/platform/statements.ts'
import type { TestClient } from './client.ts'
import type { TestServer } from './server.ts'

export interface CountedAnswer<Data> {
  data: Data
  /** The SQL it sent. */
  statements: string[]
}

/** Asked within the process: of what comes over the network nobody can tell whose a statement is. */
async function counted(
  { app }: Pick<TestServer, 'app'>,
  { cookie }: Pick<TestClient, 'cookie'>,
  request: { method: 'GET' | 'POST'; url: string; payload?: object },
) {
  const headers = { cookie: cookie ?? '', 'apollo-require-preflight': 'true' }
  const { result, statements } = await countStatements(() => app.inject({ ...request, headers }))
  // Without one the counting itself would be broken: even who asks is looked up.
  if (statements.length === 0) throw new Error('No statement was counted.')
  return { result, statements }
}

/** What a question to the API answers, and what it asks the database; throws the API's sentence. */
export async function countedQuery<Data = Record<string, never>>(
  server: Pick<TestServer, 'app'>,
  client: Pick<TestClient, 'cookie'>,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<CountedAnswer<Data>> {
  const request = { method: 'POST', url: '/graphql', payload: { query, variables } } as const
  const { result, statements } = await counted(server, client, request)
  const { data, errors } = result.json<{ data: Data; errors?: { message: string }[] }>()
  if (errors?.[0]) throw new Error(errors[0].message)
  return { data, statements }
}

/** The statements a file takes. */
export async function countedFile(
  server: Pick<TestServer, 'app'>,
  client: Pick<TestClient, 'cookie'>,
  url: string,
): Promise<string[]> {
  const { result, statements } = await counted(server, client, { method: 'GET', url })
  if (result.statusCode !== 200) throw new Error(`${url} answered ${result.statusCode}`)
  return statements
}
