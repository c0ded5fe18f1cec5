import { badInput } from '../../platform/errors.ts'
import { SLASH } from './category-tree.rules.ts'

const LONGEST = 100
const MOST_AT_ONCE = 500

/** A name of a category or channel as it is kept. Throws `BAD_INPUT`. */
export function termName(text: string, field = 'name'): string {
  const name = text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (name === '') throw badInput(field, '请填写名称。')
  if (name.length > LONGEST) throw badInput(field, `名称不能超过 ${LONGEST} 个字。`)
  return name
}

/** The names of a path of categories, 市容环卫/占道经营. Throws `BAD_INPUT`. */
export const pathNames = (text: string): string[] => text.split(/[/／]/).map(part => termName(part, 'names'))

/** The name of one category: no path. Throws `BAD_INPUT`. */
export function categoryOwnName(text: string): string {
  const name = termName(text)
  if (name.includes(SLASH)) throw badInput('name', '名称中不能有“/”，它用来分隔上下级。')
  return name
}

/** What somebody typed line by line, each once. Throws `BAD_INPUT` when there is nothing or too much. */
export function typedLines(names: readonly string[]): string[] {
  const lines = [...new Set(names.map(line => line.trim()).filter(Boolean))]
  if (lines.length === 0) throw badInput('names', '请填写名称，每行一个。')
  if (lines.length > MOST_AT_ONCE) throw badInput('names', `一次最多添加 ${MOST_AT_ONCE} 个，请分几次添加。`)
  return lines
}
