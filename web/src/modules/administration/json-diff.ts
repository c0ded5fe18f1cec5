/** One value that was, is, or both. */
export interface DiffRow {
  /** Keys and places from the outside in: `['grants', '1', 'role']`. */
  path: readonly string[]
  before: string | null
  after: string | null
  changed: boolean
}

type Leaves = Map<string, { path: readonly string[]; text: string }>

const SEPARATOR = '\u0000'

function leavesOf(value: unknown, path: readonly string[], into: Leaves): void {
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    for (const [key, part] of Object.entries(value)) {
      leavesOf(part, [...path, Array.isArray(value) ? String(Number(key) + 1) : key], into)
    }
    return
  }
  const isEmpty = value === null || (typeof value === 'object' && Object.keys(value as object).length === 0)
  const text = isEmpty ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  into.set(path.join(SEPARATOR), { path, text })
}

function leaves(json: string | null | undefined): Leaves {
  const found: Leaves = new Map()
  if (!json) return found
  try {
    leavesOf(JSON.parse(json), [], found)
  } catch {
    found.set('', { path: [], text: json })
  }
  return found
}

/** What a write changed, value by value; changed ones first, both in the order they were recorded. */
export function jsonDiff(before: string | null | undefined, after: string | null | undefined): DiffRow[] {
  const [old, now] = [leaves(before), leaves(after)]
  const keys = [...new Set([...now.keys(), ...old.keys()])]
  const rows = keys.map(key => {
    const [was, is] = [old.get(key), now.get(key)]
    const path = (is ?? was)?.path ?? []
    return { path, before: was?.text ?? null, after: is?.text ?? null, changed: was?.text !== is?.text }
  })
  return [...rows.filter(({ changed }) => changed), ...rows.filter(({ changed }) => !changed)]
}
