import fastifyMultipart from '@fastify/multipart'
import { badInput, DomainError } from '../../../platform/errors.ts'
import { allow } from '../../../platform/guard.ts'
import type { Route } from '../../../platform/http/server.ts'
import { noteSheet, sheetOf, workbook, workbookHeaders } from '../../../platform/xlsx.ts'
import { canManageComplaints } from '../../access/index.ts'
import { faultsOf, managedJurisdiction, requireImport } from './import.query.ts'
import { beginImport } from './import.service.ts'
import type { ImportFault } from './import.type.ts'
import { type LocalFile, spool } from './import-file.ts'
import { findImport } from './import-row.service.ts'

const PREFLIGHT_HEADER = 'apollo-require-preflight'
const MEGABYTE = 1024 * 1024
const FRAME = 100_000
/** Faults of one sheet; Excel knows no more rows. */
const MOST_FAULTS = 1_000_000

const tooLarge = (megabytes: number) =>
  new DomainError(
    'TOO_LARGE',
    `文件超过 ${megabytes} MB，网页上传不了。请把文件放到服务器上，用命令导入：pnpm duban import complaints 文件名`,
  )

/**
 * POST /files/complaints/import?place (multipart, field `file`) answers `{id}` of the import that begins;
 * GET /files/complaints/import/:id/faults gives all faults as a workbook.
 */
export const complaintImportRoutes: Route = (app, contextOf, config) => {
  const megabytes = config?.maxImportMb ?? 512
  app.register(async scope => {
    await scope.register(fastifyMultipart, {
      limits: { fileSize: megabytes * MEGABYTE, files: 1, fields: 2, parts: 3 },
    })
    scope.post<{ Querystring: { place?: string; source?: string } }>(
      '/files/complaints/import',
      { bodyLimit: megabytes * MEGABYTE + FRAME },
      async request => {
        const context = await contextOf(request)
        // Before a byte of the body is read.
        allow(canManageComplaints(context.viewer), context.viewer)
        if (request.headers[PREFLIGHT_HEADER] === undefined)
          throw badInput('headers', `请求缺少 ${PREFLIGHT_HEADER} 标头，已拒绝。请从系统页面上传。`)
        const { place, source } = request.query
        if (!place) throw badInput('place', '没有说明是哪个地区的工单。')
        const jurisdictionCode = await managedJurisdiction(context, place)
        if (Number(request.headers['content-length'] ?? 0) > megabytes * MEGABYTE + FRAME)
          throw tooLarge(megabytes)
        if (!request.isMultipart()) throw badInput('file', '请以文件上传的方式提交表格。')
        const part = await request.file()
        if (!part?.filename) throw badInput('file', '没有收到文件，请选择工单文件后再上传。')
        const file = await spool(part.file, part.filename)
        return taken(file, part.file.truncated ? tooLarge(megabytes) : null, async () => {
          const { id } = await beginImport(context, { jurisdictionCode, file, sourceName: source ?? null })
          return { id }
        })
      },
    )
  })
  app.get<{ Params: { id: string } }>('/files/complaints/import/:id/faults', async (request, reply) => {
    const context = await contextOf(request)
    allow(canManageComplaints(context.viewer), context.viewer)
    const key = await requireImport(context, request.params.id)
    const row = await findImport(context, key)
    const faults = await faultsOf(context, key, MOST_FAULTS)
    const notes = [
      ['文件', row?.fileName ?? ''],
      ['不合格行数', String(row?.failed ?? 0)],
    ] as const
    const file = await workbook(sheetOf('错误清单', COLUMNS, faults), noteSheet('说明', notes))
    return reply.headers(workbookHeaders(`${row?.fileName ?? '工单'}-错误清单.xlsx`)).send(file)
  })
}

async function taken<T>(file: LocalFile, refusal: DomainError | null, work: () => Promise<T>): Promise<T> {
  try {
    if (refusal) throw refusal
    return await work()
  } finally {
    await file.release()
  }
}

const COLUMNS = [
  { head: '行', width: 8, value: ({ row }: ImportFault) => row },
  { head: '列', width: 20, value: ({ column }: ImportFault) => column },
  { head: '问题', width: 40, value: ({ reason }: ImportFault) => reason },
  { head: '怎样改', width: 40, value: ({ fix }: ImportFault) => fix },
  { head: '文件里的内容', width: 40, value: ({ value }: ImportFault) => value },
]
