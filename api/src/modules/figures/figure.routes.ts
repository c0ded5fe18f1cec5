import { type Day, isDay } from '../../platform/day.ts'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canReadIndicators } from '../access/index.ts'
import { readChosen } from '../indicators/index.ts'
import { exportBoard, exportIndicatorFigures } from './figure.export.ts'

interface Asked {
  id?: string
  place?: string
  asOf?: string
}

function requestOf({ place, asOf }: Asked): { place: string; asOf: Day | null } {
  if (typeof place !== 'string' || place === '') throw badInput('place', '没有说明导出哪个地区的指标。')
  if (asOf !== undefined && !isDay(asOf)) throw badInput('asOf', '截至日期应写成 2024-10-15 这样的日期。')
  return { place, asOf: asOf ?? null }
}

/**
 * GET /files/indicator-board.xlsx?place=&asOf=&id=&id=…: the board of a place, or what its page shows of it.
 * GET /files/indicator-figures.xlsx?id=&place=&asOf=: one indicator at a place, every period and the places below.
 */
export const figureRoutes: Route = (app, contextOf) => {
  app.get<{ Querystring: Asked }>('/files/indicator-board.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadIndicators(context.viewer), context.viewer)
    const chosen = readChosen(new URL(request.url, 'http://localhost').searchParams.getAll('id'))
    const { name, file } = await exportBoard(context, { ...requestOf(request.query), chosen })
    return reply.headers(workbookHeaders(name)).send(file)
  })
  app.get<{ Querystring: Asked }>('/files/indicator-figures.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadIndicators(context.viewer), context.viewer)
    const { id } = request.query
    if (typeof id !== 'string' || id === '') throw badInput('id', '没有说明导出哪一项指标。')
    const { name, file } = await exportIndicatorFigures(context, id, requestOf(request.query))
    return reply.headers(workbookHeaders(name)).send(file)
  })
}
