import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const builtWeb = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../web/' : '../../../../dist/web/', import.meta.url),
)

/** Serves the built single-page app; every unknown path without a file ending is the app's own route. */
export async function mountWeb(app: FastifyInstance): Promise<void> {
  if (!existsSync(builtWeb)) return
  await app.register(fastifyStatic, {
    root: builtWeb,
    wildcard: false,
    setHeaders(reply, path) {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !/^\/(graphql|files|assets|healthz)/.test(request.url)
    return isPage
      ? reply.sendFile('index.html')
      : reply.code(404).send({ code: 'NOT_FOUND', message: '没有这个地址。' })
  })
}
