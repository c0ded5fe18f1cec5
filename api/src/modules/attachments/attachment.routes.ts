import fastifyMultipart from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../platform/context.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { findAttachment } from './attachment.query.ts'
import { keepFile, requireUpload } from './attachment.service.ts'
import { receiveFile } from './received-file.ts'

/** Whether the viewer may read the record a file belongs to. */
export type AttachmentReader = (
  context: Context,
  jurisdictionCode: string,
  entityId: string,
) => Promise<boolean>

/** By entity name, as in the audit log. */
export type AttachmentReaders = Readonly<Record<string, AttachmentReader>>

/** Browsers cannot send it across sites without asking first: the same guard as on /graphql. */
const PREFLIGHT_HEADER = 'apollo-require-preflight'

/** Room for the frame of the form around the file. */
const FRAME = 100_000

const MB = 1024 * 1024

async function upload(
  context: Context,
  request: FastifyRequest<{ Querystring: { place?: string } }>,
  limit: number,
): Promise<{ id: string; name: string; size: number; mediaType: string }> {
  const { place } = request.query
  // Before a byte of the body is read.
  allow(context.viewer !== null, context.viewer)
  if (request.headers[PREFLIGHT_HEADER] === undefined)
    throw badInput('headers', `请求缺少 ${PREFLIGHT_HEADER} 标头，已拒绝。请从系统页面上传。`)
  if (typeof place !== 'string' || place === '') throw badInput('place', '没有说明附件属于哪个地区。')
  const jurisdictionCode = await requireUpload(context, place)
  const part = await filePart(request)
  const row = await receiveFile({ name: part.filename, stream: part.file, limit }, file =>
    keepFile(context, jurisdictionCode, file),
  )
  const { id, name, size, mediaType } = row
  return { id, name, size, mediaType }
}

async function filePart(request: FastifyRequest) {
  if (!request.isMultipart()) throw badInput('file', '请以文件上传的方式提交附件。')
  const part = await request.file()
  if (!part?.filename) throw badInput('file', '没有收到文件，请选择文件后再上传。')
  return part
}

async function download(
  context: Context,
  readers: AttachmentReaders,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  allow(context.viewer !== null, context.viewer)
  const row = await findAttachment(context, request.params.id)
  if (!row || !(await mayRead(context, readers, row))) throw notFound('这个附件')
  const tag = `"${row.hash}"`
  reply
    .header('content-disposition', dispositionOf(row.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Cookie')
    .header('etag', tag)
  if (request.headers['if-none-match']?.replace(/^W\//, '') === tag) return reply.code(304).send()
  const bytes = await context.files.get(row.hash)
  if (bytes === null)
    throw new DomainError('UNAVAILABLE', '附件的内容暂时取不到。请稍后再试；若仍取不到，请告知系统管理员。')
  return reply.header('content-type', row.mediaType).header('content-length', row.size).send(bytes)
}

interface Placed {
  jurisdictionCode: string
  entity: string | null
  entityId: string | null
  createdById: string
}

/** Whoever handed it in, until a record holds it; from then on whoever may read the record. */
async function mayRead(
  context: Context,
  readers: AttachmentReaders,
  { jurisdictionCode, entity, entityId, createdById }: Placed,
): Promise<boolean> {
  if (entity === null || entityId === null) return createdById === context.viewer?.id
  return (await readers[entity]?.(context, jurisdictionCode, entityId)) ?? false
}

/** Always for saving, never shown in the page; the name for browsers that know RFC 5987, and one in ASCII for the others. */
function dispositionOf(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encoded}`
}

/**
 * POST /files/attachments?place=CODE (multipart, field `file`) answers 201 `{id, name, size, mediaType}`;
 * GET /files/attachments/:id gives a file to who may read its record, by the `readers` of the modules to the right.
 * Errors are `{code, message, fields}` with 400, 401, 403, 404, 413.
 */
export const attachmentRoutes =
  (readers: AttachmentReaders): Route =>
  (app, contextOf, config) => {
    const limit = Math.floor(config.maxAttachmentMb * MB)
    app.register(async scope => {
      await scope.register(fastifyMultipart, {
        // One byte beyond the limit shows that there are more.
        limits: { fileSize: limit + 1, files: 1, fields: 2, parts: 3 },
      })
      scope.post<{ Querystring: { place?: string } }>(
        '/files/attachments',
        { bodyLimit: limit + FRAME },
        async (request, reply) =>
          reply.code(201).send(await upload(await contextOf(request), request, limit)),
      )
      scope.get<{ Params: { id: string } }>('/files/attachments/:id', async (request, reply) =>
        download(await contextOf(request), readers, request, reply),
      )
    })
  }
