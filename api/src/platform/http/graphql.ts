import {
  ApolloServer,
  type ApolloServerPlugin,
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Context } from '../context.ts'
import { badInput, DomainError, type FieldError } from '../errors.ts'
import { admission, type KnownDocument } from './admission.ts'
import { type GraphQLRequest, readGraphQLRequest } from './graphql-request.ts'
import { answerFromRevision } from './revision-cache.ts'
import type { ServerParts } from './server.ts'

/** The error as it was thrown: by a resolver, or by a scalar that read a variable. */
function domainCause(error: unknown): unknown {
  const cause = unwrapResolverError(error)
  return cause instanceof GraphQLError && cause.originalError instanceof DomainError
    ? cause.originalError
    : cause
}

interface InvalidProperty {
  property: string
  constraints?: Record<string, string>
  children?: InvalidProperty[]
}

/** The faults class-validator found in the arguments, by path; null for every other error. */
function invalidFields({ extensions }: GraphQLFormattedError): FieldError[] | null {
  const found = extensions?.['validationErrors']
  return Array.isArray(found) ? faultsOf(found as InvalidProperty[], '') : null
}

const faultsOf = (properties: InvalidProperty[], above: string): FieldError[] =>
  properties.flatMap(({ property, constraints = {}, children = [] }) => {
    const field = `${above}${property}`
    const own = Object.values(constraints).map(message => ({ field, message }))
    return [...own, ...faultsOf(children, `${field}.`)]
  })

/** Maps every error once: domain errors keep their code, sentence and fields; anything else says nothing of the inside. */
export function formatError(report: (error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = domainCause(error)
    if (cause instanceof DomainError) {
      return { ...formatted, message: cause.message, extensions: { code: cause.code, fields: cause.fields } }
    }
    const faults = invalidFields(formatted)
    if (faults !== null) {
      const message = faults.map(fault => fault.message).join(' ')
      return { ...formatted, message, extensions: { code: 'BAD_INPUT', fields: faults } }
    }
    if (cause instanceof GraphQLError && formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') {
      return {
        message: formatted.message,
        locations: formatted.locations,
        path: formatted.path,
        extensions: { code: formatted.extensions?.['code'] },
      }
    }
    report(cause)
    return {
      message: '服务器内部出错，请稍后再试。若仍出错，请告知系统管理员。',
      path: formatted.path,
      extensions: { code: 'INTERNAL' },
    }
  }
}

/** Mounts /graphql: POST for everything, GET for registered queries with an ETag by data revision. */
export async function mountGraphQL(
  app: FastifyInstance,
  parts: ServerParts,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  plugins: ApolloServerPlugin<Context>[],
): Promise<void> {
  const apollo = new ApolloServer<Context>({
    schema: parts.schema,
    introspection: !parts.config.production,
    csrfPrevention: true,
    hideSchemaDetailsFromClientErrors: parts.config.production,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    formatError: formatError(error => app.log.error({ err: error }, 'unexpected error in a resolver')),
    plugins: [ApolloServerPluginLandingPageDisabled(), ...plugins],
  })
  await apollo.start()
  app.addHook('onClose', () => apollo.stop())

  const { resolve, admit } = admission(parts.schema, parts.documents)
  const execute = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = readGraphQLRequest(request)
    const document = resolve(asked)
    if (document === null) throw badInput('query', '请求中没有查询。')
    const context = await contextOf(request)
    admit(document, asked.variables, context.viewer)
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: plainRequest(request, asked, document),
      context: async () => context,
    })
    for (const [name, value] of answer.headers) reply.header(name, value)
    reply.code(answer.status ?? 200)
    return bodyText(answer.body)
  }
  app.post('/graphql', async (request, reply) => reply.send(await execute(request, reply)))
  app.get('/graphql', { exposeHeadRoute: false }, answerFromRevision(contextOf, execute, parts.build))
}

/** The request with its document written out, so that what was admitted is what runs. */
function plainRequest(
  request: FastifyRequest,
  { operationName, variables }: GraphQLRequest,
  { text, registered }: KnownDocument,
): HTTPGraphQLRequest {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // A registered document is harmless to send from elsewhere by GET: it cannot write, and its answer cannot be read.
  if (registered && request.method === 'GET') headers.set('apollo-require-preflight', 'registered')
  const fields = { query: text, ...(operationName === null ? {} : { operationName }) }
  const search = new URLSearchParams({ ...fields, variables: JSON.stringify(variables) })
  return request.method === 'GET'
    ? { method: 'GET', headers, search: `?${search}`, body: undefined }
    : { method: 'POST', headers, search: '', body: { ...fields, variables } }
}

async function bodyText(body: HTTPGraphQLResponse['body']): Promise<string> {
  if (body.kind === 'complete') return body.string
  let text = ''
  for await (const chunk of body.asyncIterator) text += chunk
  return text
}
