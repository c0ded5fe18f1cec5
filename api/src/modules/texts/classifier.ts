import { countFeatures, type DocumentFrequency, rarity } from './features.rules.ts'

/** What was learned, small enough to be kept as JSON: weights are one byte each, a row of labels for every feature. */
export interface TextModel {
  labels: string[]
  features: string[]
  /** Rarity of each feature. */
  rarities: number[]
  /** Int8, base64: `features.length × labels.length`. */
  weights: string
  /** What one step of a byte is worth. */
  step: number
  biases: number[]
}

/** A label with the probability given to it, 0–1. */
export interface Guess {
  label: string
  probability: number
}

/** A model unpacked, to classify with. */
export interface Classifier {
  model: TextModel
  index: ReadonlyMap<string, number>
  weights: Int8Array
}

export function openModel(model: TextModel): Classifier {
  const bytes = Buffer.from(model.weights, 'base64')
  return {
    model,
    index: new Map(model.features.map((feature, index) => [feature, index])),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  }
}

/** Features known to the model, as a vector of length 1: place of the feature, weight. */
export function sparse(
  features: readonly string[],
  index: ReadonlyMap<string, number>,
  rarities: ArrayLike<number>,
): [number, number][] {
  const entries: [number, number][] = []
  let square = 0
  for (const [feature, count] of countFeatures(features)) {
    const at = index.get(feature)
    if (at === undefined) continue
    const weight = (1 + Math.log(count)) * (rarities[at] as number)
    entries.push([at, weight])
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  return entries.map(([at, weight]) => [at, weight / length])
}

/** Turns scores into probabilities in place. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) highest = Math.max(highest, score)
  let sum = 0
  for (let label = 0; label < scores.length; label += 1) {
    const power = Math.exp((scores[label] as number) - highest)
    scores[label] = power
    sum += power
  }
  for (let label = 0; label < scores.length; label += 1) scores[label] = (scores[label] as number) / sum
  return scores
}

/** What a text is likely to be, the likeliest first; nothing for a text without a known word. */
export function classify({ model, index, weights }: Classifier, features: readonly string[]): Guess[] {
  const entries = sparse(features, index, model.rarities)
  if (entries.length === 0) return []
  const count = model.labels.length
  const scores = Float64Array.from(model.biases)
  for (const [at, weight] of entries)
    for (let label = 0; label < count; label += 1)
      scores[label] =
        (scores[label] as number) + weight * model.step * (weights[at * count + label] as number)
  const probabilities = softmax(scores)
  return model.labels
    .map((label, at) => ({ label, probability: probabilities[at] as number }))
    .sort((one, other) => other.probability - one.probability || (one.label < other.label ? -1 : 1))
}

/** The most frequent features, rarities beside them; those in fewer than two texts teach nothing. */
export function vocabularyOf(frequency: DocumentFrequency, most: number) {
  const features = [...frequency.of]
    .filter(([, texts]) => texts > 1)
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, most)
    .map(([feature]) => feature)
  return { features, rarities: features.map(feature => Math.round(rarity(frequency, feature) * 1000) / 1000) }
}
