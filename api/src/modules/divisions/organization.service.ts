import type { OrganizationKind, Prisma } from '#prisma'
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
  const found = new Map<string, Organization>()
  const fresh = new Map<string, Organization>()
  for (const given of new Set(names)) {
    const name = cleanName(given)
    const known = directory.match(name) ?? fresh.get(name)
    const draft = { placeCode: jurisdictionCode, name, kind: kindOfNewUnit(name) }
    const organization = known ?? newOrganization(jurisdictionCode, draft)
    if (!known) fresh.set(name, organization)
    found.set(given, organization)
  }
  await createOrganizations(write, jurisdictionCode, [...fresh.values()], createdAt)
  return found
}

const keyOf = ({ placeCode, name }: { placeCode: string; name: string }) => `${placeCode} ${name}`

function cleanName(name: string): string {
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

/** One statement for any number of rows. */
export const insertOrganizations = (
  tx: Transaction,
  organizations: readonly Organization[],
  createdAt: Date,
): Promise<Prisma.BatchPayload> =>
  tx.organization.createMany({ data: organizations.map(row => ({ ...row, createdAt })) })

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
