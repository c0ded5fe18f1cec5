import type { FastifyReply } from 'fastify'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canManageUsers } from './access.policy.ts'
import { exportPeople, peopleTemplate } from './people.export.ts'
import { takePeople } from './people-sheet.service.ts'

function placeOf({ place }: { place?: unknown }): string {
  if (typeof place === 'string' && place !== '') return place
  throw badInput('place', '没有说明是哪个辖区的账号。')
}

const importRoute = sheetUploadRoute({
  path: '/files/users/import',
  allow: canManageUsers,
  take: (context, { query, bytes, commit }) => takePeople(context, { place: placeOf(query), bytes, commit }),
})

type Download = (context: Context, place: string) => Promise<{ name: string; file: Buffer }>

/**
 * GET /files/users.xlsx?place the accounts with their roles, GET /files/users/template.xlsx?place an empty sheet; POST
 * /files/users/import?place&commit=0|1 answers `{rows, created, updated, unchanged, errors, passwords}`.
 */
export const peopleRoutes: Route = (app, contextOf) => {
  const download = (path: string, make: Download) =>
    app.get<{ Querystring: { place?: string } }>(path, async (request, reply): Promise<FastifyReply> => {
      const context = await contextOf(request)
      allow(canManageUsers(context.viewer), context.viewer)
      const { name, file } = await make(context, placeOf(request.query))
      return reply.headers(workbookHeaders(name)).send(file)
    })
  download('/files/users.xlsx', exportPeople)
  download('/files/users/template.xlsx', peopleTemplate)
  importRoute(app, contextOf)
}
