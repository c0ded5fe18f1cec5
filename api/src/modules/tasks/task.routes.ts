import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canReadTasks } from '../access/index.ts'
import { readTaskExport } from './task.export.input.ts'
import { exportTasks } from './task.export.ts'

/**
 * GET /files/tasks.xlsx: the ledger as its filters show it. Parameters are the fields of `TaskFilter` (lists repeat
 * theirs), `sort`, `direction`, `asOf`, and `columns` in sight. Refuses what the list would refuse.
 */
export const taskRoutes: Route = (app, contextOf) => {
  app.get('/files/tasks.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadTasks(context.viewer), context.viewer)
    const wanted = readTaskExport(new URL(request.url, 'http://localhost').searchParams)
    const { name, file } = await exportTasks(context, wanted)
    return reply.headers(workbookHeaders(name)).send(file)
  })
}
