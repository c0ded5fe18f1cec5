import type { OrganizationKind } from '#prisma'
import type { Transaction } from '../../platform/database.ts'
import { badInput } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { Write } from '../../platform/write.ts'
import { readDirectory } from './organization.directory.ts'
import type { Organization } from './organization.type.ts'
import { kindOfNewUnit, plainWords } from './organization-name.rules.ts'

/** An organization to be saved. */
export interface OrganizationDraft {
  placeCode: string
  name: string
  aliases?: readonly string[]
  kind: OrganizationKind
}

/** How many rows a repeatable write made, changed and left alone. */
export interface SaveCounts {
  created: number
  updated: number
  unchanged: number
}

const LONGEST_NAME = 100

/**
 * Creates organizations, or adds aliases and corrects the kind of those that exist by place and name. Saving the
 * same again changes nothing. `createdAt` is the time of the write. Throws `BAD_INPUT` on an empty or overlong name.
 */
export async function saveOrganizations(
  write: Write,
  jurisdictionCode: string,
  drafts: readonly OrganizationDraft[],
  createdAt: Date,
): Promise<SaveCounts> {
  const places = [...new Set(drafts.map(({ placeCode }) => placeCode))]
  const rows = await write.tx.organization.findMany({
    where: { jurisdictionCode, placeCode: { in: places } },
  })
  const existing = new Map(rows.map(row => [keyOf(row), row]))
  const fresh = new Map<string, Organization>()
  const counts = { created: 0, updated: 0, unchanged: 0 }
  for (const draft of drafts.map(cleanDraft)) {
    const row = existing.get(keyOf(draft))
    if (!row) fresh.set(keyOf(draft), newOrganization(jurisdictionCode, draft))
    else counts[(await amend(write, row, draft)) ? 'updated' : 'unchanged'] += 1
  }
  counts.created = fresh.size
  await createOrganizations(write, jurisdictionCode, [...fresh.values()], createdAt)
  return counts
}

/** One organization by hand; the same place and name give the one that is there already. */
export async function createOrganization(
  write: Write,
  jurisdictionCode: string,
  draft: OrganizationDraft,
  createdAt: Date,
): Promise<Organization> {
  await saveOrganizations(write, jurisdictionCode, [draft], createdAt)
  const { name, placeCode } = cleanDraft(draft)
  return write.tx.organization.findUniqueOrThrow({
    where: { jurisdictionCode_placeCode_name: { jurisdictionCode, placeCode, name } },
  })
}

/**
 * The organizations that the unit names of a plan mean, by the name as given; names nobody knows become
 * organizations of the jurisdiction. An ambiguous name is one nobody knows: it is created under its own words, so
 * that no task is handed to the wrong unit.
 */
export async function findOrCreateOrganizations(
  write: Write,
  jurisdictionCode: string,
  names: readonly string[],
  createdAt: Date,
): Promise<Map<string, Organization>> {
  const directory = await readDirectory(write.tx, jurisdictionCode)
  // Dissolved units are not in the directory, yet their names are taken.
  const taken = await write.tx.organization.findMany({
    where: { jurisdictionCode, placeCode: jurisdictionCode, name: { in: names.map(cleanName) } },
  })
  const byName = new Map(taken.map(row => [row.name, row]))
  const found = new Map<string, Organization>()
  const fresh = new Map<string, Organization>()
  for (const given of new Set(names)) {
    const name = cleanName(given)
    const known = directory.match(name) ?? byName.get(name) ?? fresh.get(name)
    const draft = { placeCode: jurisdictionCode, name, kind: kindOfNewUnit(name) }
    const organization = known ?? newOrganization(jurisdictionCode, draft)
    if (!known) fresh.set(name, organization)
    found.set(given, organization)
  }
  await createOrganizations(write, jurisdictionCode, [...fresh.values()], createdAt)
  return found
}

const keyOf = ({ placeCode, name }: { placeCode: string; name: string }) => `${placeCode} ${name}`

export function cleanName(name: string): string {
  const plain = plainWords(name)
  if (plain === '') throw badInput('name', '单位名称不能为空。')
  if (plain.length > LONGEST_NAME) throw badInput('name', `单位名称不能超过 ${LONGEST_NAME} 个字。`)
  return plain
}

const cleanDraft = (draft: OrganizationDraft): Required<OrganizationDraft> => {
  const name = cleanName(draft.name)
  const aliases = [...new Set((draft.aliases ?? []).map(cleanName))].filter(alias => alias !== name)
  return { ...draft, name, aliases }
}

const newOrganization = (jurisdictionCode: string, draft: OrganizationDraft): Organization => ({
  id: newId(),
  jurisdictionCode,
  placeCode: draft.placeCode,
  name: draft.name,
  aliases: [...(draft.aliases ?? [])],
  kind: draft.kind,
  active: true,
})

/** Writes the rows and one record for all of them: an import of two thousand villages is one event. */
async function createOrganizations(
  { tx, record }: Write,
  jurisdictionCode: string,
  organizations: readonly Organization[],
  createdAt: Date,
): Promise<void> {
  if (organizations.length === 0) return
  await insertOrganizations(tx, organizations, createdAt)
  await record({
    type: 'ORGANIZATIONS_CREATED',
    entity: 'Jurisdiction',
    entityId: jurisdictionCode,
    after: organizations.map(({ id, name, placeCode, kind }) => ({ id, name, placeCode, kind })),
  })
}

/** One statement for any number of rows; bulk values go as JSON, past the limit on the number of parameters. */
export const insertOrganizations = (
  tx: Transaction,
  organizations: readonly Organization[],
  createdAt: Date,
): Promise<number> =>
  tx.$executeRawUnsafe(
    `insert into organization (division_code, id, place_code, name, aliases, kind, active, created_at)
     select r."jurisdictionCode", r.id, r."placeCode", r.name, r.aliases, r.kind, r.active, $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as r("jurisdictionCode" char(12), id uuid, "placeCode" char(12), name text,
       aliases text[], kind "OrganizationKind", active boolean)`,
    JSON.stringify(organizations),
    createdAt,
  )

/** Gives organizations the new name of their division; the old one stays as an alias. One statement. */
export const renameOrganizations = (
  tx: Transaction,
  organizations: readonly Organization[],
): Promise<number> =>
  tx.$executeRawUnsafe(
    `update organization o set name = r.name, aliases = r.aliases, kind = r.kind
     from jsonb_to_recordset($1::jsonb) as r("jurisdictionCode" char(12), id uuid, name text, aliases text[],
       kind "OrganizationKind")
     where o.division_code = r."jurisdictionCode" and o.id = r.id`,
    JSON.stringify(organizations),
  )

/** Adds missing aliases and corrects the kind; false when there was nothing to do. */
async function amend(
  { tx, record }: Write,
  row: Organization,
  { aliases, kind }: Required<OrganizationDraft>,
): Promise<boolean> {
  const missing = aliases.filter(alias => !row.aliases.includes(alias))
  if (missing.length === 0 && row.kind === kind) return false
  const data = { aliases: [...row.aliases, ...missing], kind }
  const { jurisdictionCode, id } = row
  await tx.organization.update({ where: { jurisdictionCode_id: { jurisdictionCode, id } }, data })
  await record({
    type: 'ORGANIZATION_UPDATED',
    entity: 'Organization',
    entityId: id,
    before: { aliases: row.aliases, kind: row.kind },
    after: data,
  })
  return true
}
