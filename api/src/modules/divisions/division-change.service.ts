import { type Day, dateToDay, dayToDate } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { codeRange, isDivisionCode, isWithin, levelOfCode } from './division.rules.ts'
import type { Division } from './division.type.ts'
import { divisionNameFault, newCodeFault } from './division-change.rules.ts'
import { bodyChanges } from './division-import.rules.ts'
import { insertOrganizations, renameOrganizations } from './organization.service.ts'

/** Changes of one tree wait for each other. */
const inTurn = ({ tx }: Write, jurisdictionCode: string) =>
  tx.$queryRaw`select 1 from jurisdiction where division_code = ${jurisdictionCode} for no key update`

/** A place of the jurisdiction. Throws `NOT_FOUND`. */
async function requirePlace({ tx }: Write, jurisdictionCode: string, code: string): Promise<Division> {
  const row =
    isDivisionCode(code) && isWithin(code, jurisdictionCode)
      ? await tx.division.findUnique({ where: { code } })
      : null
  if (!row) throw notFound('这个地方')
  return row
}

function cleanName(typed: string): string {
  const name = typed.normalize('NFKC').trim()
  const fault = divisionNameFault(name)
  if (fault !== null) throw badInput('name', fault)
  return name
}

async function refuseTakenName({ tx }: Write, parentCode: string | null, name: string): Promise<void> {
  const taken = await tx.division.findFirst({ where: { parentCode, name, retiredOn: null } })
  if (taken) throw badInput('name', `同一上级下已经有“${name}”(${taken.code})。`)
}

/** Adds a place with the body that governs it, right below another. No policy: ask before. */
export async function addDivision(
  step: Write,
  jurisdictionCode: string,
  { parent, code, name: typed, now }: { parent: string; code: string; name: string; now: Date },
): Promise<void> {
  await inTurn(step, jurisdictionCode)
  const above = await requirePlace(step, jurisdictionCode, parent)
  if (above.retiredOn) throw badInput('code', `“${above.name}”已经撤并，不能再加下级。`)
  const fault = newCodeFault(code, above)
  if (fault !== null) throw badInput('code', fault)
  const name = cleanName(typed)
  const taken = await step.tx.division.findUnique({ where: { code } })
  if (taken) throw badInput('code', `代码 ${code} 已经是“${taken.name}”的，请换一个。`)
  await refuseTakenName(step, parent, name)
  const level = levelOfCode(code)
  await step.tx.division.create({ data: { code, parentCode: parent, name, level } })
  const made = { code, name, level, parentCode: parent, retiredOn: null, mergedIntoCode: null }
  const bodies = bodyChanges([made], new Map(), [])
  const rows = bodies.created.map(({ placeCode, kind, name: body }) => ({
    ...{ id: newId(), jurisdictionCode, placeCode, name: body, aliases: [], kind, active: true },
  }))
  await insertOrganizations(step.tx, rows, now)
  const after = { name, parent, organization: rows[0]?.name ?? null }
  await step.record({ type: 'DIVISION_ADDED', entity: 'Division', entityId: code, after })
}

/** Gives a place a new name; its body follows, as an import does it. Throws `CONFLICT` when `from` is outdated. */
export async function renameDivision(
  step: Write,
  jurisdictionCode: string,
  { code, from, name: typed }: { code: string; from: string; name: string },
): Promise<void> {
  await inTurn(step, jurisdictionCode)
  const before = await requirePlace(step, jurisdictionCode, code)
  if (before.name !== from) throw conflict(`这个地方刚被改名为“${before.name}”。请刷新后再改。`)
  const name = cleanName(typed)
  if (name === from) throw badInput('name', '名称没有变化。')
  await refuseTakenName(step, before.parentCode, name)
  const organizations = await step.tx.organization.findMany({ where: { jurisdictionCode, placeCode: code } })
  const bodies = bodyChanges([{ ...before, name }], new Map([[code, before]]), organizations)
  await step.tx.division.update({ where: { code }, data: { name } })
  const renamed = bodies.updated.map(change => change.after)
  await renameOrganizations(step.tx, renamed)
  const after = { name, organization: renamed[0]?.name ?? null }
  await step.record({
    type: 'DIVISION_RENAMED',
    entity: 'Division',
    entityId: code,
    before: { name: from },
    after,
  })
}

/**
 * 撤并: from a day on a place with all in it is no more; its records stay. Its towns and villages go with it, or must
 * have moved before. Throws `BAD_INPUT`, `CONFLICT`.
 */
export async function retireDivision(
  step: Write,
  jurisdictionCode: string,
  { code, on, into }: { code: string; on: Day; into: string | null },
): Promise<void> {
  await inTurn(step, jurisdictionCode)
  const row = await requirePlace(step, jurisdictionCode, code)
  if (code === jurisdictionCode) throw badInput('code', '管辖区本身不能撤并。')
  if (row.retiredOn) throw conflict(`“${row.name}”已定于 ${dateToDay(row.retiredOn)} 撤并，请刷新后查看。`)
  if (into !== null) await checkTarget(step, jurisdictionCode, row, into)
  const { from, to } = codeRange(code)
  const { count } = await step.tx.division.updateMany({
    where: { code: { gte: from, lte: to }, retiredOn: null },
    data: { retiredOn: dayToDate(on) },
  })
  if (into !== null) await step.tx.division.update({ where: { code }, data: { mergedIntoCode: into } })
  const after = { name: row.name, on, into, count }
  await step.record({ type: 'DIVISION_RETIRED', entity: 'Division', entityId: code, after })
}

async function checkTarget(
  step: Write,
  jurisdictionCode: string,
  row: Division,
  into: string,
): Promise<void> {
  const target = await requirePlace(step, jurisdictionCode, into)
  if (isWithin(into, row.code)) throw badInput('into', '不能并入它自己或它的下级，请选择别的地方。')
  if (target.retiredOn) throw badInput('into', `“${target.name}”也已经撤并，请选择别的地方。`)
  if (target.level !== row.level) throw badInput('into', '只能并入同一级的地方，请重新选择。')
}

/** Takes a retirement back: of the place alone; those in it are restored one by one. Throws `CONFLICT`. */
export async function restoreDivision(step: Write, jurisdictionCode: string, code: string): Promise<void> {
  await inTurn(step, jurisdictionCode)
  const row = await requirePlace(step, jurisdictionCode, code)
  if (!row.retiredOn) throw conflict(`“${row.name}”没有撤并，请刷新后查看。`)
  const above =
    row.parentCode === null ? null : await step.tx.division.findUnique({ where: { code: row.parentCode } })
  if (above?.retiredOn) throw badInput('code', `它的上级“${above.name}”也撤并了，请先恢复上级。`)
  await step.tx.division.update({ where: { code }, data: { retiredOn: null, mergedIntoCode: null } })
  const before = { name: row.name, on: dateToDay(row.retiredOn), into: row.mergedIntoCode }
  await step.record({ type: 'DIVISION_RESTORED', entity: 'Division', entityId: code, before })
}
