import { LONGEST_CELL, MOST_COLUMNS, PORTION, type RawRow, unreadable } from './table-file.ts'

type Item = Record<string, unknown>

/** Names of an object's fields, those of objects in it with a dot between. */
function flatten(item: Item, prefix: string, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(item)) {
    const name = prefix + key
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      if (prefix.length < 100) flatten(value as Item, `${name}.`, into)
    } else into.set(name, cellOf(value))
  }
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(cellOf).filter(Boolean).join('；')
  return String(value)
}

/** Cuts the objects out of a JSON array, or of lines with one object each, as the text comes. */
export class ObjectReader {
  #rest = ''
  #count = 0

  push(text: string): { row: number; item: Item }[] {
    this.#rest += text
    const found: { row: number; item: Item }[] = []
    let from = 0
    for (;;) {
      const start = this.#rest.indexOf('{', from)
      if (start === -1) break
      const end = endOfObject(this.#rest, start)
      if (end === -1) {
        from = start
        break
      }
      this.#count += 1
      found.push({ row: this.#count, item: parse(this.#rest.slice(start, end), this.#count) })
      from = end
    }
    this.#rest = this.#rest.slice(from)
    if (this.#rest.length > LONGEST_CELL * 10) throw this.#broken()
    return found
  }

  end(): void {
    if (/[^\s\],}]/.test(this.#rest)) throw this.#broken()
  }

  #broken() {
    return unreadable(`第 ${this.#count + 1} 条记录不完整，文件可能被截断。请重新导出后再上传。`)
  }
}

function parse(text: string, count: number): Item {
  try {
    return JSON.parse(text) as Item
  } catch {
    throw unreadable(`第 ${count} 条记录不是 JSON 对象。请检查文件，或另存为 CSV 后再上传。`)
  }
}

/** Behind the brace that closes the object, or -1. */
function endOfObject(text: string, start: number): number {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quoted) {
      if (code === 92) at += 1
      else if (code === 34) quoted = false
    } else if (code === 34) quoted = true
    else if (code === 123) depth += 1
    else if (code === 125) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return -1
}

/** Objects looked at for the names of fields; a field that first comes later is added to the right. */
const LOOKED_AT = 500

/**
 * The rows of a JSON file: a first one with the names of the fields, then one for each object. An object that holds the
 * list under some name (`{"data": [...]}`) is opened by the caller.
 */
export async function* jsonRows(pieces: AsyncIterable<string>): AsyncGenerator<RawRow[]> {
  const reader = new ObjectReader()
  const heads = new Map<string, number>()
  let waiting: { row: number; flat: Map<string, string> }[] = []
  let headed = false
  const rowOf = ({ row, flat }: { row: number; flat: Map<string, string> }): RawRow => {
    const cells: string[] = new Array(heads.size).fill('')
    for (const [name, value] of flat) {
      const index = heads.get(name)
      if (index !== undefined) cells[index] = value
    }
    return { row, cells }
  }
  for await (const piece of pieces) {
    for (const { row, item } of reader.push(piece)) {
      const flat = new Map<string, string>()
      flatten(item, '', flat)
      if (!headed && heads.size < MOST_COLUMNS)
        for (const name of flat.keys()) if (!heads.has(name)) heads.set(name, heads.size)
      waiting.push({ row, flat })
    }
    if (!headed && waiting.length >= LOOKED_AT) {
      headed = true
      yield [{ row: 0, cells: [...heads.keys()] }]
    }
    while (headed && waiting.length >= PORTION) {
      yield waiting.slice(0, PORTION).map(rowOf)
      waiting = waiting.slice(PORTION)
    }
  }
  reader.end()
  if (!headed && heads.size > 0) yield [{ row: 0, cells: [...heads.keys()] }]
  if (waiting.length > 0) yield waiting.map(rowOf)
}

/** Leaves out what stands before the list of objects in `{"data": [{…}]}`; such a file is read from its first list on. */
export async function* insideList(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let head = ''
  let inside = false
  for await (const piece of pieces) {
    if (inside) {
      yield piece
      continue
    }
    head += piece
    const plain = head.trimStart()
    if (plain === '') continue
    const list =
      /^\{\s*(?:"[^"]*"\s*:\s*(?:"[^"]*"|[\d.]+|true|false|null)\s*,\s*)*"[^"]*"\s*:\s*\[\s*\{/.exec(plain)
    if (list) {
      inside = true
      yield plain.slice(list[0].length - 1)
    } else if (plain.startsWith('[') || head.length > 65_536 || /^\{[^[]*\}/.test(plain)) {
      inside = true
      yield head
    }
  }
  if (!inside) yield head
}
