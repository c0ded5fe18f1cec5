import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canReadComplaints } from '../access/index.ts'
import { exportComplaints, readComplaintExport } from './complaint.export.ts'

/** GET /files/complaints?place&asOf&filter gives the list as its filters show it, masked, as .xlsx. */
export const complaintRoutes: Route = (app, contextOf) => {
  app.get('/files/complaints', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadComplaints(context.viewer), context.viewer)
    const input = readComplaintExport(new URL(request.url, 'http://localhost').searchParams)
    const { name, file } = await exportComplaints(context, input)
    return reply.headers(workbookHeaders(name)).send(file)
  })
}
