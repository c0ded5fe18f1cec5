import 'reflect-metadata'
import { type ClassifierScore, classifierScores, contestIsThere, repeatScore } from './contest.ts'

/** `pnpm score:complaints`: what the classifier and the finding of repeats reach on the contest's labelled messages. */

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

function sayScore(name: string, { macroF1, classes, learned, asked }: ClassifierScore): void {
  say(`${name}: macro-F1 ${macroF1.toFixed(4)}（学习 ${learned} 条，检验 ${asked} 条）`)
  for (const { label, precision, recall, f1, texts } of classes)
    say(`  F1 ${f1.toFixed(3)}  准确 ${percent(precision)}  召回 ${percent(recall)}  ${texts} 条  ${label}`)
}

if (contestIsThere()) {
  const { segmented, written } = await classifierScores()
  sayScore('七类分类，分词结果 9,210 条', segmented)
  sayScore('七类分类，原文 495 条（不从其中学习）', written)
  const { recall, precision, pairs, tickets } = await repeatScore()
  say(`重复诉求识别，${tickets} 件中 ${pairs} 对改写：召回 ${percent(recall)}，准确 ${percent(precision)}`)
} else say('score:complaints: no labelled messages beside this checkout (../shared)')
