/** What became of the last row of an id so far. */
export type Seen = 'NEW' | 'CHANGED' | 'SAME'

const KINDS: readonly Seen[] = ['NEW', 'CHANGED', 'SAME']

/** 64 bits of an id: two different ones among millions are told apart. */
function hashOf(text: string): [number, number] {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return [high >>> 0, low >>> 0]
}

/**
 * The ids of a file, nine bytes each at a load of one half: a million take 20 MB. Remembers of each what its last row
 * was, and of those that come more than once which row is the last.
 */
export class SeenIds {
  #size = 1 << 12
  #count = 0
  #highs = new Uint32Array(this.#size)
  #lows = new Uint32Array(this.#size)
  #kinds = new Uint8Array(this.#size)
  /** Ids that come again, with their last row. */
  readonly again = new Map<string, number>()

  /** Puts an id in; returns what its row before was, or null for the first. */
  put(id: string, row: number, kind: Seen): Seen | null {
    if (this.#count * 2 >= this.#size) this.#grow()
    const [high, low] = hashOf(id)
    const at = this.#find(high, low)
    const before = this.#kinds[at] as number
    this.#kinds[at] = KINDS.indexOf(kind) + 1
    if (before !== 0) {
      this.again.set(id, row)
      return KINDS[before - 1] as Seen
    }
    this.#highs[at] = high
    this.#lows[at] = low
    this.#count += 1
    return null
  }

  #find(high: number, low: number): number {
    let at = (low ^ high) & (this.#size - 1)
    while (this.#kinds[at] !== 0 && (this.#highs[at] !== high || this.#lows[at] !== low))
      at = (at + 1) & (this.#size - 1)
    return at
  }

  #grow(): void {
    const [highs, lows, kinds] = [this.#highs, this.#lows, this.#kinds]
    this.#size *= 2
    this.#highs = new Uint32Array(this.#size)
    this.#lows = new Uint32Array(this.#size)
    this.#kinds = new Uint8Array(this.#size)
    for (let at = 0; at < kinds.length; at += 1) {
      if (kinds[at] === 0) continue
      const to = this.#find(highs[at] as number, lows[at] as number)
      this.#highs[to] = highs[at] as number
      this.#lows[to] = lows[at] as number
      this.#kinds[to] = kinds[at] as number
    }
  }
}
