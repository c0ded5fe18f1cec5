import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readSheet } from 'read-excel-file/node'
import { isSameMatter, vectorsOf } from '#api/modules/hot-issues/similar.rules.ts'
import {
  classify,
  featuresOf,
  openModel,
  segment,
  similarity,
  trainClassifier,
} from '#api/modules/texts/index.ts'
import { reworded } from './reworded.ts'

/** Labelled messages of a contest, kept beside this checkout and not in it. */
const FOLDER = new URL('../../../shared/data/complaints/taidi2020c/', import.meta.url)

export const contestIsThere = (): boolean => existsSync(FOLDER)

const sheet = async (name: string): Promise<unknown[][]> =>
  (await readSheet(readFileSync(new URL(encodeURIComponent(name), FOLDER)))) as unknown[][]

/** One text in five is asked for, four are learned from: by the hash of its words, so that copies stay on one side. */
const isAsked = (text: string): boolean =>
  (createHash('sha256').update(text.replace(/\s+/g, '')).digest()[0] as number) % 5 === 0

export interface ClassScore {
  label: string
  precision: number
  recall: number
  f1: number
  texts: number
}

export interface ClassifierScore {
  macroF1: number
  classes: ClassScore[]
  learned: number
  asked: number
}

interface Labelled {
  text: string
  label: string
}

function scoreOf(taught: readonly Labelled[], asked: readonly Labelled[]): ClassifierScore {
  const model = trainClassifier(
    taught.map(({ text, label }) => ({ label, features: featuresOf(segment(text)) })),
  )
  if (model === null) throw new Error('Nothing was learned.')
  const classifier = openModel(model)
  const named = asked.map(({ text, label }) => ({
    label,
    said: classify(classifier, featuresOf(segment(text)))[0]?.label,
  }))
  const classes = model.labels.map((label): ClassScore => {
    const right = named.filter(one => one.label === label && one.said === label).length
    const said = named.filter(one => one.said === label).length
    const texts = named.filter(one => one.label === label).length
    const [precision, recall] = [right / Math.max(1, said), right / Math.max(1, texts)]
    return { label, precision, recall, f1: (2 * right) / Math.max(1, said + texts), texts }
  })
  const macroF1 = classes.reduce((sum, { f1 }) => sum + f1, 0) / classes.length
  return { macroF1, classes, learned: taught.length, asked: asked.length }
}

/** The segmented messages; their words are put together again and cut by our own segmentation. */
export async function segmentedMessages(): Promise<Labelled[]> {
  const rows = await sheet('附件2_原始数据集分词结果.xlsx')
  return rows.flatMap(([text, label]) =>
    text && label ? [{ text: String(text).replace(/\s+/g, ''), label: String(label) }] : [],
  )
}

/** The labelled messages as they were written. */
export async function writtenMessages(): Promise<Labelled[]> {
  const rows = (await sheet('附件2_示例数据.xlsx')).slice(1)
  return rows.flatMap(([, , title, , content, label]) =>
    content && label ? [{ text: `${title}。${String(content).trim()}`, label: String(label) }] : [],
  )
}

/** Segmented messages that are none of the written ones: they have hardly any words in common with each of them. */
function unlike(segmented: readonly Labelled[], written: readonly Labelled[]): Labelled[] {
  const known = written.map(({ text }) => new Set(featuresOf(segment(text))))
  return segmented.filter(({ text }) => {
    const features = [...new Set(featuresOf(segment(text)))]
    const isOf = (others: ReadonlySet<string>) =>
      features.filter(feature => others.has(feature)).length > features.length * 0.6
    return !known.some(isOf)
  })
}

/** On the 9,210 segmented messages by the fixed split; and on the 495 as they were written, learned from all others. */
export async function classifierScores(): Promise<{ segmented: ClassifierScore; written: ClassifierScore }> {
  const [segmented, written] = [await segmentedMessages(), await writtenMessages()]
  return {
    segmented: scoreOf(
      segmented.filter(({ text }) => !isAsked(text)),
      segmented.filter(({ text }) => isAsked(text)),
    ),
    written: scoreOf(unlike(segmented, written), written),
  }
}

export interface RepeatScore {
  recall: number
  precision: number
  pairs: number
  tickets: number
}

const MOST_TICKETS = 400

/**
 * Tickets of one category, all in one village within a month, each once more in other words: which pairs are taken for
 * one matter? Right are the pairs of a ticket with its rewording; all others count as wrong, also where two people of
 * the contest really wrote about the same matter.
 */
export async function repeatScore(seed = 20201): Promise<RepeatScore> {
  const messages = (await writtenMessages()).slice(0, MOST_TICKETS)
  let found = 0
  let right = 0
  for (const label of new Set(messages.map(message => message.label))) {
    const texts = messages.filter(message => message.label === label).map(({ text }) => text.slice(0, 300))
    const vectors = vectorsOf([...texts, ...texts.map((text, at) => reworded(text, seed + at))])
    for (let one = 0; one < vectors.length; one += 1)
      for (let other = one + 1; other < vectors.length; other += 1) {
        const words = similarity(vectors[one] as never, vectors[other] as never)
        if (!isSameMatter({ words, place: 1, category: 1, time: 1 }, false)) continue
        found += 1
        if (other === one + texts.length) right += 1
      }
  }
  return {
    recall: right / messages.length,
    precision: right / Math.max(1, found),
    pairs: messages.length,
    tickets: messages.length * 2,
  }
}
