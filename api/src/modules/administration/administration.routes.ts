import { badInput } from '../../platform/errors.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { canManageDivisions } from '../access/index.ts'
import { takeDivisions } from './tree.service.ts'

const MOST_BYTES = 10 * 1024 * 1024

/**
 * POST /files/divisions/import?place&commit=0|1 (multipart, field `file`: a JSON tree of divisions) answers `{rows,
 * created, updated, unchanged, organizations, added, renamed}`.
 */
export const administrationRoutes: Route = sheetUploadRoute({
  path: '/files/divisions/import',
  allow: canManageDivisions,
  mostBytes: MOST_BYTES,
  take: (context, { query, bytes, commit }) => {
    const { place } = query
    if (!place) throw badInput('place', '没有说明是哪个管辖区的区划。')
    return takeDivisions(context, { place, bytes, commit })
  },
})
