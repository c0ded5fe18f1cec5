import DataLoader from 'dataloader'
import { type Context, once } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { canReadDivision } from './division.policy.ts'
import { isDivisionCode, parentCodeCandidates } from './division.rules.ts'
import type { Division } from './division.type.ts'

const BY_CODE = Symbol('divisions by code')
const CHILDREN = Symbol('children of divisions')
const CHILD_COUNTS = Symbol('child counts of divisions')
const JURISDICTIONS = Symbol('jurisdictions by code')

/** Divisions by code, batched over the request; null where there is none. No policy: ask before showing. */
export const divisionLoader = (context: Context): DataLoader<string, Division | null> =>
  once(
    context,
    BY_CODE,
    () =>
      new DataLoader(async codes => {
        const rows = await context.db.prisma.division.findMany({ where: { code: { in: [...codes] } } })
        const byCode = new Map(rows.map(row => [row.code, row]))
        return codes.map(code => byCode.get(code) ?? null)
      }),
  )

/** Direct children in code order, batched over the request. */
export const childrenLoader = (context: Context): DataLoader<string, Division[]> =>
  once(
    context,
    CHILDREN,
    () =>
      new DataLoader(async codes => {
        const rows = await context.db.prisma.division.findMany({
          where: { parentCode: { in: [...codes] } },
          orderBy: { code: 'asc' },
        })
        const byParent = new Map<string | null, Division[]>(codes.map(code => [code, []]))
        for (const row of rows) byParent.get(row.parentCode)?.push(row)
        return codes.map(code => byParent.get(code) ?? [])
      }),
  )

/** How many direct children, batched over the request. */
export const childCountLoader = (context: Context): DataLoader<string, number> =>
  once(
    context,
    CHILD_COUNTS,
    () =>
      new DataLoader(async codes => {
        const groups = await context.db.prisma.division.groupBy({
          by: ['parentCode'],
          where: { parentCode: { in: [...codes] } },
          _count: true,
        })
        const counts = new Map(groups.map(group => [group.parentCode, group._count]))
        return codes.map(code => counts.get(code) ?? 0)
      }),
  )

/** The area one supervision office answers for. */
export interface JurisdictionRow {
  code: string
  /** Its data is simulated. */
  demo: boolean
}

const jurisdictionLoader = (context: Context): DataLoader<string, JurisdictionRow | null> =>
  once(
    context,
    JURISDICTIONS,
    () =>
      new DataLoader(async codes => {
        const rows = await context.db.prisma.jurisdiction.findMany({ where: { code: { in: [...codes] } } })
        const byCode = new Map(rows.map(row => [row.code, row]))
        return codes.map(code => byCode.get(code) ?? null)
      }),
  )

/** The division itself and everything above it, nearest first. */
const upwards = (code: string): string[] => [code, ...parentCodeCandidates(code)]

/** The jurisdiction a place belongs to: the nearest one around it; null outside every jurisdiction. */
export async function findJurisdiction(context: Context, code: string): Promise<JurisdictionRow | null> {
  if (!isDivisionCode(code)) return null
  const rows = await jurisdictionLoader(context).loadMany(upwards(code))
  return rows.find((row): row is JurisdictionRow => row !== null && !(row instanceof Error)) ?? null
}

/** A division the viewer may see, or null. */
export async function findDivision(context: Context, code: string): Promise<Division | null> {
  if (!isDivisionCode(code) || !canReadDivision(context.viewer, code)) return null
  return divisionLoader(context).load(code)
}

/** A division the viewer may see. Throws `NOT_FOUND`: an unknown place and a foreign one look the same. */
export async function requireDivision(context: Context, code: string): Promise<Division> {
  const division = await findDivision(context, code)
  if (!division) throw notFound('这个地方')
  return division
}

/** Ancestors the viewer may see, outermost first. */
export async function visiblePath(context: Context, code: string): Promise<Division[]> {
  const codes = parentCodeCandidates(code).filter(candidate => canReadDivision(context.viewer, candidate))
  const rows = await divisionLoader(context).loadMany(codes.reverse())
  return rows.filter((row): row is Division => row !== null && !(row instanceof Error))
}
