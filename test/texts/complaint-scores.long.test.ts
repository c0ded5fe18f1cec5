import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import { classifierScores, contestIsThere, repeatScore } from './contest.ts'
import { reworded } from './reworded.ts'

const there = contestIsThere()
if (!there)
  process.stdout.write('complaint scores: no labelled messages beside this checkout (../shared), skipped\n')

describe.skipIf(!there)('on the labelled messages of the contest', () => {
  test('the seven classes are told apart with a macro-F1 of 0.88 and more', async () => {
    const { segmented, written } = await classifierScores()
    const perClass = segmented.classes.map(({ label, f1 }) => `${label} ${f1.toFixed(3)}`).join(', ')
    process.stdout.write(
      `macro-F1 ${segmented.macroF1.toFixed(4)} (${perClass}); as written ${written.macroF1.toFixed(4)}\n`,
    )
    expect(segmented.classes).toHaveLength(7)
    expect(segmented.macroF1).toBeGreaterThanOrEqual(0.88)
  }, 180_000)

  test('reworded tickets are found again among others of their class and place', async () => {
    const { recall, precision, pairs } = await repeatScore()
    process.stdout.write(
      `repeats: ${pairs} pairs, recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n`,
    )
    expect(recall).toBeGreaterThan(0.9)
    expect(precision).toBeGreaterThan(0.8)
  }, 180_000)
})

test('a reworded ticket is other words about the same', () => {
  const text = '小区附近工地晚上施工噪音扰民，投诉多次没有解决，严重影响孩子休息，希望有关部门处理'
  expect(reworded(text, 3)).toBe(reworded(text, 3))
  expect(reworded(text, 3)).not.toBe(reworded(text, 4))
  expect(reworded(text, 3)).not.toContain(text)
})
