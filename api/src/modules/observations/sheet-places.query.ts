import type { Context } from '../../platform/context.ts'
import { codeRange, type Division } from '../divisions/index.ts'

/** A place and everything in it, by code. */
export async function placesBelow({ db }: Context, place: string): Promise<Division[]> {
  const { from, to } = codeRange(place)
  return db.prisma.division.findMany({ where: { code: { gte: from, lte: to } }, orderBy: { code: 'asc' } })
}
