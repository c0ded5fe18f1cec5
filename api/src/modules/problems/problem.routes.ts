import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canReadTasks } from '../access/index.ts'
import { exportProblems, readProblemExport } from './problem.export.ts'

/** GET /files/problems.xlsx: the list as its filters show it. Refuses what the list would refuse. */
export const problemRoutes: Route = (app, contextOf) => {
  app.get('/files/problems.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadTasks(context.viewer), context.viewer)
    const filter = readProblemExport(new URL(request.url, 'http://localhost').searchParams)
    const { name, file } = await exportProblems(context, filter)
    return reply.headers(workbookHeaders(name)).send(file)
  })
}
