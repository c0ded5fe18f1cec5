import { canonicalUsername } from './password-check.ts'
import type { GrantInput } from './people.input.ts'
import { type PersonFacts, readFacts } from './people.rules.ts'
import { faultAt, type PeopleRow, roleNamed, type SheetFault } from './people-sheet.rules.ts'
import { OPERATOR_ROLES, UNIT_ROLES } from './role.ts'
import { USERNAME } from './user.service.ts'

/** A person of a sheet: the rows of one name to sign in with, read together. */
export interface SheetPerson {
  username: string
  facts: PersonFacts
  grants: GrantInput[]
  /** The first row. */
  row: number
}

/** Units and places by what the sheet may call them; null where several bear the name. */
export interface SheetNames {
  unit(words: string): string | null
  place(words: string): { code: string } | 'several' | null
}

/** The people of a sheet, and every fault of its rows. */
export function judgePeople(
  rows: readonly PeopleRow[],
  names: SheetNames,
): { people: SheetPerson[]; faults: SheetFault[] } {
  const faults: SheetFault[] = []
  const people = new Map<string, SheetPerson>()
  for (const row of rows) {
    const username = canonicalUsername(row.username)
    if (!USERNAME.test(username)) {
      faults.push(faultAt(row.row, 'username', row.username, '用户名的样子不对。'))
      continue
    }
    const { facts, fault } = readFacts(row)
    if (fault) faults.push(faultAt(row.row, fault.field, row[fault.field], fault.message))
    const grant = readGrant(row, names, faults)
    const known = people.get(username)
    if (known && JSON.stringify(known.facts) !== JSON.stringify(facts))
      faults.push(
        faultAt(row.row, 'name', row.name, `与第 ${known.row} 行是同一个用户名，姓名、手机或邮箱却不同。`),
      )
    if (!known) people.set(username, { username, facts, grants: grant ? [grant] : [], row: row.row })
    else if (grant) known.grants.push(grant)
  }
  return { people: [...people.values()], faults }
}

function readGrant(row: PeopleRow, names: SheetNames, faults: SheetFault[]): GrantInput | null {
  const role = roleNamed(row.role)
  if (role === null) {
    faults.push(faultAt(row.row, 'role', row.role, row.role === '' ? '没有填角色。' : '没有这个角色。'))
    return null
  }
  if (UNIT_ROLES.includes(role)) {
    const organizationId = names.unit(row.unit)
    if (organizationId === null)
      faults.push(faultAt(row.row, 'unit', row.unit, row.unit === '' ? '没有填单位。' : '没有找到这个单位。'))
    return { role, organizationId }
  }
  if (!OPERATOR_ROLES.includes(role)) return { role }
  const place = names.place(row.place)
  if (place === null || place === 'several') {
    const why =
      place === 'several'
        ? '有几个地方都叫这个名字。'
        : row.place === ''
          ? '没有填地方。'
          : '没有找到这个地方。'
    faults.push(faultAt(row.row, 'place', row.place, why))
    return { role }
  }
  return { role, scopeCode: place.code }
}
