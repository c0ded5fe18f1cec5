import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canManageRatings, canReadRatings } from '../access/index.ts'
import { exportRatings, readRatingExport } from './rating.export.ts'
import { takeRatingSheet } from './rating-import.service.ts'

const importRoute = sheetUploadRoute({
  path: '/files/ratings/import',
  allow: canManageRatings,
  take: (context, { query, bytes, fileName, commit }) => {
    const { place, source } = query
    if (!place) throw badInput('place', '没有说明是哪个地区的评价。')
    return takeRatingSheet(context, { place, source, fileName, bytes, commit })
  },
})

/**
 * GET /files/ratings gives the list as its filters show it; POST /files/ratings/import?place&source&commit=0|1 answers
 * `{rows, ready, created, updated, unchanged, rated, byDefault, bad, columns, errors, importId}`.
 */
export const ratingRoutes: Route = (app, contextOf) => {
  app.get('/files/ratings', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadRatings(context.viewer), context.viewer)
    const input = readRatingExport(new URL(request.url, 'http://localhost').searchParams)
    const { name, file } = await exportRatings(context, input)
    return reply.headers(workbookHeaders(name)).send(file)
  })
  importRoute(app, contextOf)
}
