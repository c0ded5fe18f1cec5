import { ReportFrequency } from '#prisma'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canReportObservations, canReviewObservations } from '../access/index.ts'
import { takeObservationTable } from './observation-file.service.ts'
import { exportObservationSheet, type SheetFileQuery, takeObservationSheet } from './sheet-file.service.ts'

type Query = Record<string, string | undefined>

function placeOf({ place }: Query): string {
  if (place) return place
  throw badInput('place', '没有说明是哪个地区的填报表。')
}

function askedOf(query: Query): SheetFileQuery {
  const { frequency, period } = query
  const found = Object.values(ReportFrequency).find(one => one === frequency)
  if (!found || !period) throw badInput('period', '没有说明是哪一期的填报表。请从填报列表重新打开。')
  return { place: placeOf(query), frequency: found, period }
}

/** A table of several hundred thousand values. */
const MOST_TABLE_BYTES = 60 * 1024 * 1024

const sheetUpload = sheetUploadRoute({
  path: '/files/observations/sheet',
  allow: canReportObservations,
  take: (context, { query, bytes, commit }) =>
    takeObservationSheet(context, { ...askedOf(query), bytes, commit }),
})

const tableUpload = sheetUploadRoute({
  path: '/files/observations/import',
  allow: canReviewObservations,
  mostBytes: MOST_TABLE_BYTES,
  take: (context, { query, bytes, fileName, commit }) =>
    takeObservationTable(context, { place: placeOf(query), bytes, fileName, commit }),
})

/**
 * GET /files/observations/sheet.xlsx?place=&frequency=&period= gives the sheet of a place and the places below it; POST
 * /files/observations/sheet?place=&frequency=&period=&commit=0|1 answers `{rows, ready, submitted, unchanged, faults}`;
 * POST /files/observations/import?place=&commit=0|1 takes a long table and answers `{rows, created, corrected,
 * unchanged, faultCount, faults}`.
 */
export const observationRoutes: Route = (app, contextOf) => {
  app.get<{ Querystring: Query }>('/files/observations/sheet.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReportObservations(context.viewer), context.viewer)
    const { name, file } = await exportObservationSheet(context, askedOf(request.query))
    return reply.headers(workbookHeaders(name)).send(file)
  })
  sheetUpload(app, contextOf)
  tableUpload(app, contextOf)
}
