import type { Context } from '../../platform/context.ts'
import { readCsv } from '../../platform/csv.ts'
import { decodeText } from '../../platform/decode-text.ts'
import { DomainError } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import type { SheetCell } from '../../platform/sheet-cell.ts'
import { readUploadedSheet } from '../../platform/sheet-file.ts'
import { write } from '../../platform/write.ts'
import { codeRange, isDivisionCode, organizationDirectory } from '../divisions/index.ts'
import { hashPassword } from './password.ts'
import { accountFault, grantsFixed, keptAccounts } from './people.policy.ts'
import { maskedPhone } from './people.rules.ts'
import { inTurn, replaceGrants } from './people.service.ts'
import { judgePeople, type SheetNames, type SheetPerson } from './people-sheet.judge.ts'
import { faultAt, readPeople, type SheetFault } from './people-sheet.rules.ts'
import { randomPassword } from './random-password.ts'
import { insertUser } from './user.service.ts'
import { knownOf, resolveWith, type WholeGrant } from './user-grants.service.ts'

/** What became of a sheet of people. */
export interface PeopleOutcome {
  rows: number
  created: number
  updated: number
  unchanged: number
  errors: SheetFault[]
  /** Of the accounts that were made: shown this once. */
  passwords: { username: string; name: string; password: string }[]
}

const WANTED = {
  name: '人员',
  unreadable: '无法读取这个文件。请用模板填写，存为 .xlsx 或 .csv 后上传。',
  tooLarge: '表格太大，无法读取。请只保留人员一张表，或分成几份。',
}

async function cellsOf(bytes: Uint8Array): Promise<readonly (readonly SheetCell[])[]> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return (await readUploadedSheet(bytes, WANTED)).rows
  const text = decodeText(bytes)
  if (text === null || text.includes('\0')) throw new DomainError('UNREADABLE_FILE', WANTED.unreadable)
  return readCsv(text)
}

async function namesOf(context: Context, code: string): Promise<SheetNames> {
  const directory = await organizationDirectory(context, code)
  const { from, to } = codeRange(code)
  const places = await context.db.prisma.division.findMany({
    where: { code: { gte: from, lte: to }, retiredOn: null },
    select: { code: true, name: true },
  })
  const byName = new Map<string, string[]>()
  for (const place of places) byName.set(place.name, [...(byName.get(place.name) ?? []), place.code])
  const codes = new Set(places.map(place => place.code))
  return {
    unit: words => (words === '' ? null : (directory.match(words)?.id ?? null)),
    place(words) {
      if (isDivisionCode(words)) return codes.has(words) ? { code: words } : null
      const found = byName.get(words) ?? []
      const [only] = found
      return found.length > 1 ? 'several' : only ? { code: only } : null
    },
  }
}

type Stored = Awaited<ReturnType<typeof storedAccounts>>[number]

const storedAccounts = ({ db }: Context, people: readonly SheetPerson[]) =>
  db.prisma.user.findMany({
    where: { username: { in: people.map(({ username }) => username) } },
    include: { grants: { orderBy: { id: 'asc' } }, _count: { select: { sessions: true } } },
  })

interface Planned {
  person: SheetPerson
  grants: WholeGrant[]
  stored: Stored | null
  factsDiffer: boolean
  grantsDiffer: boolean
}

const keyOf = ({ role, scopeCode, organizationId }: WholeGrant): string =>
  `${role} ${scopeCode} ${organizationId ?? ''}`
const sameGrants = (one: readonly WholeGrant[], other: readonly WholeGrant[]): boolean =>
  JSON.stringify(one.map(keyOf).sort()) === JSON.stringify(other.map(keyOf).sort())

