import { OrganizationKind as Kind, type OrganizationKind } from '#prisma'
import type { Division } from './division.type.ts'
import type { Organization } from './organization.type.ts'
import { type GoverningBody, governingBody } from './organization-name.rules.ts'

/** A row that changes: what it was, what it becomes. */
export interface Change<T> {
  before: T
  after: T
}

/** What an import has to do, compared with what is stored. */
export interface Changes<Made, Kept> {
  created: Made[]
  updated: Change<Kept>[]
  unchanged: number
}

/** Compares the rows of a file with the stored ones. Stored rows that the file does not name are left alone. */
export function divisionChanges(
  wanted: readonly Division[],
  stored: ReadonlyMap<string, Division>,
): Changes<Division, Division> {
  const changes: Changes<Division, Division> = { created: [], updated: [], unchanged: 0 }
  for (const after of wanted) {
    const before = stored.get(after.code)
    if (!before) changes.created.push(after)
    else if (before.name === after.name && before.parentCode === after.parentCode) changes.unchanged += 1
    else changes.updated.push({ before, after })
  }
  return changes
}

/** A governing body that has to be made. */
export interface NewBody extends GoverningBody {
  placeCode: string
}

/**
 * The governing bodies that the divisions of a file need. A renamed division renames its body and keeps the old
 * name as an alias; a body renamed by hand is left as it is.
 */
export function bodyChanges(
  wanted: readonly Division[],
  storedDivisions: ReadonlyMap<string, Division>,
  organizations: readonly Organization[],
): Changes<NewBody, Organization> {
  const byPlace = new Map<string, Organization[]>()
  for (const row of organizations) byPlace.set(row.placeCode, [...(byPlace.get(row.placeCode) ?? []), row])
  const changes: Changes<NewBody, Organization> = { created: [], updated: [], unchanged: 0 }
  for (const division of wanted) {
    const body = governingBody(division)
    if (!body) continue
    const there = byPlace.get(division.code) ?? []
    const before = storedDivisions.get(division.code)
    const renamed = formerBody(there, before, body)
    if (renamed) changes.updated.push({ before: renamed, after: withName(renamed, body) })
    else if (there.some(row => stands(row, body))) changes.unchanged += 1
    else changes.created.push({ ...body, placeCode: division.code })
  }
  return changes
}

/** The body under the name its division had before this file, when that name has changed. */
function formerBody(
  there: readonly Organization[],
  before: Division | undefined,
  body: GoverningBody,
): Organization | undefined {
  const former = before && governingBody(before)
  if (!former || former.name === body.name || there.some(({ name }) => name === body.name)) return undefined
  return there.find(({ name }) => name === former.name)
}

const GOVERNMENTS: ReadonlySet<OrganizationKind> = new Set([
  Kind.COUNTY_GOVERNMENT,
  Kind.TOWN_GOVERNMENT,
  Kind.VILLAGE_COMMITTEE,
])

/** Whether the organization is this body, by name or as the one government of its place. */
const stands = (row: Organization, body: GoverningBody): boolean =>
  row.name === body.name || (row.kind === body.kind && GOVERNMENTS.has(row.kind))

const withName = (row: Organization, { name, kind }: GoverningBody): Organization => ({
  ...row,
  name,
  kind,
  aliases: [...row.aliases.filter(alias => alias !== name && alias !== row.name), row.name],
})
