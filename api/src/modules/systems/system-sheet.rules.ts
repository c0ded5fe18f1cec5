import type { CloudState, IntegrationState, SharingState, SystemNetwork, SystemUsage } from '#prisma'
import type { Day } from '../../platform/day.ts'
import {
  cellWords,
  FORMULA_FAILED,
  isBlank,
  isCellError,
  plainText,
  type Reading,
  readDay,
  refuseCell,
  type SheetCell,
  sameHead,
} from '../../platform/sheet-cell.ts'
import { LONGEST_NAME, LONGEST_REASON, LONGEST_WORDS } from './system.rules.ts'
import { CLOUD_WORDS, INTEGRATION_WORDS, NETWORK_WORDS, SHARING_WORDS, USAGE_WORDS } from './system.words.ts'
import { tidyName } from './system-facts.rules.ts'

/** What a row of a sheet says of a system; null = left blank, which changes nothing. */
export interface SheetSystem {
  name: string | null
  owner: string | null
  purpose: string | null
  userCount: number | null
  usage: SystemUsage | null
  approval: string | null
  approvedOn: Day | null
  fundingSource: string | null
  fundingAmount: number | null
  network: SystemNetwork | null
  /** 0: said to be not graded. */
  securityLevel: number | null
  classified: boolean | null
  cloudDueOn: Day | null
  cloud: CloudState | null
  zombie: boolean | null
  sharing: SharingState | null
  integration: IntegrationState | null
  effectiveOn: Day | null
  reason: string | null
  note: string | null
}

export type ColumnId = keyof SheetSystem

interface Column {
  head: string
  /** Other heads that offices use. */
  aliases?: readonly string[]
  /** In characters of Latin script. */
  width: number
  /** How to fill it in: in the notes of the template, and beside a fault. */
  fix: string
  choices?: readonly string[]
}

const choice = (words: Readonly<Record<string, string>>): Pick<Column, 'choices' | 'fix'> => ({
  choices: Object.values(words),
  fix: `填${Object.values(words)
    .map(word => `“${word}”`)
    .join('')}之一。`,
})

const DAY_FIX = '例如 2024-10-15、2024/10/15、2024年10月15日或 20241015。'
const YES_NO = ['是', '否']

/** The columns of the sheet, in its order. */
export const COLUMNS: Readonly<Record<ColumnId, Column>> = {
  name: {
    head: '系统名称',
    aliases: ['信息系统名称', '名称'],
    width: 30,
    fix: `必填，不超过 ${LONGEST_NAME} 字。`,
  },
  owner: {
    head: '责任单位',
    aliases: ['建设单位', '所属单位', '主管单位'],
    width: 24,
    fix: '必填，写本地区单位的名称或简称，例如“区政数局”。',
  },
  purpose: {
    head: '功能用途',
    aliases: ['系统功能', '用途'],
    width: 40,
    fix: `不超过 ${LONGEST_WORDS} 字。`,
  },
  userCount: { head: '用户数', aliases: ['使用人数'], width: 10, fix: '填整数，例如 120。' },
  usage: { head: '使用频率', width: 12, ...choice(USAGE_WORDS) },
  approval: {
    head: '立项批复',
    aliases: ['批复文号'],
    width: 24,
    fix: `文号或说明，不超过 ${LONGEST_WORDS} 字。`,
  },
  approvedOn: { head: '批复日期', width: 14, fix: DAY_FIX },
  fundingSource: { head: '资金来源', aliases: ['经费来源'], width: 16, fix: '例如“区财政”“上级专项”。' },
  fundingAmount: {
    head: '资金（万元）',
    aliases: ['经费（万元）', '投资额（万元）', '资金'],
    width: 14,
    fix: '填万元数，例如 85.5。',
  },
  network: { head: '网络', aliases: ['所在网络', '部署网络'], width: 14, ...choice(NETWORK_WORDS) },
  securityLevel: {
    head: '等保等级',
    aliases: ['等级保护', '等保'],
    width: 10,
    fix: '填 1 到 5，或“二级”“三级”；未定级填“未定级”或不填。',
  },
  classified: { head: '是否涉密', aliases: ['涉密'], width: 10, choices: YES_NO, fix: '填“是”或“否”。' },
  cloudDueOn: { head: '应上云日期', aliases: ['上云时限', '计划上云日期'], width: 14, fix: DAY_FIX },
  cloud: { head: '上云状态', aliases: ['上云情况'], width: 12, ...choice(CLOUD_WORDS) },
  zombie: { head: '僵尸系统', aliases: ['是否僵尸系统'], width: 10, choices: YES_NO, fix: '填“是”或“否”。' },
  sharing: { head: '共享接入', aliases: ['共享状态', '接入状态'], width: 12, ...choice(SHARING_WORDS) },
  integration: { head: '整合状态', aliases: ['整合情况', '整合'], width: 12, ...choice(INTEGRATION_WORDS) },
  effectiveOn: {
    head: '状态生效日期',
    aliases: ['状态日期', '生效日期'],
    width: 14,
    fix: `这一状态从哪天起，不晚于今天，${DAY_FIX}`,
  },
  reason: {
    head: '状态说明',
    aliases: ['说明', '变化原因'],
    width: 30,
    fix: `发生了什么、依据是什么，不超过 ${LONGEST_REASON} 字。`,
  },
  note: { head: '备注', width: 24, fix: `不超过 ${LONGEST_WORDS} 字。` },
}

