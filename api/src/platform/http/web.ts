import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const builtWeb = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../web/' : '../../../../dist/web/', import.meta.url),
)

const READS = new Set(['GET', 'HEAD'])

/**
 * The page of an address: index.html is as light as the login page; the two others name what the pages behind it need,
 * so that it comes with them and not script after script.
 */
function shellOf(url: string): string {
  const path = url.split('?', 1)[0]
  if (path === '/login') return 'index.html'
  return path === '/' ? 'home.html' : 'app.html'
}

/** Serves the built single-page app; every unknown path outside the API's own is the app's route. */
export async function mountWeb(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(builtWeb)
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      isBuilt && READS.has(request.method) && !/^\/(graphql|files|assets|healthz)/.test(request.url)
    return isPage
      ? reply.sendFile(shellOf(request.url))
      : reply.code(404).send({ code: 'NOT_FOUND', message: '没有这个地址。' })
  })
  if (!isBuilt) return
  await app.register(fastifyStatic, {
    root: builtWeb,
    wildcard: false,
    // The address `/` is a page like any other.
    index: false,
    // The build put a compressed file beside each.
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz'],
    cacheControl: false,
    setHeaders(response, path) {
      const hashed = path.includes('/assets/')
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      response.setHeader('vary', 'accept-encoding')
    },
  })
}
