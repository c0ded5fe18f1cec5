import type { ServerResponse } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Context } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { allow, signedIn } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { sessionName } from '../access/index.ts'
import { EventHub } from './events.hub.ts'

/** Streams one person may hold open at a time: windows, and what a browser has not closed yet. */
const MOST_STREAMS = 10

/** Takes the answer over from the framework, which would compress it and hold it back. */
function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  raw.write('retry: 3000\n\n')
  return raw
}

async function subscribe(hub: EventHub, { viewer, session }: Context, reply: FastifyReply): Promise<void> {
  allow(signedIn(viewer), viewer)
  const userId = viewer?.id ?? ''
  if (hub.countOf(userId) >= MOST_STREAMS)
    throw new DomainError('TOO_MANY_ATTEMPTS', '打开的页面太多，请关闭一些后再试。')
  const stream = openStream(reply)
  const leave = await hub.add({
    userId,
    session: sessionName(session?.token ?? ''),
    send: text => void stream.write(text),
    end: () => void stream.end(),
  })
  stream.on('close', leave)
  stream.on('error', leave)
  if (stream.destroyed) leave()
}

/** GET /events: tells the browser what changed, as it happens (server-sent events). */
export const eventRoutes: Route = (app, contextOf) => {
  let hub: EventHub | null = null
  app.get('/events', { compress: false }, async (request, reply) => {
    const context = await contextOf(request)
    hub ??= new EventHub(context, error => app.log.error({ err: error }, 'events could not be sent'))
    await subscribe(hub, context, reply)
  })
  // Before the server waits for its open connections to end.
  app.addHook('preClose', async () => hub?.close())
}
