import { badInput } from '../../platform/errors.ts'
import type { Route } from '../../platform/http/server.ts'
import { sheetUploadRoute } from '../../platform/http/sheet-upload.ts'
import { canKeepMaps } from './division.policy.ts'
import { MAX_MAP_BYTES } from './division-map.rules.ts'
import { uploadMap } from './division-map.service.ts'

/** POST /files/divisions/map?place=CODE&origin=WORDS (multipart, field `file`) answers `{places, unmatched, missing}`. */
export const divisionMapRoutes: Route = sheetUploadRoute({
  path: '/files/divisions/map',
  allow: canKeepMaps,
  mostBytes: MAX_MAP_BYTES,
  take: (context, { query, bytes }) => {
    const { place, origin = '' } = query
    if (!place) throw badInput('place', '没有说明是哪个管辖区的示意图。')
    return uploadMap(context, { place, bytes, origin })
  },
})
