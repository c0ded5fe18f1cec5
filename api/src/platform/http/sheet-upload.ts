import fastifyMultipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { badInput } from '../errors.ts'
import { type Allowance, allow } from '../guard.ts'
import { MAX_SHEET_BYTES } from '../sheet-file.ts'
import type { Route } from './server.ts'

/** Browsers cannot send it across sites without asking first: the same guard as on /graphql. */
const PREFLIGHT_HEADER = 'apollo-require-preflight'

/** Room for the frame of the form around the file. */
const FRAME = 100_000

/** The bytes of the one file of a form, and its name. */
async function fileOf(request: FastifyRequest): Promise<{ bytes: Uint8Array; fileName: string }> {
  if (!request.isMultipart()) throw badInput('file', '请以文件上传的方式提交表格。')
  const part = await request.file()
  if (!part?.filename) throw badInput('file', '没有收到文件，请选择填好的表后再上传。')
  return { bytes: await part.toBuffer(), fileName: part.filename }
}

export interface SheetUpload {
  /** Path of the address. */
  path: string
  allow: Allowance
  mostBytes?: number
  take(
    context: Context,
    upload: {
      query: Record<string, string | undefined>
      bytes: Uint8Array
      fileName: string
      commit: boolean
    },
  ): Promise<unknown>
}

/** A route that needs nothing of the configuration. */
type PlainRoute = (
  app: Parameters<Route>[0],
  contextOf: Parameters<Route>[1],
  config?: Parameters<Route>[2],
) => void

/**
 * A POST (multipart, field `file`, `&commit=0|1`) that takes a sheet and answers what became of it: 200 also when rows
 * are wrong, and nothing is written then. Errors of the whole are `{code, message, fields}` with 400, 401, 403, 404,
 * 413, 422.
 */
export const sheetUploadRoute =
  ({ path, allow: allowance, mostBytes = MAX_SHEET_BYTES, take }: SheetUpload): PlainRoute =>
  (app, contextOf) => {
    app.register(async scope => {
      await scope.register(fastifyMultipart, {
        limits: { fileSize: mostBytes, files: 1, fields: 2, parts: 3 },
      })
      scope.post<{ Querystring: Record<string, string | undefined> }>(
        path,
        { bodyLimit: mostBytes + FRAME },
        async request => {
          const context = await contextOf(request)
          // Before a byte of the body is read.
          allow(allowance(context.viewer), context.viewer)
          if (request.headers[PREFLIGHT_HEADER] === undefined)
            throw badInput('headers', `请求缺少 ${PREFLIGHT_HEADER} 标头，已拒绝。请从系统页面上传。`)
          const { query } = request
          return take(context, { query, ...(await fileOf(request)), commit: query['commit'] === '1' })
        },
      )
    })
  }
