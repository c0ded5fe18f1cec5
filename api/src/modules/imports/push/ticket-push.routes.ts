import type { Route } from '../../../platform/http/server.ts'
import { senderOf } from '../../complaints/index.ts'
import { pushTickets } from './ticket-push.service.ts'

/** 1,000 tickets of a few pages each. */
const BODY_LIMIT = 16 * 1024 * 1024

/**
 * POST /api/complaints takes tickets of another system: `Authorization: Bearer …` and `{"tickets": [ … ]}`. Answers
 * `{created, updated, unchanged, failed, rows}`; 401, 403, 400, 413 with a sentence.
 */
export const ticketPushRoutes: Route = (app, contextOf) => {
  app.post('/api/complaints', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const context = await contextOf(request)
    const sender = await senderOf(context, request.headers.authorization)
    const answer = await pushTickets({ ...context, viewer: null }, sender, request.body)
    return reply.header('cache-control', 'no-store').send(answer)
  })
}
