import fastifyMultipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../platform/context.ts'
import { badInput, DomainError, type ErrorCode } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { canImportPlans } from '../access/index.ts'
import { MAX_DOCUMENT_BYTES } from './document-text/index.ts'
import { requirePlan, sourceTextLoader } from './plan.query.ts'
import { importPlan, type PlanDocument } from './plan.service.ts'
import type { Plan } from './plan.type.ts'

/** Browsers cannot send it across sites without asking first: the same guard as on /graphql. */
const PREFLIGHT_HEADER = 'apollo-require-preflight'

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  UNREADABLE_FILE: 400,
  CONFLICT: 409,
  TOO_LARGE: 413,
  TOO_MANY_ATTEMPTS: 429,
}

const tooLarge = () => new DomainError('TOO_LARGE', '文件超过 20 MB,请删去图片或拆成几份后再上传。')

const brokenOff = () => badInput('file', '上传没有完成，请重新上传。')

/** What fastify and its multipart reader refuse, in our words. */
function asDomainError(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error
  const { statusCode } = error as { statusCode?: number }
  if (statusCode === 413) return tooLarge()
  if (statusCode === 415 || statusCode === 406) return badInput('file', '请以文件上传的方式提交方案。')
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? brokenOff() : null
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asDomainError(error)
  if (known) {
    const { code, message, fields } = known
    return reply.code(STATUS[code] ?? 500).send({ code, message, fields })
  }
  request.log.error({ err: error }, 'unexpected error in a file route')
  return reply
    .code(500)
    .send({ code: 'INTERNAL', message: '服务器内部出错，请稍后再试。若仍出错，请告知系统管理员。' })
}

interface Upload {
  place: string
  document: PlanDocument
}

interface Form {
  fields: Map<string, string>
  file: { bytes: Uint8Array; fileName: string } | null
}

async function readForm(request: FastifyRequest): Promise<Form> {
  const form: Form = { fields: new Map(), file: null }
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') form.fields.set(part.fieldname, String(part.value))
      else form.file = { bytes: await part.toBuffer(), fileName: part.filename }
    }
  } catch (error) {
    // A body that ends early is an error without a code.
    throw asDomainError(error) ?? brokenOff()
  }
  return form
}

/** Reads `place` and either `file` or `text`; the order does not matter. */
async function readUpload(request: FastifyRequest): Promise<Upload> {
  const { fields, file } = await readForm(request)
  const place = fields.get('place')
  const text = fields.get('text')
  if (!place) throw badInput('place', '没有说明方案属于哪个地区。')
  if (file) return { place, document: file }
  if (text === undefined) throw badInput('file', '没有收到文件，请选择方案文件后再上传。')
  return { place, document: { text } }
}

async function upload(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  // Before a byte of the body is read.
  allow(canImportPlans(context.viewer), context.viewer)
  if (request.headers[PREFLIGHT_HEADER] === undefined)
    throw badInput('headers', `请求缺少 ${PREFLIGHT_HEADER} 标头，已拒绝。请从系统页面上传。`)
  const { place, document } = await readUpload(request)
  const { plan, recognised, mayAmend } = await importPlan(context, place, document)
  const named = ({ id, title, status }: Plan) => ({ id, title, status })
  const amends = mayAmend ? { mayAmend: named(mayAmend) } : {}
  return reply.code(recognised ? 200 : 201).send({ plan: named(plan), recognised, ...amends })
}

async function sendSource(context: Context, id: string, reply: FastifyReply): Promise<FastifyReply> {
  allow(context.viewer !== null, context.viewer)
  const plan = await requirePlan(context, id)
  const text = await sourceTextLoader(context).load(plan)
  return reply
    .type('text/plain; charset=utf-8')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-cache')
    .send(text)
}

/**
 * POST /files/plans (multipart: `place`, and `file` or `text`) answers `{plan: {id, title, status}, recognised}`, 201
 * for a new plan and 200 for a known one, and `mayAmend` where a plan of the same name is in force; GET /files/plans/:id/source gives the original text.
 * Errors are `{code, message, fields}` with 400, 401, 403, 404, 413.
 */
export const planRoutes: Route = (app: FastifyInstance, contextOf) => {
  app.register(async scope => {
    await scope.register(fastifyMultipart, {
      limits: { fileSize: MAX_DOCUMENT_BYTES, files: 1, fields: 4, fieldSize: MAX_DOCUMENT_BYTES, parts: 5 },
    })
    scope.setErrorHandler(answerError)
    scope.post('/files/plans', { bodyLimit: MAX_DOCUMENT_BYTES + 100_000 }, async (request, reply) =>
      upload(await contextOf(request), request, reply),
    )
    scope.get<{ Params: { id: string } }>('/files/plans/:id/source', async (request, reply) =>
      sendSource(await contextOf(request), request.params.id, reply),
    )
  })
}
