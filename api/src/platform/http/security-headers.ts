import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { DomainError } from '../errors.ts'

/** Everything from this server; style attributes are allowed because charts write them into their tooltips. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': CONTENT_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a page of another origin sent this. Browsers say so themselves (`Sec-Fetch-Site`), over plain HTTP and in
 * older ones the `Origin` does; programs send neither.
 */
export function isForeign({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** Sets the headers of every answer, and refuses writes that come from another site's page. */
export function mountSecurityHeaders(
  app: FastifyInstance,
  { secureCookies }: Pick<Config, 'secureCookies'>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (secureCookies) reply.header('strict-transport-security', 'max-age=31536000')
    if (!READS.has(request.method) && isForeign(request))
      throw new DomainError('FORBIDDEN', '请求来自其他网站的页面，已拒绝。请在本系统页面内操作。')
  })
}
