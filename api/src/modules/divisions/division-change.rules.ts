import { isDivisionCode, isWithin, LEVELS, levelOfCode, significantPrefix } from './division.rules.ts'

const PART_LENGTHS = [2, 2, 2, 3, 3] as const
const LONGEST_NAME = 60

/** The next free code right below a place, after the highest one in use; null when all are taken. */
export function nextCode(parent: string, taken: readonly string[]): string | null {
  const level = levelOfCode(parent)
  if (level >= LEVELS.VILLAGE) return null
  const prefix = significantPrefix(parent)
  const length = PART_LENGTHS[level] ?? 3
  const most = 10 ** length - 1
  const used = new Set(
    taken
      .filter(code => isWithin(code, parent))
      .map(code => Number(code.slice(prefix.length, prefix.length + length))),
  )
  const codeOf = (part: number) => (prefix + String(part).padStart(length, '0')).padEnd(12, '0')
  const highest = Math.max(0, ...used)
  if (highest < most) return codeOf(highest + 1)
  for (let part = 1; part <= most; part += 1) if (!used.has(part)) return codeOf(part)
  return null
}

/** Why a place cannot have this code right below another, as a sentence, or null. */
export function newCodeFault(
  code: string,
  parent: { code: string; name: string; level: number },
): string | null {
  if (!isDivisionCode(code)) return '区划代码应为 12 位数字，请按统计用区划代码填写。'
  if (parent.level >= LEVELS.VILLAGE) return `“${parent.name}”是村居，下面不能再有下级。`
  if (!isWithin(code, parent.code) || code === parent.code)
    return `代码应以上级“${parent.name}”的 ${significantPrefix(parent.code)} 开头，并在后面编号。`
  if (levelOfCode(code) !== parent.level + 1)
    return `代码 ${code} 是第 ${levelOfCode(code)} 级，“${parent.name}”的下一级是第 ${parent.level + 1} 级，请核对位数。`
  return null
}

/** Why a place cannot have this name, or null. */
export function divisionNameFault(name: string): string | null {
  if (name === '') return '请填写名称。'
  return name.length > LONGEST_NAME ? `名称不能超过 ${LONGEST_NAME} 个字。` : null
}
