import type { FieldError } from '../../platform/errors.ts'
import { isDivisionCode, isWithin, LEVELS, levelOfCode, padCode } from './division.rules.ts'
import type { Division } from './division.type.ts'

/** A file of divisions, checked: the tree from its root down, and what the file says stands above the root. */
export interface DivisionFile {
  root: Division
  /** Outermost first. */
  ancestors: Division[]
  /** The root and everything in it, parents before children. */
  divisions: Division[]
  /** Empty when the file is sound. `field` is the JSON path of the row. */
  problems: FieldError[]
}

/** Codes as the statistics office shortens them, one length a level. */
const SHORT_LENGTHS = [2, 4, 6, 9, 12]
const LONGEST_NAME = 60
const MOST_PROBLEMS = 100

type Json = Record<string, unknown>

interface Reading {
  divisions: Division[]
  /** Where a code was first seen: row number and name. */
  seen: Map<string, string>
  problems: FieldError[]
  row: number
}

/**
 * Reads `{code, name, level, children, province?, city?}`; codes of 2, 4, 6, 9 or 12 digits are padded to 12.
 * Every fault is listed with its row (counted from the root, parents before children) and what to do about it.
 */
export function readDivisionFile(json: unknown): DivisionFile {
  const reading: Reading = { divisions: [], seen: new Map(), problems: [], row: 0 }
  const node = isObject(json) ? json : {}
  const ancestors = readAncestors(node, reading)
  readNode(node, { parent: ancestors.at(-1) ?? null, path: '', depth: 1 }, reading)
  const root = reading.divisions[0] ?? { code: '', name: '', level: 0, parentCode: null }
  return { root, ancestors, divisions: reading.divisions, problems: reading.problems }
}

function readAncestors(root: Json, reading: Reading): Division[] {
  const ancestors: Division[] = []
  for (const key of ['province', 'city']) {
    const value = root[key]
    if (value === undefined || value === null) continue
    const above = ancestors.at(-1) ?? null
    const division = readDivision(
      isObject(value) ? value : {},
      above,
      { path: key, label: `“${key}”` },
      reading,
    )
    if (division) ancestors.push(division)
  }
  return ancestors
}

interface Position {
  parent: Division | null
  path: string
  depth: number
}

function readNode(node: Json, { parent, path, depth }: Position, reading: Reading): void {
  reading.row += 1
  if (reading.problems.length >= MOST_PROBLEMS) return
  const name = typeof node['name'] === 'string' ? `“${node['name'].slice(0, 20)}”` : ''
  const label = `第 ${reading.row} 行${name}`
  const division = readDivision(node, parent, { path, label }, reading)
  if (division) reading.divisions.push(division)
  const children = node['children'] ?? []
  if (!Array.isArray(children)) {
    reading.problems.push({ field: `${path}children`, message: `${label}：children 应是列表，请写成 […]。` })
  } else if (children.length > 0 && depth >= LEVELS.VILLAGE) {
    reading.problems.push({
      field: `${path}children`,
      message: `${label}：下面还有下级，但区划最多五级（省、市、县、镇、村）。请去掉多出的层级。`,
    })
  } else {
    children.forEach((child, index) => {
      const place = { parent: division ?? parent, path: `${path}children[${index}].`, depth: depth + 1 }
      readNode(isObject(child) ? child : {}, place, reading)
    })
  }
}

interface Place {
  path: string
  label: string
}

/** A row as a division, or null with its faults noted. */
function readDivision(
  node: Json,
  parent: Division | null,
  { path, label }: Place,
  reading: Reading,
): Division | null {
  const given = typeof node['code'] === 'number' ? String(node['code']) : node['code']
  const name = typeof node['name'] === 'string' ? node['name'].trim() : ''
  const fault =
    codeFault(given) ??
    nameFault(name) ??
    levelFault(node['level'], padCode(String(given))) ??
    parentFault(padCode(String(given)), parent) ??
    twiceFault(padCode(String(given)), label, reading.seen)
  if (fault) {
    reading.problems.push({ field: path.replace(/\.$/, '') || '(root)', message: `${label}：${fault}` })
    return null
  }
  const code = padCode(String(given))
  return { code, name, level: levelOfCode(code), parentCode: parent?.code ?? null }
}

function codeFault(code: unknown): string | null {
  if (typeof code !== 'string' || code === '') return '缺少区划代码 code，请补上统计用区划代码。'
  const shown = code.slice(0, 20)
  if (!/^\d+$/.test(code)) return `区划代码“${shown}”含有数字以外的字符，请改为统计用区划代码。`
  if (!SHORT_LENGTHS.includes(code.length))
    return `区划代码“${shown}”有 ${code.length} 位，应为 2、4、6、9 或 12 位。`
  return isDivisionCode(padCode(code)) ? null : `区划代码“${shown}”的省级部分不能是 00。`
}

function nameFault(name: string): string | null {
  if (name === '') return '缺少名称 name，请补上。'
  return name.length > LONGEST_NAME ? `名称超过 ${LONGEST_NAME} 个字，请改短。` : null
}

function levelFault(given: unknown, code: string): string | null {
  const level = levelOfCode(code)
  if (given === undefined || given === level) return null
  return `代码 ${code} 是第 ${level} 级，level 却写着 ${String(given).slice(0, 20)}。请改其中一个。`
}

function parentFault(code: string, parent: Division | null): string | null {
  if (parent === null || (isWithin(code, parent.code) && levelOfCode(code) > parent.level)) return null
  return `代码 ${code} 不属于上级“${parent.name}”(${parent.code})。请把它移到正确的上级下面，或改正代码。`
}

function twiceFault(code: string, label: string, seen: Map<string, string>): string | null {
  const first = seen.get(code)
  if (first) return `代码 ${code} 在${first}已经出现过。请删去重复的一行，或改正代码。`
  seen.set(code, label)
  return null
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
