import type { Context } from '../../platform/context.ts'
import type { Transaction } from '../../platform/database.ts'
import { DomainError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { codeRange, isDivisionCode, isWithin, padCode, parentCodeCandidates } from './division.rules.ts'
import type { Division } from './division.type.ts'
import { type DivisionFile, readDivisionFile } from './division-file.rules.ts'
import { bodyChanges, type Changes, divisionChanges, type NewBody } from './division-import.rules.ts'
import { insertOrganizations, renameOrganizations, type SaveCounts } from './organization.service.ts'
import type { Organization } from './organization.type.ts'

/** Any constant; the same in every process. Two imports at once would create the same rows. */
const IMPORT_LOCK = 4_402_031

export interface DivisionImportOptions {
  /** The jurisdiction the organizations belong to; the root of the file when left out. */
  jurisdictionCode?: string | undefined
  /** Marks a jurisdiction made by this import as simulated. */
  demo?: boolean
  /** Says what it would do and does nothing. */
  preview?: boolean
  /** What the file says of the places above the jurisdiction is left aside: they are not its to change. */
  ownTree?: boolean
}

/** What an import did: divisions (with those above the root), and the bodies that govern them. */
export interface DivisionImport extends SaveCounts {
  jurisdictionCode: string
  rootName: string
  organizations: SaveCounts
  /** Names of what is new, and old and new names of what changes; 50 of each at most. */
  added: string[]
  renamed: { from: string; to: string }[]
}

/**
 * Brings the tree to what a file of divisions says, with the government, office or committee of each division, in
 * one transaction. The same file again changes nothing; rows the file does not name stay.
 * Throws `BAD_INPUT` listing every faulty row (`fields`), and then nothing was written.
 */
export async function importDivisions(
  context: Context,
  json: unknown,
  { jurisdictionCode, demo = false, preview = false, ownTree = false }: DivisionImportOptions = {},
): Promise<DivisionImport> {
  const read = readDivisionFile(json)
  refuseFaults(read)
  const file = ownTree ? { ...read, ancestors: [] } : read
  const code = ownJurisdiction(file, jurisdictionCode)
  return context.db.exclusively(IMPORT_LOCK, async () => {
    const work = await compare(context.db.prisma, file, code)
    refuseUnknownJurisdiction(code, file, work)
    if (!preview && (!work.jurisdiction || changed(work.divisions) || changed(work.bodies))) {
      await write(context, code, tools => apply(tools, { file, code, demo, work, now: context.clock.now() }))
    }
    return {
      jurisdictionCode: code,
      rootName: file.root.name,
      ...counts(work.divisions),
      organizations: counts(work.bodies),
      added: work.divisions.created.slice(0, SHOWN).map(({ name }) => name),
      renamed: work.divisions.updated
        .slice(0, SHOWN)
        .map(({ before, after }) => ({ from: before.name, to: after.name })),
    }
  })
}

const SHOWN = 50
const SHOWN_PROBLEMS = 20

function refuseFaults({ problems }: DivisionFile): void {
  if (problems.length === 0) return
  const lines = problems.slice(0, SHOWN_PROBLEMS).map(({ message }) => message)
  const more = problems.length > SHOWN_PROBLEMS ? `\n……另有 ${problems.length - SHOWN_PROBLEMS} 处` : ''
  const text = `区划文件有 ${problems.length} 处问题，没有写入任何内容。请改正后重新导入：\n${lines.join('\n')}${more}`
  throw new DomainError('BAD_INPUT', text, problems)
}

function ownJurisdiction({ root }: DivisionFile, given: string | undefined): string {
  if (given === undefined) return root.code
  const code = padCode(given)
  if (!isDivisionCode(code) || !isWithin(root.code, code)) {
    throw new DomainError('BAD_INPUT', `${root.name}(${root.code})不在管辖区 ${given} 之内，请核对代码。`)
  }
  return code
}

/** A jurisdiction is made for the root of a file; any other must be there already. */
function refuseUnknownJurisdiction(code: string, { root }: DivisionFile, { jurisdiction }: Work): void {
  if (jurisdiction || code === root.code) return
  throw new DomainError('BAD_INPUT', `管辖区 ${code} 还不存在，请先导入它自己的区划文件。`)
}

interface Work {
  jurisdiction: boolean
  divisions: Changes<Division, Division>
  bodies: Changes<NewBody, Organization>
}

const changed = ({ created, updated }: Changes<unknown, unknown>) => created.length + updated.length > 0

const counts = ({ created, updated, unchanged }: Changes<unknown, unknown>): SaveCounts => ({
  created: created.length,
  updated: updated.length,
  unchanged,
})

async function compare(db: Transaction, file: DivisionFile, jurisdictionCode: string): Promise<Work> {
  const { from, to } = codeRange(file.root.code)
  const above = parentCodeCandidates(file.root.code)
  const rows = await db.division.findMany({
    where: { OR: [{ code: { gte: from, lte: to } }, { code: { in: above } }] },
  })
  const stored = new Map(rows.map(row => [row.code, row]))
  const organizations = await db.organization.findMany({
    where: { jurisdictionCode, placeCode: { gte: from, lte: to } },
  })
  return {
    jurisdiction: (await db.jurisdiction.count({ where: { code: jurisdictionCode } })) > 0,
    divisions: divisionChanges([...file.ancestors, ...linked(file, above, stored)], stored),
    bodies: bodyChanges(file.divisions, stored, organizations),
  }
}

/** The rows with the root hung under the nearest division above it, be it in the file or stored already. */
function linked({ ancestors, divisions }: DivisionFile, above: string[], stored: Map<string, Division>) {
  const inFile = new Set(ancestors.map(({ code }) => code))
  const parentCode = above.find(code => inFile.has(code) || stored.has(code)) ?? null
  return divisions.map((division, index) => (index === 0 ? { ...division, parentCode } : division))
}

interface Application {
  file: DivisionFile
  code: string
  demo: boolean
  work: Work
  now: Date
}

async function apply({ tx, record }: Write, { file, code, demo, work, now }: Application): Promise<void> {
  const { divisions, bodies } = work
  await insertDivisions(tx, divisions.created)
  await updateDivisions(
    tx,
    divisions.updated.map(({ after }) => after),
  )
  if (!work.jurisdiction) await tx.jurisdiction.create({ data: { code, demo, createdAt: now } })
  const made = bodies.created.map(body => newBody(code, body))
  await insertOrganizations(tx, made, now)
  await renameOrganizations(
    tx,
    bodies.updated.map(({ after }) => after),
  )
  await record({
    type: 'DIVISIONS_IMPORTED',
    entity: 'Jurisdiction',
    entityId: code,
    before: { renamed: [...divisions.updated, ...bodies.updated].map(({ before }) => before.name) },
    after: {
      root: file.root.code,
      divisions: { ...counts(divisions) },
      organizations: { ...counts(bodies) },
      renamed: [...divisions.updated, ...bodies.updated].map(({ after }) => after.name),
    },
  })
}

const newBody = (jurisdictionCode: string, { name, kind, placeCode }: NewBody): Organization => ({
  id: newId(),
  jurisdictionCode,
  placeCode,
  name,
  aliases: [],
  kind,
  active: true,
})

/** One statement for any number of rows; the tree's foreign key is checked at its end. */
const insertDivisions = (tx: Transaction, divisions: readonly Division[]): Promise<number> =>
  tx.$executeRawUnsafe(
    `insert into division (code, parent_code, name, level)
     select r.code, r."parentCode", r.name, r.level
     from jsonb_to_recordset($1::jsonb) as r(code char(12), "parentCode" char(12), name text, level smallint)`,
    JSON.stringify(divisions),
  )

const updateDivisions = (tx: Transaction, divisions: readonly Division[]): Promise<number> =>
  tx.$executeRawUnsafe(
    `update division d set name = r.name, parent_code = r."parentCode"
     from jsonb_to_recordset($1::jsonb) as r(code char(12), "parentCode" char(12), name text)
     where d.code = r.code`,
    JSON.stringify(divisions),
  )
