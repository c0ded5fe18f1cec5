import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canWorkAtUnitDesk } from '../access/index.ts'
import { exportReportSheet, takeReportSheet } from './report-sheet.service.ts'

function placeOf({ place }: { place?: unknown }): string {
  if (typeof place === 'string' && place !== '') return place
  throw badInput('place', '没有说明是哪个地区的填报表。')
}

const uploadRoute = sheetUploadRoute({
  path: '/files/reports/sheet',
  allow: canWorkAtUnitDesk,
  take: (context, { query, bytes, commit }) =>
    takeReportSheet(context, { place: placeOf(query), bytes, commit }),
})

/**
 * GET /files/reports/sheet.xlsx?place=CODE gives the sheet of the viewer's open reports; POST /files/reports/sheet?place=CODE
 * &commit=0|1 (multipart, field `file`) answers `{rows, ready, submitted, already, errors}`.
 */
export const reportSheetRoutes: Route = (app, contextOf) => {
  app.get<{ Querystring: { place?: string } }>('/files/reports/sheet.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canWorkAtUnitDesk(context.viewer), context.viewer)
    const { name, file } = await exportReportSheet(context, placeOf(request.query))
    return reply.headers(workbookHeaders(name)).send(file)
  })
  uploadRoute(app, contextOf)
}
