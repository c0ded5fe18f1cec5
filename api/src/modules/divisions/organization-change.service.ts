import { createHash } from 'node:crypto'
import type { OrganizationKind } from '#prisma'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { isDivisionCode, isWithin } from './division.rules.ts'
import { cleanName } from './organization.service.ts'
import type { Organization } from './organization.type.ts'

/** Facts of a unit as somebody typed them. */
export interface UnitFacts {
  name: string
  aliases: readonly string[]
  kind: OrganizationKind
  placeCode: string
}

const MOST_ALIASES = 30

/** Names the state of a unit, so that a form can say which one it saw. */
export const unitStamp = ({
  name,
  aliases,
  kind,
  placeCode,
  active,
}: Omit<Organization, 'id' | 'jurisdictionCode'>): string =>
  createHash('sha256')
    .update(JSON.stringify([name, aliases, kind, placeCode, active]))
    .digest('hex')
    .slice(0, 16)

const inTurn = ({ tx }: Write, jurisdictionCode: string) =>
  tx.$queryRaw`select 1 from jurisdiction where division_code = ${jurisdictionCode} for no key update`

/** A unit of the jurisdiction, as the form saw it. Throws `NOT_FOUND`, `CONFLICT`. */
export async function requireUnit(
  step: Write,
  jurisdictionCode: string,
  id: string,
  stamp: string | null,
): Promise<Organization> {
  await inTurn(step, jurisdictionCode)
  const row = isId(id)
    ? await step.tx.organization.findUnique({ where: { jurisdictionCode_id: { jurisdictionCode, id } } })
    : null
  if (!row) throw notFound('这个单位')
  if (stamp !== null && unitStamp(row) !== stamp) throw conflict()
  return row
}

/** Facts tidied and checked against the other units of the place. Throws `BAD_INPUT`. */
async function checked(
  { tx }: Write,
  jurisdictionCode: string,
  facts: UnitFacts,
  own: string | null,
): Promise<UnitFacts> {
  const name = cleanName(facts.name)
  const aliases = [
    ...new Set(
      facts.aliases
        .map(alias => alias.trim())
        .filter(Boolean)
        .map(cleanName),
    ),
  ].filter(alias => alias !== name)
  if (aliases.length > MOST_ALIASES) throw badInput('aliases', `别名最多 ${MOST_ALIASES} 个。`)
  const { placeCode } = facts
  const place =
    isDivisionCode(placeCode) && isWithin(placeCode, jurisdictionCode)
      ? await tx.division.findUnique({ where: { code: placeCode } })
      : null
  if (!place) throw badInput('placeCode', '请选择本辖区的地方。')
  const others = await tx.organization.findMany({ where: { jurisdictionCode, placeCode } })
  for (const other of others.filter(({ id }) => id !== own)) {
    if (other.name === name)
      throw badInput(
        'name',
        `“${place.name}”已经有“${name}”${other.active ? '' : '（已停用，可在列表中启用）'}。`,
      )
    const known = [other.name, ...other.aliases]
    const clash = other.active ? [name, ...aliases].find(word => known.includes(word)) : undefined
    if (clash !== undefined)
      throw badInput(clash === name ? 'name' : 'aliases', `“${clash}”已经是“${other.name}”的名称或别名。`)
  }
  return { ...facts, name, aliases }
}

export async function addUnit(
  step: Write,
  jurisdictionCode: string,
  typed: UnitFacts,
  createdAt: Date,
): Promise<string> {
  await inTurn(step, jurisdictionCode)
  const facts = await checked(step, jurisdictionCode, typed, null)
  const id = newId()
  const data = { ...facts, aliases: [...facts.aliases] }
  await step.tx.organization.create({ data: { jurisdictionCode, id, ...data, createdAt } })
  await step.record({ type: 'ORGANIZATION_CREATED', entity: 'Organization', entityId: id, after: data })
  return id
}

/** Changes a unit; after a new name the old one stays as an alias, so that documents still find it. */
export async function editUnit(
  step: Write,
  jurisdictionCode: string,
  { id, stamp, facts: typed }: { id: string; stamp: string; facts: UnitFacts },
): Promise<void> {
  const row = await requireUnit(step, jurisdictionCode, id, stamp)
  const renamed = cleanName(typed.name) !== row.name
  const aliases = renamed ? [...typed.aliases, row.name] : typed.aliases
  const facts = await checked(step, jurisdictionCode, { ...typed, aliases }, row.id)
  const data = { ...facts, aliases: [...facts.aliases] }
  await step.tx.organization.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id: row.id } },
    data,
  })
  const { name, kind, placeCode } = row
  const before = { name, aliases: row.aliases, kind, placeCode }
  await step.record({
    type: 'ORGANIZATION_UPDATED',
    entity: 'Organization',
    entityId: row.id,
    before,
    after: data,
  })
}

/** Takes a unit out of use, or back into it. The caller has looked at its work. Throws `CONFLICT`. */
export async function switchUnit(step: Write, row: Organization, active: boolean): Promise<void> {
  const { jurisdictionCode, id, name } = row
  if (row.active === active) throw conflict(`“${name}”已经${active ? '启用' : '停用'}，请刷新后查看。`)
  await step.tx.organization.update({
    where: { jurisdictionCode_id: { jurisdictionCode, id } },
    data: { active },
  })
  const type = active ? 'ORGANIZATION_ACTIVATED' : 'ORGANIZATION_DEACTIVATED'
  await step.record({ type, entity: 'Organization', entityId: id, after: { name } })
}

/**
 * 并入: a unit goes out of use and its names become aliases of another; what it did stays under its own name. Its work
 * has to be finished or handed over before. Throws `BAD_INPUT`, `CONFLICT`.
 */
export async function mergeUnit(step: Write, row: Organization, intoId: string): Promise<void> {
  const into = await requireUnit(step, row.jurisdictionCode, intoId, null)
  if (into.id === row.id) throw badInput('intoId', '不能并入自己，请选择另一个单位。')
  if (!into.active) throw badInput('intoId', `“${into.name}”已经停用，请选择在用的单位。`)
  const aliases = [...new Set([...into.aliases, row.name, ...row.aliases])].filter(
    alias => alias !== into.name,
  )
  await switchUnit(step, row, false)
  await step.tx.organization.update({
    where: { jurisdictionCode_id: { jurisdictionCode: into.jurisdictionCode, id: into.id } },
    data: { aliases },
  })
  const after = { name: row.name, into: into.name, intoId: into.id }
  await step.record({ type: 'ORGANIZATION_MERGED', entity: 'Organization', entityId: row.id, after })
}
