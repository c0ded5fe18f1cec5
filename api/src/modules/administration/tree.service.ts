import type { Context } from '../../platform/context.ts'
import type { Day } from '../../platform/day.ts'
import { badInput, DomainError, notFound } from '../../platform/errors.ts'
import { type Write, write } from '../../platform/write.ts'
import {
  addDivision,
  codeRange,
  type Division,
  type DivisionImport,
  findJurisdiction,
  importDivisions,
  nextCode,
  renameDivision,
  requireDivision,
  restoreDivision,
  retireDivision,
} from '../divisions/index.ts'
import { settingsPlace } from './administration.policy.ts'
import type { AdminPlace } from './tree.type.ts'

/** A part of the tree belongs to the jurisdiction, and to none inside it. Throws `NOT_FOUND`. */
async function ownPlace(context: Context, jurisdictionCode: string, code: string): Promise<Division> {
  const division = await requireDivision(context, code)
  if ((await findJurisdiction(context, code))?.code !== jurisdictionCode) throw notFound('这个地方')
  return division
}

const MOST_FOUND = 100

/** Places right below a place, retired ones too; with words, those anywhere in it whose name or code holds them. */
export async function adminPlaces(
  context: Context,
  place: string,
  { parent, words }: { parent: string | null; words: string | null },
): Promise<AdminPlace[]> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  const { code } = await ownPlace(context, jurisdictionCode, parent ?? jurisdictionCode)
  const plain = words?.trim() ?? ''
  const { from, to } = codeRange(code)
  const inside = { code: { gte: from, lte: to }, NOT: { code } }
  const found = { OR: [{ name: { contains: plain } }, { code: { startsWith: plain } }] }
  const { prisma } = context.db
  const rows = await prisma.division.findMany({
    where: plain === '' ? { parentCode: code } : { ...inside, ...found },
    orderBy: { code: 'asc' },
    ...(plain === '' ? {} : { take: MOST_FOUND }),
  })
  const codes = rows.map(row => row.code)
  const below = await prisma.division.groupBy({
    by: ['parentCode'],
    where: { parentCode: { in: codes } },
    _count: true,
  })
  const bodies = await prisma.organization.findMany({
    where: { jurisdictionCode, placeCode: { in: codes }, active: true },
    orderBy: { name: 'asc' },
  })
  const counts = new Map(below.map(row => [row.parentCode, row._count]))
  const names = new Map<string, string[]>()
  for (const { placeCode, name } of bodies) names.set(placeCode, [...(names.get(placeCode) ?? []), name])
  return rows.map(division => ({
    ...{ division, below: counts.get(division.code) ?? 0, units: names.get(division.code) ?? [] },
  }))
}

/** The next free code below a place; null when there is none. */
export async function nextPlaceCode(context: Context, place: string, parent: string): Promise<string | null> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  const { code } = await ownPlace(context, jurisdictionCode, parent)
  const rows = await context.db.prisma.division.findMany({
    where: { parentCode: code },
    select: { code: true },
  })
  return nextCode(
    code,
    rows.map(row => row.code),
  )
}

async function change(
  context: Context,
  place: string,
  code: string,
  work: (step: Write, jurisdictionCode: string) => Promise<void>,
): Promise<boolean> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  await ownPlace(context, jurisdictionCode, code)
  await write(context, jurisdictionCode, step => work(step, jurisdictionCode))
  return true
}

export const addPlace = (
  context: Context,
  place: string,
  input: { parent: string; code: string; name: string },
): Promise<boolean> =>
  change(context, place, input.parent, (step, code) =>
    addDivision(step, code, { ...input, code: input.code.trim(), now: context.clock.now() }),
  )

export const renamePlace = (
  context: Context,
  place: string,
  input: { code: string; from: string; name: string },
): Promise<boolean> => change(context, place, input.code, (step, code) => renameDivision(step, code, input))

/** 撤并 from a day on, today or later. Throws `BAD_INPUT`, `CONFLICT`. */
export const retirePlace = (
  context: Context,
  place: string,
  input: { code: string; on: Day; into: string | null },
): Promise<boolean> =>
  change(context, place, input.code, async (step, code) => {
    if (input.on < context.clock.today())
      throw badInput('on', '撤并日期不能早于今天，否则会改变已经发生的结果。')
    await retireDivision(step, code, input)
  })

export const restorePlace = (context: Context, place: string, code: string): Promise<boolean> =>
  change(context, place, code, (step, jurisdictionCode) => restoreDivision(step, jurisdictionCode, code))

/** Looks at a file of divisions, or brings the tree to what it says. Throws `BAD_INPUT` listing its faults. */
export async function takeDivisions(
  context: Context,
  { place, bytes, commit }: { place: string; bytes: Uint8Array; commit: boolean },
): Promise<DivisionImport & { rows: number }> {
  const jurisdictionCode = settingsPlace(context.viewer, place)
  const options = { jurisdictionCode, ownTree: true, preview: !commit }
  const outcome = await importDivisions(context, jsonOf(bytes), options)
  return { ...outcome, rows: outcome.created + outcome.updated + outcome.unchanged }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new DomainError('UNREADABLE_FILE', '无法读取这个文件。请上传 UTF-8 编码的 .json 区划文件。')
  }
}
