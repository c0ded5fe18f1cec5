import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { BrowserSession } from '../context.ts'

export const SESSION_COOKIE = 'duban_session'

/** 256 bit in base64url; anything else was not made here and is not looked up. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** The secret of the session cookie; null when there is none or it cannot be one of ours. */
export function sessionToken(request: FastifyRequest): string | null {
  const token = request.cookies[SESSION_COOKIE]
  return token !== undefined && TOKEN.test(token) ? token : null
}

/** Gives each request its browser's session. The cookie ends with the browser; how long it counts is not its matter. */
export function browserSessions(app: FastifyInstance, { secureCookies }: Pick<Config, 'secureCookies'>) {
  const replies = new WeakMap<FastifyRequest, FastifyReply>()
  app.addHook('onRequest', async (request, reply) => void replies.set(request, reply))
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies } as const

  return (request: FastifyRequest): BrowserSession => ({
    token: sessionToken(request),
    userAgent: request.headers['user-agent']?.slice(0, 200) ?? null,
    replace(token, seconds) {
      const reply = replies.get(request)
      if (token === null) reply?.clearCookie(SESSION_COOKIE, attributes)
      else reply?.setCookie(SESSION_COOKIE, token, seconds ? { ...attributes, maxAge: seconds } : attributes)
    },
  })
}
