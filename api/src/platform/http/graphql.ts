import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Context } from '../context.ts'
import { DomainError } from '../errors.ts'
import { answerFromRevision } from './revision-cache.ts'
import type { ServerParts } from './server.ts'

/** Maps every error once: domain errors keep their code, sentence and fields; anything else says nothing of the inside. */
export function formatError(report: (error: unknown) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error)
    if (cause instanceof DomainError) {
      return { ...formatted, message: cause.message, extensions: { code: cause.code, fields: cause.fields } }
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
      message: '服务器内部出错,请稍后再试。若仍出错,请告知系统管理员。',
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

  const execute = async (request: FastifyRequest, reply: FastifyReply) => {
    const url = new URL(request.url, 'http://localhost')
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method.toUpperCase(),
        headers,
        search: url.search,
        body: request.body,
      },
      context: () => contextOf(request),
    })
    for (const [name, value] of answer.headers) reply.header(name, value)
    reply.code(answer.status ?? 200)
    if (answer.body.kind === 'complete') return answer.body.string
    let body = ''
    for await (const chunk of answer.body.asyncIterator) body += chunk
    return body
  }
  app.post('/graphql', async (request, reply) => reply.send(await execute(request, reply)))
  app.get('/graphql', answerFromRevision(contextOf, execute))
}
