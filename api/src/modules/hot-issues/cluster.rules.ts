/** A ticket among others: numbers of features with weights, of length 1. */
export interface Point {
  features: Int32Array
  weights: Float32Array
}

/** The middle of a group: the sum of its points. */
export interface Middle {
  sums: Map<number, number>
  /** Length of the sum, squared. */
  square: number
  size: number
}

/** A point joins the group it is at least so near to. */
export const NEAR_ENOUGH = 0.36
/** Groups whose middles are so near to each other are one. */
const SAME_GROUP = 0.48
/** A group of its members' common features only has to be near: rare ones tell tickets of one matter apart. */
const MOST_KEPT = 120

export const newMiddle = (): Middle => ({ sums: new Map(), square: 0, size: 0 })

function dot(middle: Middle, { features, weights }: Point): number {
  let sum = 0
  for (let at = 0; at < features.length; at += 1)
    sum += (weights[at] as number) * (middle.sums.get(features[at] as number) ?? 0)
  return sum
}

/** Cosine of a point with a middle, 0–1. */
export const nearness = (middle: Middle, point: Point): number =>
  middle.square === 0 ? 0 : dot(middle, point) / Math.sqrt(middle.square)

export function addPoint(middle: Middle, point: Point): void {
  middle.square += 2 * dot(middle, point) + 1
  middle.size += 1
  for (let at = 0; at < point.features.length; at += 1) {
    const feature = point.features[at] as number
    middle.sums.set(feature, (middle.sums.get(feature) ?? 0) + (point.weights[at] as number))
  }
}

export function middleOf(points: Iterable<Point>): Middle {
  const middle = newMiddle()
  for (const point of points) addPoint(middle, point)
  return middle
}

/** Finds the nearest of many middles by the features they share with a point: no pair is looked at in vain. */
export class NearestMiddle {
  readonly middles: Middle[] = []
  private readonly holders = new Map<number, number[]>()

  add(middle: Middle): number {
    const place = this.middles.push(middle) - 1
    for (const feature of middle.sums.keys()) this.hold(feature, place)
    return place
  }

  private hold(feature: number, place: number): void {
    const holders = this.holders.get(feature)
    if (holders) holders.push(place)
    else this.holders.set(feature, [place])
  }

  join(place: number, point: Point): void {
    const middle = this.middles[place] as Middle
    for (const feature of point.features) if (!middle.sums.has(feature)) this.hold(feature, place)
    addPoint(middle, point)
  }

  /** The nearest middle, the first of equals; null when nothing is shared with any. */
  nearest({ features, weights }: Point): { place: number; nearness: number } | null {
    const products = new Map<number, number>()
    for (let at = 0; at < features.length; at += 1) {
      const feature = features[at] as number
      for (const place of this.holders.get(feature) ?? []) {
        const sum = (this.middles[place] as Middle).sums.get(feature) as number
        products.set(place, (products.get(place) ?? 0) + (weights[at] as number) * sum)
      }
    }
    let best: { place: number; nearness: number } | null = null
    for (const [place, product] of products) {
      const nearness = product / Math.sqrt((this.middles[place] as Middle).square)
      if (!best || nearness > best.nearness || (nearness === best.nearness && place < best.place))
        best = { place, nearness }
    }
    return best
  }
}

/** Only the features that carry a group, so that middles of thousands of points stay small. */
function condensed(middle: Middle): Middle {
  if (middle.sums.size <= MOST_KEPT) return middle
  const kept = [...middle.sums]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, MOST_KEPT)
  return { ...middle, sums: new Map(kept) }
}

/** A middle as a point of its heaviest features. */
function asPoint(middle: Middle): Point {
  const kept = [...condensed(middle).sums]
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return {
    features: Int32Array.from(kept, ([feature]) => feature),
    weights: Float32Array.from(kept, ([, weight]) => weight / length),
  }
}

/** Joins groups whose middles are nearly the same, the larger first. Returns for each the group it went to. */
function joined(middles: readonly Middle[]): number[] {
  const order = middles.map((_, place) => place).filter(place => (middles[place] as Middle).size > 1)
  order.sort((one, other) => (middles[other] as Middle).size - (middles[one] as Middle).size || one - other)
  const target = middles.map((_, place) => place)
  const kept = new NearestMiddle()
  const places: number[] = []
  for (const place of order) {
    const found = kept.nearest(asPoint(middles[place] as Middle))
    if (found && found.nearness >= SAME_GROUP) target[place] = places[found.place] as number
    else places[kept.add(condensed(middles[place] as Middle))] = place
  }
  return target
}

/**
 * Groups points in two passes: each joins the nearest group or begins one; groups that are nearly the same become one;
 * then each point goes to the group it is nearest to in the end. Points near to none stand alone. The order of the
 * points decides between equals, so the same points give the same groups. Returns indexes of points, larger groups first.
 */
export function cluster(points: readonly Point[], nearEnough = NEAR_ENOUGH): number[][] {
  const first = new NearestMiddle()
  const members: number[][] = []
  for (const [index, point] of points.entries()) {
    const found = first.nearest(point)
    if (found && found.nearness >= nearEnough) {
      first.join(found.place, point)
      members[found.place]?.push(index)
    } else members[first.add(middleOf([point]))] = [index]
  }
  const target = joined(first.middles)
  const together = new Map<number, number[]>()
  for (const [place, indexes] of members.entries()) {
    const to = target[place] as number
    together.set(to, [...(together.get(to) ?? []), ...indexes])
  }
  const last = new NearestMiddle()
  for (const indexes of together.values())
    if (indexes.length > 1) last.add(condensed(middleOf(indexes.map(index => points[index] as Point))))
  const groups: number[][] = last.middles.map(() => [])
  for (const [index, point] of points.entries()) {
    const found = last.nearest(point)
    if (found && found.nearness >= nearEnough) groups[found.place]?.push(index)
  }
  return groups
    .filter(({ length }) => length > 1)
    .sort((one, other) => other.length - one.length || (one[0] as number) - (other[0] as number))
}
