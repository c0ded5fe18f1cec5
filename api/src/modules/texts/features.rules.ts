const HAN = /^\p{sc=Han}+$/u

/**
 * What a text is compared and learned by: its words, and the pairs of neighbouring characters inside longer ones, so
 * that 施工噪声 and 噪声扰民 have something in common and a wrong character does not lose the whole word. Pairs begin with `_`.
 */
export function featuresOf(words: readonly string[]): string[] {
  const features: string[] = []
  for (const word of words) {
    features.push(word)
    if (word.length > 2 && HAN.test(word))
      for (let at = 0; at + 1 < word.length; at += 1) features.push(`_${word.slice(at, at + 2)}`)
  }
  return features
}

/** How often each feature stands in a text. */
export function countFeatures(features: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

/** In how many texts each feature stands, of how many. */
export interface DocumentFrequency {
  texts: number
  of: Map<string, number>
}

export const noTexts = (): DocumentFrequency => ({ texts: 0, of: new Map() })

/** Counts one more text. */
export function addText(frequency: DocumentFrequency, features: ReadonlySet<string>): void {
  frequency.texts += 1
  for (const feature of features) frequency.of.set(feature, (frequency.of.get(feature) ?? 0) + 1)
}

/** Rare features weigh more: ln((n + 1) / (texts with it + 1)) + 1. */
export const rarity = ({ texts, of }: DocumentFrequency, feature: string): number =>
  Math.log((texts + 1) / ((of.get(feature) ?? 0) + 1)) + 1

/** A text as weights of its features, of length 1; empty when it has none. */
export type TextVector = ReadonlyMap<string, number>

/** tf-idf with a dampened tf, cut to the `most` heaviest features. */
export function vectorOf(
  counts: ReadonlyMap<string, number>,
  frequency: DocumentFrequency,
  most = Number.POSITIVE_INFINITY,
): TextVector {
  const weighed = [...counts].map(([feature, count]): [string, number] => [
    feature,
    // A pair is a part of a word that is counted too.
    (1 + Math.log(count)) * rarity(frequency, feature) * (feature.startsWith('_') ? 0.6 : 1),
  ])
  weighed.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
  return toUnit(weighed.slice(0, most))
}

/** The same direction with length 1. */
export function toUnit(weighed: Iterable<[string, number]>): TextVector {
  const entries = [...weighed]
  const length = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0))
  return new Map(length === 0 ? [] : entries.map(([feature, weight]) => [feature, weight / length]))
}

/** Cosine of two vectors of length 1: 1 = the same, 0 = nothing in common. */
export function similarity(one: TextVector, other: TextVector): number {
  const [short, long] = one.size <= other.size ? [one, other] : [other, one]
  let sum = 0
  for (const [feature, weight] of short) sum += weight * (long.get(feature) ?? 0)
  return Math.min(1, sum)
}
