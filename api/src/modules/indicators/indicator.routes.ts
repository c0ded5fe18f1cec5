import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canReadIndicators } from '../access/index.ts'
import { exportIndicators, readChosen } from './indicator.export.ts'

/** GET /files/indicators.xlsx?place=&id=&id=…: the indicators of a place, or those of them the page shows. */
export const indicatorRoutes: Route = (app, contextOf) => {
  app.get<{ Querystring: { place?: string } }>('/files/indicators.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadIndicators(context.viewer), context.viewer)
    const { place } = request.query
    if (typeof place !== 'string' || place === '') throw badInput('place', '没有说明导出哪个地区的指标。')
    const chosen = readChosen(new URL(request.url, 'http://localhost').searchParams.getAll('id'))
    const { name, file } = await exportIndicators(context, place, chosen)
    return reply.headers(workbookHeaders(name)).send(file)
  })
}
