import { isDeepStrictEqual } from 'node:util'
import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { write } from '../../platform/write.ts'
import { canKeepMap, canReadDivision } from './division.policy.ts'
import { findJurisdiction } from './division.query.ts'
import { isDivisionCode } from './division.rules.ts'
import { MAX_MAP_BYTES, MapFault, readMap } from './division-map.rules.ts'
import type { DivisionMap } from './division-map.type.ts'

const LONGEST_ORIGIN = 200

/** What became of an uploaded map. */
export interface MapOutcome {
  places: number
  /** Names in the file that are no place of this jurisdiction. */
  unmatched: string[]
  /** Places without an outline. */
  missing: string[]
}

/** The map of the jurisdiction itself; null for places below it and where none was uploaded. */
export async function divisionMap({ db, viewer }: Context, place: string): Promise<DivisionMap | null> {
  if (!isDivisionCode(place) || !canReadDivision(viewer, place)) return null
  const row = await db.prisma.divisionMap.findUnique({ where: { jurisdictionCode: place } })
  return row && { ...row, geojson: JSON.stringify(row.geojson) }
}

/** The jurisdiction whose map the viewer keeps. Throws `NOT_FOUND`, `FORBIDDEN`. */
async function requireKeeper(context: Context, place: string): Promise<string> {
  if (!isDivisionCode(place) || !canReadDivision(context.viewer, place)) throw notFound('这个地方')
  const jurisdiction = await findJurisdiction(context, place)
  if (jurisdiction?.code !== place) throw badInput('place', '示意图按管辖区上传，请选择管辖区本身。')
  allow(canKeepMap(context.viewer, place), context.viewer)
  return place
}

/**
 * Takes the map of a jurisdiction, in place of the one before; the same file again changes nothing. Throws `NOT_FOUND`,
 * `FORBIDDEN`, `BAD_INPUT` (`origin`, `file`), `TOO_LARGE`, `UNREADABLE_FILE`.
 */
export async function uploadMap(
  context: Context,
  { place, bytes, origin }: { place: string; bytes: Uint8Array; origin: string },
): Promise<MapOutcome> {
  return saveMap(context, { place: await requireKeeper(context, place), bytes, origin })
}

/** The same without a policy: for the command line. */
export async function saveMap(
  context: Context,
  { place, bytes, origin }: { place: string; bytes: Uint8Array; origin: string },
): Promise<MapOutcome> {
  const words = origin.trim()
  if (words === '') throw badInput('origin', '请写明示意图的来源，例如“自然资源局提供，2024 年版”。')
  if (words.length > LONGEST_ORIGIN) throw badInput('origin', `来源不能超过 ${LONGEST_ORIGIN} 字。`)
  const { outlines, unmatched, missing } = await readFile(context, place, bytes)
  const places = outlines.features.length
  const geojson = outlines as unknown as Prisma.InputJsonValue
  const before = await context.db.prisma.divisionMap.findUnique({ where: { jurisdictionCode: place } })
  // The database keeps the keys in an order of its own.
  const isSame = before?.origin === words && isDeepStrictEqual(before.geojson, geojson)
  if (!isSame) {
    const data = { geojson, places, origin: words, ...hand(context) }
    await write(context, place, async ({ tx, record }) => {
      await tx.divisionMap.upsert({
        where: { jurisdictionCode: place },
        create: { jurisdictionCode: place, ...data },
        update: data,
      })
      await record({
        ...{ type: 'DIVISION_MAP_SET', entity: 'DivisionMap', entityId: place },
        before: before && { places: before.places, origin: before.origin },
        after: { places, origin: words },
      })
    })
  }
  return { places, unmatched, missing }
}

const hand = ({ clock, viewer }: Context) => ({
  uploadedAt: clock.now(),
  uploadedBy: viewer?.name ?? '系统',
})

async function readFile({ db }: Context, place: string, bytes: Uint8Array) {
  if (bytes.length > MAX_MAP_BYTES)
    throw new DomainError('TOO_LARGE', '地图文件超过 5 MB。请先简化边界，再上传。')
  const places = await db.prisma.division.findMany({
    where: { parentCode: place },
    orderBy: { code: 'asc' },
    select: { code: true, name: true },
  })
  try {
    const reading = readMap(new TextDecoder('utf-8', { fatal: true }).decode(bytes), places)
    if (reading.outlines.features.length > 0) return reading
    const named = reading.unmatched.slice(0, 5).join('、')
    throw new MapFault(
      `文件里没有本地区下一级区划的边界${named ? `，只有：${named}` : ''}。请核对文件，或先导入区划。`,
    )
  } catch (error) {
    if (error instanceof MapFault) throw new DomainError('UNREADABLE_FILE', error.message)
    if (error instanceof TypeError)
      throw new DomainError('UNREADABLE_FILE', '文件不是 UTF-8 编码，请另存为 UTF-8 后再上传。')
    throw error
  }
}

/** Takes the map away: the screens show tiles then. False when there was none. */
export async function removeMap(context: Context, place: string): Promise<boolean> {
  const jurisdictionCode = await requireKeeper(context, place)
  const before = await context.db.prisma.divisionMap.findUnique({ where: { jurisdictionCode } })
  if (!before) return false
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    await tx.divisionMap.delete({ where: { jurisdictionCode } })
    await record({
      ...{ type: 'DIVISION_MAP_REMOVED', entity: 'DivisionMap', entityId: jurisdictionCode },
      before: { places: before.places, origin: before.origin },
    })
  })
  return true
}
