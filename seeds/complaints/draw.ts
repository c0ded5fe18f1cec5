import { seededRandom } from '../random.ts'

/** Draws that are the same at every load. */
export interface Draw {
  /** From 0 to 1. */
  next(): number
  chance(probability: number): boolean
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  one<T>(list: readonly T[]): T
  /** An index, by weights. */
  weighted(weights: readonly number[]): number
  /** How many of something that comes `mean` times on average. */
  count(mean: number): number
}

export function drawing(seed: number): Draw {
  const next = seededRandom(seed)
  const weighted = (weights: readonly number[]): number => {
    let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
    const found = weights.findIndex(weight => {
      left -= weight
      return left < 0
    })
    return found === -1 ? weights.length - 1 : found
  }
  return {
    next,
    chance: probability => next() < probability,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    one: list => list[Math.floor(next() * list.length)] as (typeof list)[number],
    weighted,
    count: mean => poisson(mean, next),
  }
}

/** Knuth: multiply draws until they fall below e^-mean. */
function poisson(mean: number, next: () => number): number {
  const line = Math.exp(-mean)
  let product = next()
  let count = 0
  while (product > line) {
    product *= next()
    count += 1
  }
  return count
}
