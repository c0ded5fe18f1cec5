import type { Prisma } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { write } from '../../platform/write.ts'
import { noteSheet, sheetOf, workbook } from '../../platform/xlsx.ts'
import type { UserFilter } from './people.input.ts'
import { keptAccounts } from './people.policy.ts'
import { accountsWhere, stateOf } from './people.query.ts'
import { UserState } from './people.type.ts'
import { PEOPLE_COLUMNS, type PeopleColumn, ROLE_FIX } from './people-sheet.rules.ts'
import { ROLE_NAMES } from './role.ts'

const SHEET = '人员'

const STATE_NAMES: Readonly<Record<UserState, string>> = {
  [UserState.ACTIVE]: '正常',
  [UserState.FIRST_PASSWORD]: '待改初始密码',
  [UserState.LOCKED]: '已锁定',
  [UserState.DISABLED]: '已停用',
}

type Line = Record<PeopleColumn, string>

const columns = PEOPLE_COLUMNS.map(({ id, head, width }) => ({
  head,
  width,
  value: (line: Line) => line[id],
}))

/** An empty sheet with how to fill it in. */
export async function peopleTemplate(
  context: Context,
  place: string,
): Promise<{ name: string; file: Buffer }> {
  keptAccounts(context.viewer, place)
  const notes = PEOPLE_COLUMNS.map(({ id, head, fix }) => [head, id === 'role' ? ROLE_FIX : fix] as const)
  const file = await workbook(sheetOf<Line>(SHEET, columns, []), noteSheet('填写说明', notes))
  return { name: '人员导入模板.xlsx', file }
}

/** What narrowed the list, for the log: of typed words, which may be a name or a number, only that there were any. */
const filterFacts = ({ words, ...filter }: UserFilter): Prisma.InputJsonObject => ({
  ...(words ? { words: '（按文字查找）' } : {}),
  ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value)),
})

/**
 * The accounts of the list as its filter leaves them, one line a role: as the import takes it, with state and last
 * sign-in. Recorded.
 */
export async function exportPeople(
  context: Context,
  place: string,
  filter: UserFilter = {},
): Promise<{ name: string; file: Buffer }> {
  const code = keptAccounts(context.viewer, place)
  const { prisma } = context.db
  const users = await prisma.user.findMany({
    where: accountsWhere(context, code, filter),
    include: { grants: { where: { jurisdictionCode: code }, orderBy: { id: 'asc' } } },
    orderBy: { username: 'asc' },
  })
  const grants = users.flatMap(user => user.grants)
  const units = await prisma.organization.findMany({
    where: {
      jurisdictionCode: code,
      id: { in: grants.flatMap(({ organizationId }) => organizationId ?? []) },
    },
  })
  const places = await prisma.division.findMany({
    where: { code: { in: grants.map(grant => grant.scopeCode) } },
  })
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  const placeNames = new Map(places.map(row => [row.code, row.name]))
  const now = context.clock.now()
  const lines = users.flatMap(user =>
    user.grants.map(({ role, scopeCode, organizationId }) => ({
      ...{ username: user.username, name: user.name, phone: user.phone ?? '', email: user.email ?? '' },
      ...{ role: ROLE_NAMES[role], unit: unitNames.get(organizationId ?? '') ?? '' },
      place: scopeCode === code ? '' : (placeNames.get(scopeCode) ?? scopeCode),
      state: STATE_NAMES[stateOf(user, now)],
      last: user.lastSignInAt ? shanghai(user.lastSignInAt) : '从未登录',
    })),
  )
  await write(context, code, ({ record }) =>
    record({
      type: 'USERS_EXPORTED',
      entity: 'Jurisdiction',
      entityId: code,
      after: { count: users.length, ...filterFacts(filter) },
    }),
  )
  const more = [
    { head: '状态', width: 14, value: (line: (typeof lines)[number]) => line.state },
    { head: '最近登录', width: 18, value: (line: (typeof lines)[number]) => line.last },
  ]
  const file = await workbook(sheetOf(SHEET, [...columns, ...more], lines))
  return { name: `人员清单-${context.clock.today()}.xlsx`, file }
}

/** 2024-10-15 09:30 in Shanghai. */
const shanghai = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
