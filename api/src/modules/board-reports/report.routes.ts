import fastifyMultipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { badInput, DomainError } from '../../platform/errors.ts'
import { type Allowance, allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { canReadCockpit, canReadComplaints, canReadIndicators, canReadRatings } from '../access/index.ts'
import { readPng } from './png.rules.ts'
import { readCaptions, readReportAsked } from './report.input.ts'
import { makeBoardReport } from './report.service.ts'
import type { Board, ReportPicture } from './report.type.ts'

/** Browsers cannot send it across sites without asking first: the same guard as on /graphql. */
const PREFLIGHT_HEADER = 'apollo-require-preflight'

const MB = 1024 * 1024
const MOST_PICTURES = 12
const MOST_BYTES = 2 * MB
const MOST_FIELDS = 12
const MOST_FIELD = 32 * 1024
/** All pictures, all fields, and room for the frame of the form. */
const MOST_BODY = MOST_PICTURES * MOST_BYTES + MOST_FIELDS * MOST_FIELD + 100_000

/** Who may see a board may have its report. */
const READERS: Readonly<Record<Board, Allowance>> = {
  cockpit: canReadCockpit,
  place: canReadCockpit,
  complaints: canReadComplaints,
  'hot-issues': canReadComplaints,
  indicators: canReadIndicators,
  ratings: canReadRatings,
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The fields and pictures of the form, the pictures by their keys. Throws `BAD_INPUT` and `TOO_LARGE`. */
async function readForm(
  request: FastifyRequest,
): Promise<{ fields: Map<string, string>; files: Map<string, Buffer> }> {
  if (!request.isMultipart()) throw badInput('pictures', '请从看板页面导出报告。')
  const [fields, files] = [new Map<string, string>(), new Map<string, Buffer>()]
  for await (const part of request.parts()) {
    if (part.type === 'field') fields.set(part.fieldname, String(part.value))
    else files.set(part.fieldname, await pictureBytes(part))
  }
  return { fields, files }
}

async function pictureBytes(part: { fieldname: string; toBuffer(): Promise<Buffer> }): Promise<Buffer> {
  try {
    return await part.toBuffer()
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413)
      throw new DomainError('TOO_LARGE', '有一幅图超过 2 MB。请缩小浏览器窗口后重新导出。')
    throw error
  }
}

function picturesOf(files: ReadonlyMap<string, Buffer>, captions: string | undefined): ReportPicture[] {
  const about = readCaptions(captions)
  return [...files].map(([key, file], index) => {
    const png = readPng(file)
    if (!png) throw badInput(key, `第 ${index + 1} 幅图不是完整的 PNG 图片，请回到看板重新导出。`)
    const { name = `图表${index + 1}`, caption = '' } = about.get(key) ?? {}
    return { ...png, name, caption }
  })
}

/** Twice as fine as the screen: a picture stands in the report as large as its chart. */
const halved = (picture: ReportPicture): ReportPicture => ({
  ...picture,
  ...{ width: Math.ceil(picture.width / 2), height: Math.ceil(picture.height / 2) },
})

const nameHeader = (name: string): string => `attachment; filename*=UTF-8''${encodeURIComponent(name)}`

/**
 * POST /files/board-report (multipart) answers a .docx. Fields: `board` (cockpit, complaints, indicators, ratings,
 * hot-issues, place), `place`, `asOf`, `from`, `until`, `categoryId`, `organizationId`, `channelId`, `captions` (JSON by
 * key); files: at most 12 PNG of 2 MB, each under its key. Errors are `{code, message, fields}` with 400, 401, 403, 404,
 * 413. Nothing is kept on disk.
 */
export const boardReportRoutes: Route = (app, contextOf) => {
  app.register(async scope => {
    await scope.register(fastifyMultipart, {
      limits: {
        ...{ fileSize: MOST_BYTES, files: MOST_PICTURES, fields: MOST_FIELDS, fieldSize: MOST_FIELD },
        parts: MOST_PICTURES + MOST_FIELDS,
      },
    })
    scope.post('/files/board-report', { bodyLimit: MOST_BODY }, async (request, reply) => {
      const context = await contextOf(request)
      // Before a byte of the body is read.
      allow(context.viewer !== null, context.viewer)
      if (request.headers[PREFLIGHT_HEADER] === undefined)
        throw badInput('headers', `请求缺少 ${PREFLIGHT_HEADER} 标头，已拒绝。请从系统页面导出。`)
      const { fields, files } = await readForm(request)
      const asked = readReportAsked(fields)
      allow(READERS[asked.board](context.viewer), context.viewer)
      const pictures = picturesOf(files, fields.get('captions')).map(halved)
      const { name, file } = await makeBoardReport(context, asked, pictures)
      return reply
        .headers({
          ...{ 'content-type': WORD, 'content-disposition': nameHeader(name) },
          'cache-control': 'private, no-store',
        })
        .send(file)
    })
  })
}
