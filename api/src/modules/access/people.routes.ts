import type { FastifyReply } from 'fastify'
import { Role } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { workbookHeaders } from '../../platform/xlsx.ts'
import { canManageUsers } from './access.policy.ts'
import { exportPeople, peopleTemplate } from './people.export.ts'
import type { UserFilter } from './people.input.ts'
import { UserState } from './people.type.ts'
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

const LONGEST_WORDS = 100

interface Query {
  place?: unknown
  words?: unknown
  role?: unknown
  state?: unknown
  organizationId?: unknown
  never?: unknown
}

/** One of the values of an enum; null for none. Throws `BAD_INPUT`. */
function known<Value extends string>(
  name: string,
  value: unknown,
  values: Readonly<Record<string, Value>>,
): Value | null {
  if (value === undefined || value === '') return null
  const found = typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : undefined
  if (found === undefined) throw badInput(name, '导出条件里有不认识的值，请回到人员页面重新导出。')
  return found
}

/** The filter of an address, by the names of `UserFilter`. Throws `BAD_INPUT`. */
function filterOf({ words = '', role, state, organizationId, never }: Query): UserFilter {
  if (typeof words !== 'string' || words.length > LONGEST_WORDS)
    throw badInput('words', `查找的文字不能超过 ${LONGEST_WORDS} 个字。`)
  return {
    words,
    role: known('role', role, Role),
    state: known('state', state, UserState),
    organizationId: typeof organizationId === 'string' ? organizationId : null,
    never: never === 'true' || null,
  }
}

type Download = (
  context: Context,
  place: string,
  filter: UserFilter,
) => Promise<{ name: string; file: Buffer }>

/**
 * GET /files/users.xlsx?place the accounts with their roles, as `words`, `role`, `state`, `organizationId` and
 * `never=true` leave them, GET /files/users/template.xlsx?place an empty sheet; POST
 * /files/users/import?place&commit=0|1 answers `{rows, created, updated, unchanged, errors, passwords}`.
 */
export const peopleRoutes: Route = (app, contextOf) => {
  const download = (path: string, make: Download) =>
    app.get<{ Querystring: Query }>(path, async (request, reply): Promise<FastifyReply> => {
      const context = await contextOf(request)
      allow(canManageUsers(context.viewer), context.viewer)
      const { name, file } = await make(context, placeOf(request.query), filterOf(request.query))
      return reply.headers(workbookHeaders(name)).send(file)
    })
  download('/files/users.xlsx', exportPeople)
  download('/files/users/template.xlsx', peopleTemplate)
  importRoute(app, contextOf)
}
