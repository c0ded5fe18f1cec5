import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canEditSystems, canReadSystems } from '../access/index.ts'
import { exportSystems, readSystemExport, systemTemplate } from './system.export.ts'
import { takeSystems } from './system-import.service.ts'

function placeOf({ place }: { place?: unknown }): string {
  if (typeof place === 'string' && place !== '') return place
  throw badInput('place', '没有说明是哪个地区的台账。')
}

const importRoute = sheetUploadRoute({
  path: '/files/systems/import',
  allow: canEditSystems,
  take: (context, { query, bytes, commit }) => takeSystems(context, { place: placeOf(query), bytes, commit }),
})

/**
 * GET /files/systems.xlsx gives the list as its filters show it, GET /files/systems/template.xlsx?place an empty sheet;
 * POST /files/systems/import?place&commit=0|1 answers `{rows, ready, created, updated, unchanged, errors}`.
 */
export const systemRoutes: Route = (app, contextOf) => {
  app.get('/files/systems.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadSystems(context.viewer), context.viewer)
    const input = readSystemExport(new URL(request.url, 'http://localhost').searchParams)
    const { name, file } = await exportSystems(context, input)
    return reply.headers(workbookHeaders(name)).send(file)
  })
  app.get<{ Querystring: { place?: string } }>('/files/systems/template.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canEditSystems(context.viewer), context.viewer)
    const { name, file } = await systemTemplate(context, placeOf(request.query))
    return reply.headers(workbookHeaders(name)).send(file)
  })
  importRoute(app, contextOf)
}
