import fastifyMultipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canWorkAtUnitDesk } from '../access/index.ts'
import { MAX_SHEET_BYTES } from './report-sheet.read.ts'
import { exportReportSheet, takeReportSheet } from './report-sheet.service.ts'

/** Browsers cannot send it across sites without asking first: the same guard as on /graphql. */
const PREFLIGHT_HEADER = 'apollo-require-preflight'

/** Room for the frame of the form around the file. */
const FRAME = 100_000

function placeOf({ place }: { place?: unknown }): string {
  if (typeof place === 'string' && place !== '') return place
  throw badInput('place', '没有说明是哪个地区的填报表。')
}

/** The bytes of the one file of a form. */
async function sheetOf(request: FastifyRequest): Promise<Uint8Array> {
  if (!request.isMultipart()) throw badInput('file', '请以文件上传的方式提交填报表。')
  const part = await request.file()
  if (!part?.filename) throw badInput('file', '没有收到文件，请选择填好的表后再上传。')
  return part.toBuffer()
}

/**
 * GET /files/reports/sheet.xlsx?place=CODE gives the sheet of the viewer's open reports; POST /files/reports/sheet?place=CODE
 * &commit=0|1 (multipart, field `file`) answers `{rows, ready, submitted, already, errors}`: 200 also when rows are wrong,
 * and nothing is written then. Errors of the whole are `{code, message, fields}` with 400, 401, 403, 404, 413, 422.
 */
export const reportSheetRoutes: Route = (app, contextOf) => {
  app.get<{ Querystring: { place?: string } }>('/files/reports/sheet.xlsx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canWorkAtUnitDesk(context.viewer), context.viewer)
    const { name, file } = await exportReportSheet(context, placeOf(request.query))
    return reply.headers(workbookHeaders(name)).send(file)
  })
  app.register(async scope => {
    await scope.register(fastifyMultipart, {
      limits: { fileSize: MAX_SHEET_BYTES, files: 1, fields: 2, parts: 3 },
    })
    scope.post<{ Querystring: { place?: string; commit?: string } }>(
      '/files/reports/sheet',
      { bodyLimit: MAX_SHEET_BYTES + FRAME },
      async request => {
        const context = await contextOf(request)
        // Before a byte of the body is read.
        allow(canWorkAtUnitDesk(context.viewer), context.viewer)
        if (request.headers[PREFLIGHT_HEADER] === undefined)
          throw badInput('headers', `请求缺少 ${PREFLIGHT_HEADER} 标头，已拒绝。请从系统页面上传。`)
        const place = placeOf(request.query)
        const bytes = await sheetOf(request)
        return takeReportSheet(context, { place, bytes, commit: request.query.commit === '1' })
      },
    )
  })
}
