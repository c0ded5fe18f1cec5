import { zipSync } from 'fflate'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { canReadNotices } from '../access/index.ts'
import { type NoticeFile, noticeFile } from './notice-paper.query.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const MOST_FILES = 100

const headers = (type: string, name: string): Record<string, string> => ({
  'content-type': type,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
})

/** The ids of a batch. Throws `BAD_INPUT` when there are none or too many. */
function readIds(search: URLSearchParams): string[] {
  const ids = (search.get('ids') ?? '').split(',').filter(id => id !== '')
  if (ids.length === 0) throw badInput('ids', '请先选择要下载的通知。')
  if (ids.length > MOST_FILES) throw badInput('ids', `一次最多下载 ${MOST_FILES} 份通知，请分批下载。`)
  return [...new Set(ids)]
}

/** Files in one archive; a name that is there already gets a number. */
function zipOf(files: readonly NoticeFile[]): Uint8Array {
  const entries: Record<string, Uint8Array> = {}
  for (const { name, bytes } of files) {
    let free = name
    for (let count = 2; free in entries; count += 1) free = name.replace(/\.docx$/, `(${count}).docx`)
    entries[free] = bytes
  }
  return zipSync(entries, { level: 0 })
}

/**
 * GET /files/notices/:id.docx gives the Word file of one notice, GET /files/notices.zip?ids=a,b,c those of several; each
 * to who may read that notice in full. 401, 403 (outline only), 404 as on the API.
 */
export const noticeRoutes: Route = (app, contextOf) => {
  app.get<{ Params: { id: string } }>('/files/notices/:id.docx', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadNotices(context.viewer), context.viewer)
    const { name, bytes } = await noticeFile(context, request.params.id)
    return reply.headers(headers(WORD, name)).send(Buffer.from(bytes))
  })
  app.get('/files/notices.zip', async (request, reply) => {
    const context = await contextOf(request)
    allow(canReadNotices(context.viewer), context.viewer)
    const files: NoticeFile[] = []
    for (const id of readIds(new URL(request.url, 'http://localhost').searchParams))
      files.push(await noticeFile(context, id))
    const name = `督办通知_${context.clock.today()}.zip`
    return reply.headers(headers('application/zip', name)).send(Buffer.from(zipOf(files)))
  })
}
