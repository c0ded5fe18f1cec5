import type { ApolloServerPlugin } from '@apollo/server'
import fastifyCompress from '@fastify/compress'
import fastifyCookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { AppendFile } from '../append-file.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Context, Viewer } from '../context.ts'
import type { Database } from '../database.ts'
import type { FileStore } from '../file-store.ts'
import { createLogger } from '../logging.ts'
import { mountErrorAnswers } from './error-answer.ts'
import { mountGraphiQL } from './graphiql.ts'
import { mountGraphQL } from './graphql.ts'
import { mountSecurityHeaders } from './security-headers.ts'
import { browserSessions } from './session-cookie.ts'
import { mountWeb } from './web.ts'

/** What a server is made of. Modules reach it through `schema.ts`; the platform knows none of them. */
export interface ServerParts {
  config: Config
  db: Database
  clock: Clock
  files: FileStore
  anchors: AppendFile
  schema: GraphQLSchema
  /** Documents that may be sent by their SHA-256 alone: the built web app's own. */
  documents: ReadonlyMap<string, string>
  /** Who a request comes from; null for strangers. */
  identify(request: FastifyRequest, db: Database, clock: Clock): Promise<Viewer | null>
  /** Names the running program: kept answers of another one do not count. Made up at each start when left out. */
  build?: string
  /** Uploads, downloads and other plain HTTP of the modules. */
  routes: readonly Route[]
}

export type Route = (
  app: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<Context>,
  config: Config,
) => void

declare module 'fastify' {
  interface FastifyContextConfig {
    /** GraphQL answers compress themselves through the cache; files say here when they should not be compressed. */
    raw?: boolean
  }
}

/** The context of a request, made once however many handlers ask. */
function contexts(app: FastifyInstance, { config, db, clock, files, anchors, identify }: ServerParts) {
  const sessionOf = browserSessions(app, config)
  const made = new WeakMap<FastifyRequest, Promise<Context>>()
  return (request: FastifyRequest): Promise<Context> => {
    let context = made.get(request)
    if (!context) {
      context = identify(request, db, clock).then(viewer => ({
        db,
        clock,
        files,
        anchors,
        viewer,
        ip: request.ip,
        session: sessionOf(request),
        demo: config.demo,
        mail: config.smtpUrl !== null,
        publicUrl: config.publicUrl,
        memo: new Map(),
      }))
      made.set(request, context)
    }
    return context
  }
}

/** One process: GraphQL at /graphql, files at /files, the single-page app at /, health at /healthz. */
export async function createServer(
  parts: ServerParts,
  plugins: ApolloServerPlugin<Context>[] = [],
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: createLogger(parts.config),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 100 * 1024,
    trustProxy: 'loopback',
  }) as unknown as FastifyInstance
  mountErrorAnswers(app)
  mountSecurityHeaders(app, parts.config)
  await app.register(fastifyCompress, { threshold: 1024, encodings: ['br', 'gzip'] })
  await app.register(fastifyCookie)
  const contextOf = contexts(app, parts)
  app.get('/healthz', async () => {
    await parts.db.sql('select 1')
    return { status: 'ok' }
  })
  await mountGraphQL(app, parts, contextOf, plugins)
  if (!parts.config.production) mountGraphiQL(app)
  for (const route of parts.routes) route(app, contextOf, parts.config)
  await mountWeb(app)
  return app
}