export const COLUMN_IDS = Object.keys(COLUMNS) as ColumnId[]

/** Without these a row says nothing. */
export const NEEDED_HEADS: readonly ColumnId[] = ['name', 'owner', 'cloud']

export interface RowFault {
  column: ColumnId
  reason: string
  fix?: string
}

const invert = <Code extends string>(
  words: Readonly<Record<Code, string>>,
  also: Readonly<Record<string, Code>>,
): Readonly<Record<string, Code>> => ({
  ...Object.fromEntries((Object.entries(words) as [Code, string][]).map(([code, word]) => [word, code])),
  ...also,
})

const CLOUDS = invert(CLOUD_WORDS, {
  ...({ 未上云: 'PENDING', 待迁移: 'PENDING', 待上云: 'PENDING', 拟上云: 'PENDING' } as const),
  ...({ 正在迁移: 'MIGRATING', 上云中: 'MIGRATING', 已迁移: 'ON_CLOUD', 已迁移上云: 'ON_CLOUD' } as const),
  ...({ 不需上云: 'NOT_PLANNED', 无需上云: 'NOT_PLANNED', 关停: 'SHUT_DOWN', 已下线: 'SHUT_DOWN' } as const),
})
const SHARINGS = invert(SHARING_WORDS, {
  无需接入: 'NOT_NEEDED',
  不用接入: 'NOT_NEEDED',
  待接入: 'NOT_CONNECTED',
})
const INTEGRATIONS = invert(INTEGRATION_WORDS, {
  无需整合: 'NOT_NEEDED',
  不用整合: 'NOT_NEEDED',
  未整合: 'PENDING',
  应整合: 'PENDING',
})
const USAGES = invert(USAGE_WORDS, {
  ...({ 每日: 'DAILY', 日常: 'DAILY', 经常: 'WEEKLY', 每月: 'MONTHLY', 偶尔: 'RARELY' } as const),
  ...({ 很少使用: 'RARELY', 长期未用: 'UNUSED', 停用: 'UNUSED', 未使用: 'UNUSED' } as const),
})
const NETWORKS = invert(NETWORK_WORDS, {
  ...({ 政务外网: 'EXTRANET', 外网: 'EXTRANET', 因特网: 'INTERNET', 公网: 'INTERNET' } as const),
  ...({ 专网: 'PRIVATE', 涉密专网: 'CLASSIFIED' } as const),
})
const BOOLEANS: Readonly<Record<string, 'YES' | 'NO'>> = {
  ...({ 是: 'YES', 有: 'YES', 涉密: 'YES', '√': 'YES', '✓': 'YES', Y: 'YES', y: 'YES' } as const),
  ...({ 否: 'NO', 无: 'NO', 不是: 'NO', 非涉密: 'NO', 不涉密: 'NO', '×': 'NO', N: 'NO', n: 'NO' } as const),
}

const oneOf =
  <Code extends string>(codes: Readonly<Record<string, Code>>, name: string) =>
  (cell: SheetCell): Reading<Code | null> => {
    if (isBlank(cell)) return { value: null }
    const words = plainText(cellWords(cell))
    const code = Object.hasOwn(codes, words) ? codes[words] : undefined
    return code ? { value: code } : refuseCell(`${name}没有“${cellWords(cell).slice(0, 20)}”这一种。`)
  }

