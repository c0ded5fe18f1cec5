import type { FastifyRequest } from 'fastify'
import { badInput } from '../errors.ts'

/** A GraphQL request by POST or GET alike. */
export interface GraphQLRequest {
  query: string | null
  /** SHA-256 of a registered document, in hex. */
  hash: string | null
  operationName: string | null
  variables: Record<string, unknown>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Throws `BAD_INPUT` for several requests at once and for anything that is no GraphQL request. */
export function readGraphQLRequest({
  method,
  body,
  url,
}: Pick<FastifyRequest, 'method' | 'body' | 'url'>): GraphQLRequest {
  const fields = method === 'GET' ? searchFields(url) : body
  if (Array.isArray(fields)) throw badInput('query', '一次只能提交一个查询。')
  if (!isRecord(fields)) throw badInput('query', '请以 JSON 提交 GraphQL 查询。')
  const { extensions, variables } = fields
  const persisted = isRecord(extensions) ? extensions['persistedQuery'] : null
  return {
    query: textOf(fields['query']),
    hash: isRecord(persisted) ? textOf(persisted['sha256Hash']) : null,
    operationName: textOf(fields['operationName']),
    variables: isRecord(variables) ? variables : {},
  }
}

function searchFields(url: string): Record<string, unknown> {
  const search = new URL(url, 'http://localhost').searchParams
  const fields: Record<string, unknown> = {}
  for (const [name, value] of search) {
    if (name in fields) throw badInput(name, `参数 ${name} 只能出现一次。`)
    fields[name] = name === 'variables' || name === 'extensions' ? parsedJson(name, value) : value
  }
  return fields
}

function parsedJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badInput(name, `参数 ${name} 不是正确的 JSON。`)
  }
}
