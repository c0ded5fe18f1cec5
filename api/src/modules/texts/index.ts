/** The only door of the texts module: words, likeness and learning, all pure. */

export { type Example, type TrainingOptions, trainClassifier, trainInSteps } from './classifier.train.ts'
export { type Classifier, classify, type Guess, openModel, type TextModel } from './classifier.ts'
export {
  addText,
  countFeatures,
  type DocumentFrequency,
  featuresOf,
  noTexts,
  rarity,
  similarity,
  type TextVector,
  toUnit,
  vectorOf,
} from './features.rules.ts'
export { phrases, segment } from './segment.ts'