/** What the sheet wants of each person, and why it cannot be. */
async function planPeople(
  context: Context,
  code: string,
  people: readonly SheetPerson[],
): Promise<{ plans: Planned[]; faults: SheetFault[] }> {
  const names = await knownOf(
    context,
    code,
    people.flatMap(({ grants }) => grants),
  )
  const stored = new Map((await storedAccounts(context, people)).map(row => [row.username, row]))
  const faults: SheetFault[] = []
  const plans = people.map(person => {
    const row = stored.get(person.username) ?? null
    const elsewhere = row?.grants.filter(({ jurisdictionCode }) => jurisdictionCode !== code) ?? []
    const { grants, fault } = resolveWith(names, code, person.grants, elsewhere)
    if (fault) faults.push(faultAt(person.row, 'role', '', fault))
    const own = row?.grants.filter(({ jurisdictionCode }) => jurisdictionCode === code) ?? []
    const { facts } = person
    const plan: Planned = {
      ...{ person, grants, stored: row, grantsDiffer: !sameGrants(own, grants) },
      factsDiffer: row?.name !== facts.name || row.phone !== facts.phone || row.email !== facts.email,
    }
    const refused = refusal(context, plan, own.length)
    if (refused) faults.push(faultAt(person.row, 'username', person.username, refused))
    return plan
  })
  return { plans, faults }
}

function refusal(
  { viewer }: Context,
  { stored, factsDiffer, grantsDiffer }: Planned,
  ownGrants: number,
): string | null {
  if (stored === null) return null
  if (ownGrants === 0) return '这个用户名已被使用，请换一个。'
  const fixed = factsDiffer ? accountFault(viewer, stored) : null
  return fixed ?? (grantsDiffer ? grantsFixed(viewer, stored) : null)
}

/**
 * Makes and changes the accounts of a sheet: all of them or, with one fault, none; the same sheet again changes nothing.
 * Throws as `keptAccounts` does, `UNREADABLE_FILE`, `TOO_LARGE`.
 */
export async function takePeople(
  context: Context,
  { place, bytes, commit }: { place: string; bytes: Uint8Array; commit: boolean },
): Promise<PeopleOutcome> {
  const code = keptAccounts(context.viewer, place)
  const read = readPeople(await cellsOf(bytes))
  const judged = judgePeople(read.rows, await namesOf(context, code))
  const early = [...read.faults, ...judged.faults]
  const { plans, faults } =
    early.length > 0 ? { plans: [], faults: early } : await planPeople(context, code, judged.people)
  const fresh = plans.filter(({ stored }) => stored === null)
  const changed = plans.filter(
    ({ stored, factsDiffer, grantsDiffer }) => stored && (factsDiffer || grantsDiffer),
  )
  const outcome = {
    ...{ rows: read.rows.length, created: fresh.length, updated: changed.length },
    ...{ unchanged: plans.length - fresh.length - changed.length, errors: faults },
  }
  const writes = commit && faults.length === 0 && fresh.length + changed.length > 0
  return { ...outcome, passwords: writes ? await writePeople(context, code, fresh, changed) : [] }
}

async function writePeople(
  context: Context,
  code: string,
  fresh: readonly Planned[],
  changed: readonly Planned[],
): Promise<PeopleOutcome['passwords']> {
  const made: { person: SheetPerson; grants: WholeGrant[]; password: string; passwordHash: string }[] = []
  for (const { person, grants } of fresh) {
    const password = randomPassword()
    made.push({ person, grants, password, passwordHash: await hashPassword(password) })
  }
  await write(context, code, async step => {
    await inTurn(step, context, code)
    for (const { person, grants, passwordHash } of made) {
      const { username, facts } = person
      await insertUser(step, context, { id: newId(), username, ...facts, passwordHash, grants })
    }
    for (const plan of changed) await changePerson(step, code, plan)
    const after = { created: made.length, updated: changed.length }
    await step.record({ type: 'USERS_IMPORTED', entity: 'Jurisdiction', entityId: code, after })
  })
  return made.map(({ person: { username, facts }, password }) => ({ username, name: facts.name, password }))
}

async function changePerson(
  step: Parameters<typeof inTurn>[0],
  code: string,
  { person: { facts }, stored, grants, factsDiffer, grantsDiffer }: Planned,
): Promise<void> {
  if (!stored) return
  await step.tx.user.update({ where: { id: stored.id }, data: { ...facts, version: { increment: 1 } } })
  if (grantsDiffer) await replaceGrants(step, code, stored, grants)
  if (!factsDiffer) return
  const told = ({ name, phone, email }: typeof facts) => ({ name, phone: maskedPhone(phone), email })
  const what = { type: 'USER_EDITED', entity: 'User', entityId: stored.id }
  await step.record({ ...what, before: told(stored), after: { username: stored.username, ...told(facts) } })
}
