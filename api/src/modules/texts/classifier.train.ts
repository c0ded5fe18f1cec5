import { softmax, sparse, type TextModel, vocabularyOf } from './classifier.ts'
import { addText, noTexts } from './features.rules.ts'

/** A text whose label is known. */
export interface Example {
  features: readonly string[]
  label: string
}

export interface TrainingOptions {
  /** Labels with fewer examples are left out. */
  fewest?: number
  /** Bytes of weights at most. */
  largest?: number
  rounds?: number
  seed?: number
}

/** Examples after which a long training lets others have their turn. */
const BREATH = 400
const RATE = 0.3
/** Rarer ones than these say little and fill the model. */
const MOST_FEATURES = 30_000

/** A small generator of its own (LCG of Numerical Recipes), so that training twice gives the same model. */
function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function shuffle(items: Uint32Array, random: () => number): void {
  for (let at = items.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const kept = items[at] as number
    items[at] = items[other] as number
    items[other] = kept
  }
}

function labelsOf(examples: readonly Example[], fewest: number): string[] {
  const counts = new Map<string, number>()
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].flatMap(([label, count]) => (count >= fewest ? [label] : [])).sort()
}

/** The weights while they are learned: a row of labels for every feature, biases last. */
interface Weights {
  count: number
  values: Float32Array
  /** Sums of squares of the gradients: AdaGrad gives rare features larger steps. */
  squares: Float32Array
}

/** The features of a text and what each weighs, as numbers only: tens of thousands of texts are held at once. */
interface Text {
  places: Uint32Array
  weights: Float64Array
}

const textOf = (entries: readonly [number, number][]): Text => ({
  places: Uint32Array.from(entries, ([place]) => place),
  weights: Float64Array.from(entries, ([, weight]) => weight),
})

/** One example: scores, probabilities, and a step against the error of each label. */
function learn(weights: Weights, text: Text, truth: number, bias: number): void {
  const { count, values, squares } = weights
  const { places, weights: heavy } = text
  const scores = new Float64Array(count)
  for (let label = 0; label < count; label += 1) scores[label] = values[bias * count + label] as number
  for (const [entry, at] of places.entries()) {
    const weight = heavy[entry] as number
    for (let label = 0; label < count; label += 1)
      scores[label] = (scores[label] as number) + weight * (values[at * count + label] as number)
  }
  softmax(scores)
  scores[truth] = (scores[truth] as number) - 1
  const adjust = (place: number, gradient: number, rate: number) => {
    const square = (squares[place] as number) + gradient * gradient
    squares[place] = square
    values[place] = (values[place] as number) - (rate * gradient) / Math.sqrt(square)
  }
  for (let label = 0; label < count; label += 1) {
    const error = scores[label] as number
    if (Math.abs(error) < 1e-4) continue
    for (const [entry, at] of places.entries())
      adjust(at * count + label, error * (heavy[entry] as number), RATE)
    adjust(bias * count + label, error, RATE / 10)
  }
}

/** Bytes instead of numbers: a 127th of the largest weight is as fine as it needs to be. */
function packed({ values, count }: Weights, rows: number): { weights: string; step: number } {
  let largest = 0
  for (let at = 0; at < rows * count; at += 1) largest = Math.max(largest, Math.abs(values[at] as number))
  const step = largest / 127 || 1
  const bytes = new Int8Array(rows * count)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.round((values[at] as number) / step)
  return { weights: Buffer.from(bytes.buffer).toString('base64'), step }
}

/**
 * Learns in steps: yields now and then, returns the model at the end; null when fewer than two labels have enough
 * examples. Multinomial logistic regression by stochastic gradient descent, the same for the same examples.
 */
export function* trainInSteps(
  examples: readonly Example[],
  { fewest = 5, largest = 800_000, rounds = 3, seed = 7 }: TrainingOptions = {},
): Generator<void, TextModel | null> {
  const labels = labelsOf(examples, fewest)
  if (labels.length < 2) return null
  const place = new Map(labels.map((label, index) => [label, index]))
  const used = examples.filter(({ label }) => place.has(label))
  const frequency = noTexts()
  for (const { features } of used) addText(frequency, new Set(features))
  const most = Math.min(MOST_FEATURES, Math.floor(largest / labels.length))
  const { features, rarities } = vocabularyOf(frequency, most)
  const index = new Map(features.map((feature, at) => [feature, at]))
  const texts: Text[] = []
  for (const example of used) {
    texts.push(textOf(sparse(example.features, index, rarities)))
    if (texts.length % BREATH === 0) yield
  }
  const count = labels.length
  const size = (features.length + 1) * count
  const weights = { count, values: new Float32Array(size), squares: new Float32Array(size).fill(1e-2) }
  const order = Uint32Array.from(used, (_, at) => at)
  const random = chance(seed)
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    for (const [done, at] of order.entries()) {
      learn(weights, texts[at] as Text, place.get(used[at]?.label ?? '') as number, features.length)
      if (done % BREATH === 0) yield
    }
  }
  const biases = [...weights.values.subarray(features.length * count)]
  return { labels, features, rarities, ...packed(weights, features.length), biases }
}

/** The same in one go, for scripts and tests. */
export function trainClassifier(examples: readonly Example[], options?: TrainingOptions): TextModel | null {
  const steps = trainInSteps(examples, options)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
