import type { Role } from '#prisma'
import { cellWords, type SheetCell, sameHead } from '../../platform/sheet-cell.ts'
import { ROLE_NAMES } from './role.ts'

/** The columns of a sheet of people, in its order. */
export const PEOPLE_COLUMNS = [
  {
    id: 'username',
    head: '用户名',
    width: 18,
    aliases: ['登录名', '账号'],
    fix: '必填，2–64 位字母、数字、点、横线或下划线。',
  },
  { id: 'name', head: '姓名', width: 12, aliases: ['人员姓名'], fix: '必填，不超过 50 个字。' },
  {
    id: 'phone',
    head: '手机',
    width: 16,
    aliases: ['电话', '联系电话', '手机号'],
    fix: '可不填；座机请写区号。',
  },
  { id: 'email', head: '邮箱', width: 24, aliases: ['电子邮箱'], fix: '可不填。' },
  { id: 'role', head: '角色', width: 14, aliases: ['岗位'], fix: '' },
  {
    id: 'unit',
    head: '单位',
    width: 28,
    aliases: ['所属单位'],
    fix: '单位负责人、单位联络员必填，写单位的名称或简称。',
  },
  {
    id: 'place',
    head: '镇街或村居',
    width: 20,
    aliases: ['地区', '镇街', '村居'],
    fix: '镇街、村居经办人必填，写名称；有重名时写 12 位代码。',
  },
] as const

export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]['id']

export const ROLE_FIX = `填${Object.values(ROLE_NAMES).join('、')}之一；一人多个角色写多行。`

export interface SheetFault {
  row: number | null
  column: string
  value: string
  reason: string
  fix: string
}

export const headOf = (id: PeopleColumn): string =>
  PEOPLE_COLUMNS.find(column => column.id === id)?.head ?? id

export const faultAt = (row: number, column: PeopleColumn, value: string, reason: string): SheetFault => ({
  ...{ row, column: headOf(column), value, reason },
  fix: column === 'role' ? ROLE_FIX : (PEOPLE_COLUMNS.find(({ id }) => id === column)?.fix ?? ''),
})

/** A row in words; what is not filled in is ''. */
export type PeopleRow = Record<PeopleColumn, string> & { row: number }

const MOST_ROWS = 1000

/** The rows of a sheet below its heads, blank ones left out; or what is wrong with the whole. */
export function readPeople(cells: readonly (readonly SheetCell[])[]): {
  rows: PeopleRow[]
  faults: SheetFault[]
} {
  const at = cells.findIndex(row => row.some(cell => sameHead(cell, '用户名') || sameHead(cell, '登录名')))
  const whole = (reason: string, fix: string) => ({
    rows: [],
    faults: [{ row: null, column: '', value: '', reason, fix }],
  })
  const heads = cells[at]
  if (!heads) return whole('没有找到“用户名”一栏。', '请用模板填写，不要改动表头。')
  const places = PEOPLE_COLUMNS.map(({ head, aliases }) =>
    heads.findIndex(cell => [head, ...aliases].some(name => sameHead(cell, name))),
  )
  const missing = PEOPLE_COLUMNS.filter(({ id }, index) => places[index] === -1 && REQUIRED.includes(id))
  if (missing.length > 0)
    return whole(
      `缺少${missing.map(({ head }) => `“${head}”`).join('、')}一栏。`,
      '请用模板填写，不要改动表头。',
    )
  const rows = cells.slice(at + 1).flatMap((row, index) => {
    const words = PEOPLE_COLUMNS.map(({ id }, column) => [id, cellWords(row[places[column] ?? -1])] as const)
    const filled = words.some(([, value]) => value !== '')
    return filled
      ? [{ ...(Object.fromEntries(words) as Record<PeopleColumn, string>), row: at + index + 2 }]
      : []
  })
  return rows.length > MOST_ROWS
    ? whole(`一次最多导入 ${MOST_ROWS} 行，这份表有 ${rows.length} 行。`, '请分成几份导入。')
    : { rows, faults: [] }
}

const REQUIRED: readonly PeopleColumn[] = ['username', 'name', 'role']

const ROLES = Object.entries(ROLE_NAMES) as [Role, string][]

/** The role of that name. */
export const roleNamed = (words: string): Role | null =>
  ROLES.find(([role, name]) => name === words || role === words.toUpperCase())?.[0] ?? null
