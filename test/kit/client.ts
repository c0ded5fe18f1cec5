import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '#api/platform/clock.ts'
import { newId } from '#api/platform/id.ts'
import type { TestServer } from './server.ts'

export interface GraphQLAnswer<T> {
  status: number
  data: T
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; fields?: unknown[] } }[]
  /** Code of the first error, or null. */
  code: string | null
}

/** A person at a browser: sends GraphQL and files with a session cookie. */
export interface TestClient {
  cookie: string | null
  query<T = Record<string, never>>(
    document: string,
    variables?: Record<string, unknown>,
  ): Promise<GraphQLAnswer<T>>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

/** A stranger. */
export function asStranger(server: Pick<TestServer, 'url'>, cookie: string | null = null): TestClient {
  const headers = () => ({ 'apollo-require-preflight': 'true', ...(cookie ? { cookie } : {}) })
  return {
    cookie,
    async query<T>(document: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { ...headers(), 'content-type': 'application/json' },
        body: JSON.stringify({ query: document, variables }),
      })
      const body = (await response.json()) as Omit<GraphQLAnswer<T>, 'status' | 'code'>
      return { status: response.status, ...body, code: body.errors?.[0]?.extensions.code ?? null }
    },
    fetch: (path, init = {}) =>
      fetch(`${server.url}${path}`, {
        ...init,
        headers: { ...headers(), ...(init.headers as Record<string, string>) },
      }),
  }
}

export interface GrantFacts {
  role: string
  jurisdictionCode: string
  scopeCode?: string
  organizationId?: string | null
}

/** Writes a user with the given grants and an open session straight into the database, and returns the person. */
export async function asUser(
  server: Pick<TestServer, 'url' | 'db'> & { clock: Clock },
  ...grants: GrantFacts[]
): Promise<TestClient & { userId: string }> {
  const userId = newId()
  const token = randomBytes(32).toString('base64url')
  const now = server.clock.now()
  await server.db.prisma.user.create({
    data: {
      id: userId,
      username: `user-${userId.slice(-12)}`,
      name: `测试${grants[0]?.role ?? ''}`,
      passwordHash: 'no password: the session is written directly',
      createdAt: now,
      grants: {
        create: grants.map(({ role, jurisdictionCode, scopeCode, organizationId }) => ({
          id: newId(),
          role: role as 'LEADER',
          jurisdictionCode,
          scopeCode: scopeCode ?? jurisdictionCode,
          organizationId: organizationId ?? null,
        })),
      },
      sessions: {
        create: {
          tokenHash: createHash('sha256').update(token).digest('hex'),
          createdAt: now,
          lastSeenAt: now,
        },
      },
    },
  })
  return { ...asStranger(server, `duban_session=${token}`), userId }
}