const yesNo =
  (name: string) =>
  (cell: SheetCell): Reading<boolean | null> => {
    if (typeof cell === 'boolean') return { value: cell }
    const read = oneOf(BOOLEANS, name)(cell)
    if (!('value' in read)) return refuseCell(`${name}只能填“是”或“否”。`)
    return { value: read.value === null ? null : read.value === 'YES' }
  }

const text =
  (name: string, longest: number) =>
  (cell: SheetCell): Reading<string | null> => {
    // The mark that keeps text from being taken for a formula is not part of it.
    const words = cellWords(cell)
      .replace(/^'(?=[=+\-@])/, '')
      .trim()
    if (words.length > longest) return refuseCell(`${name}超过 ${longest} 字。`)
    return { value: words === '' ? null : words }
  }

/** `1,200`, `１２００人`, `85.5万元`. */
const amount =
  (name: string, units: RegExp) =>
  (cell: SheetCell): Reading<number | null> => {
    if (isBlank(cell)) return { value: null }
    const plain = plainText(cellWords(cell))
      .replace(units, '')
      .replace(/[,，￥¥]/g, '')
    return /^\d+(\.\d+)?$/.test(plain) ? { value: Number(plain) } : refuseCell(`${name}应为不小于 0 的数字。`)
  }

const LEVELS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5 }

function securityLevel(cell: SheetCell): Reading<number | null> {
  if (isBlank(cell)) return { value: null }
  const words = plainText(cellWords(cell))
  if (/^(未定级|无|不定级|0)$/.test(words)) return { value: 0 }
  const [, level] = /^(?:等保)?第?([1-5一二三四五])级?(?:等保)?$/.exec(words) ?? []
  return level ? { value: LEVELS[level] ?? Number(level) } : refuseCell('等保等级看不懂。')
}

function nameOf(cell: SheetCell): Reading<string | null> {
  const read = text('系统名称', LONGEST_NAME)(cell)
  return 'value' in read && read.value !== null ? { value: tidyName(read.value) } : read
}

const READERS: { [Id in ColumnId]: (cell: SheetCell) => Reading<SheetSystem[Id]> } = {
  name: nameOf,
  owner: text('责任单位', LONGEST_NAME),
  purpose: text('功能用途', LONGEST_WORDS),
  userCount: amount('用户数', /[人个名户]$/),
  usage: oneOf(USAGES, '使用频率'),
  approval: text('立项批复', LONGEST_WORDS),
  approvedOn: readDay,
  fundingSource: text('资金来源', LONGEST_WORDS),
  fundingAmount: amount('资金', /万?元?$/),
  network: oneOf(NETWORKS, '网络'),
  securityLevel,
  classified: yesNo('是否涉密'),
  cloudDueOn: readDay,
  cloud: oneOf(CLOUDS, '上云状态'),
  zombie: yesNo('僵尸系统'),
  sharing: oneOf(SHARINGS, '共享接入'),
  integration: oneOf(INTEGRATIONS, '整合状态'),
  effectiveOn: readDay,
  reason: text('状态说明', LONGEST_REASON),
  note: text('备注', LONGEST_WORDS),
}

export type RowCells = Readonly<Partial<Record<ColumnId, SheetCell>>>

/** What a row says, and everything that is wrong with its cells. Never throws. */
export function readSystemRow(cells: RowCells): { row: SheetSystem; faults: RowFault[] } {
  const faults: RowFault[] = []
  const entries = COLUMN_IDS.map(column => {
    const cell = cells[column]
    const read: Reading<unknown> = isCellError(cell) ? refuseCell(...FORMULA_FAILED) : READERS[column](cell)
    if ('value' in read) return [column, read.value]
    faults.push({ column, ...read.fault })
    return [column, null]
  })
  const row = Object.fromEntries(entries) as unknown as SheetSystem
  const said = new Set(faults.map(({ column }) => column))
  for (const column of ['name', 'owner'] as const)
    if (row[column] === null && !said.has(column))
      faults.push({ column, reason: `没有填写${COLUMNS[column].head}。` })
  return { row, faults }
}

/** Where each column stands in a row of heads, in any order; -1 where there is none. */
export const placeColumns = (heads: readonly SheetCell[]): Readonly<Record<ColumnId, number>> =>
  Object.fromEntries(
    COLUMN_IDS.map(id => {
      const { head, aliases = [] } = COLUMNS[id]
      const names = [head, ...aliases]
      return [id, heads.findIndex(cell => names.some(name => sameHead(cell, name)))]
    }),
  ) as Record<ColumnId, number>
