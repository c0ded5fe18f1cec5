import { plainWords } from './term-words.rules.ts'

/** A division as matching needs it. */
export interface NamedPlace {
  code: string
  name: string
  level: number
  parentCode: string | null
}

export interface Found<T> {
  target: T
  match: 'EXACT' | 'ALIAS' | 'SIMILAR'
  score: number
}

export interface Candidate {
  target: string
  name: string
  score: number
}

/** From that likeness on a name is proposed. */
const SIMILAR = 0.75
const WORTH_A_LOOK = 0.34

const LEVEL_ENDS: Readonly<Record<number, RegExp>> = {
  1: /(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)$/,
  2: /(?:市|地区|盟|自治州)$/,
  3: /(?:自治县|新区|区|县|市|旗)$/,
  4: /(?:街道办事处|街道办|街道|街办|镇人民政府|乡人民政府|民族乡|镇|乡|苏木)$/,
  5: /(?:村民委员会|社区居民委员会|社区居委会|居民委员会|社区工作站|村委会|居委会|社区村|社区|村|嘎查)$/,
}

/** A name without what only says of what kind the place is; kept whole when nothing would be left. */
export function stemOf(name: string, level: number): string {
  const plain = plainWords(name)
  const stem = plain.replace(LEVEL_ENDS[level] ?? /$^/, '')
  return stem.length >= 1 && stem !== '' ? stem : plain
}

function pairs(text: string): string[] {
  const signs = [...text]
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}

/** How alike two names are, 0–1: pairs of characters they share. */
export function likeness(one: string, other: string): number {
  const left = pairs(one)
  const right = new Map<string, number>()
  for (const pair of pairs(other)) right.set(pair, (right.get(pair) ?? 0) + 1)
  const size = left.length + pairs(other).length
  let common = 0
  for (const pair of left) {
    const count = right.get(pair) ?? 0
    if (count === 0) continue
    right.set(pair, count - 1)
    common += 1
  }
  return size === 0 ? 0 : (2 * common) / size
}

/** The names most like some words, best first. */
export function nearest<T>(
  words: string,
  all: readonly T[],
  nameOf: (item: T) => string,
  most = 3,
): { item: T; score: number }[] {
  const plain = plainWords(words)
  return all
    .map(item => ({ item, score: likeness(plain, plainWords(nameOf(item))) }))
    .filter(({ score }) => score >= WORTH_A_LOOK)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
}

/** Finds places of a jurisdiction by the words of a file, from the widest to the narrowest. */
export class PlaceMatcher {
  readonly #root: NamedPlace
  readonly #byLevel = new Map<number, NamedPlace[]>()
  readonly #byName = new Map<string, NamedPlace[]>()
  readonly #byStem = new Map<string, NamedPlace[]>()

  constructor(root: NamedPlace, below: readonly NamedPlace[]) {
    this.#root = root
    for (const place of below) {
      add(this.#byLevel, place.level, place)
      add(this.#byName, plainWords(place.name), place)
      add(this.#byStem, `${place.level} ${stemOf(place.name, place.level)}`, place)
    }
  }

  /** The level of a name, for guessing columns; null when it is no place here. */
  levelOf(name: string): number | null {
    const plain = plainWords(name)
    if (plain === plainWords(this.#root.name)) return this.#root.level
    const [named] = this.#byName.get(plain) ?? []
    if (named) return named.level
    return [4, 5, 3].find(level => this.#byStem.has(`${level} ${stemOf(name, level)}`)) ?? null
  }

  /**
   * The narrowest place that county, town and village name; null when the county is another one, or nothing is known.
   * A town tells villages of one name apart; a name that two places bear means neither.
   */
  find(county: string, town: string, village: string): Found<NamedPlace> | null {
    if (county !== '' && !this.#isAround(county)) return null
    const inCounty = this.#root.level < 3 && county !== '' ? this.#at(3, county, this.#root) : null
    if (inCounty === null && this.#root.level < 3 && county !== '') return null
    const within = inCounty?.target ?? this.#root
    const inTown = town === '' ? null : this.#at(4, town, within)
    if (town !== '' && inTown === null) return inCounty ?? null
    const above = inTown?.target ?? within
    const inVillage = village === '' ? null : this.#at(5, village, above)
    return weakest([inVillage, inTown, inCounty])
  }

  /** Whether the county named is the jurisdiction, lies in it, or lies around it. */
  #isAround(county: string): boolean {
    if (this.#root.level < 3) return true
    const stem = stemOf(county, 3)
    return stemOf(this.#root.name, 3) === stem || plainWords(this.#root.name).includes(stem)
  }

  #at(level: number, words: string, within: NamedPlace): Found<NamedPlace> | null {
    const inside = (place: NamedPlace) => place.level === level && isBelow(place.code, within)
    const named = (this.#byName.get(plainWords(words)) ?? []).filter(inside)
    if (named.length === 1 && named[0]) return { target: named[0], match: 'EXACT', score: 1 }
    const stemmed = (this.#byStem.get(`${level} ${stemOf(words, level)}`) ?? []).filter(inside)
    if (stemmed.length === 1 && stemmed[0]) return { target: stemmed[0], match: 'ALIAS', score: 1 }
    if (named.length > 1 || stemmed.length > 1) return null
    const [best, second] = nearest(
      stemOf(words, level),
      this.#inside(level, within),
      ({ name }) => stemOf(name, level),
      2,
    )
    if (!best || best.score < SIMILAR || (second && second.score > best.score - 0.1)) return null
    return { target: best.item, match: 'SIMILAR', score: best.score }
  }

  #inside(level: number, within: NamedPlace): NamedPlace[] {
    return (this.#byLevel.get(level) ?? []).filter(({ code }) => isBelow(code, within))
  }

  /** Places whose names are most like the narrowest of some words. */
  candidates(words: string): Candidate[] {
    const parts = words.split('/')
    const level = parts[2] ? 5 : parts[1] ? 4 : 3
    const narrowest = parts[level - 3] ?? ''
    return nearest(stemOf(narrowest, level), this.#byLevel.get(level) ?? [], ({ name }) =>
      stemOf(name, level),
    ).map(({ item, score }) => ({ target: item.code, name: item.name, score }))
  }
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const DIGITS: Readonly<Record<number, number>> = { 1: 2, 2: 4, 3: 6, 4: 9, 5: 12 }

const isBelow = (code: string, { code: above, level }: NamedPlace): boolean =>
  code.startsWith(above.slice(0, DIGITS[level] ?? 12))

/** The narrowest place found; as sure as the least sure of those it was found through. */
function weakest(found: readonly (Found<NamedPlace> | null)[]): Found<NamedPlace> | null {
  const all = found.filter((one): one is Found<NamedPlace> => one !== null)
  const [narrowest] = all
  if (!narrowest) return null
  const order = ['EXACT', 'ALIAS', 'SIMILAR'] as const
  const match = all.map(one => one.match).sort((one, other) => order.indexOf(other) - order.indexOf(one))[0]
  return { target: narrowest.target, match: match ?? 'EXACT', score: Math.min(...all.map(one => one.score)) }
}

/** The unit most like some words, if it is alike enough and no other is as much. */
export function similarUnit<T extends { name: string }>(words: string, units: readonly T[]): Found<T> | null {
  const [best, second] = nearest(words, units, ({ name }) => name, 2)
  if (!best || best.score < SIMILAR || (second && second.score > best.score - 0.1)) return null
  return { target: best.item, match: 'SIMILAR', score: best.score }
}
