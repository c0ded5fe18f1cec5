import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const builtWeb = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../web/' : '../../../../dist/web/', import.meta.url),
)

/** Serves the built single-page app; every unknown path outside the API's own is the app's route. */
export async function mountWeb(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(builtWeb)
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      isBuilt && request.method === 'GET' && !/^\/(graphql|files|assets|healthz)/.test(request.url)
    return isPage
      ? reply.sendFile('index.html')
      : reply.code(404).send({ code: 'NOT_FOUND', message: '没有这个地址。' })
  })
  if (!isBuilt) return
  await app.register(fastifyStatic, {
    root: builtWeb,
    wildcard: false,
    setHeaders(response, path) {
      const hashed = path.includes('/assets/')
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
