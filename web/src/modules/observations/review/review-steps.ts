/** Where the keys lead in the queue. Pure. */

interface Listed {
  id: string
}

/** Where J (+1) and K (−1) lead; nothing open means the first. */
export function stepId(items: readonly Listed[], id: string | null, step: 1 | -1): string | null {
  const at = items.findIndex(item => item.id === id)
  if (at < 0) return items[0]?.id ?? null
  return items[Math.min(items.length - 1, Math.max(0, at + step))]?.id ?? null
}

/** What to go on with when one is done: the next, else the one before, else none. */
export function nextId(items: readonly Listed[], id: string): string | null {
  const at = items.findIndex(item => item.id === id)
  return at < 0 ? (items[0]?.id ?? null) : ((items[at + 1] ?? items[at - 1])?.id ?? null)
}
