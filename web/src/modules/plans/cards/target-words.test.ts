import { describe, expect, it } from 'vitest'
import type { DraftTarget } from '../draft/draft.documents.ts'
import { targetsByMilestone, targetWords } from './target-words.ts'

const target = (text: string, start: number | null, more: Partial<DraftTarget> = {}): DraftTarget => ({
  text,
  value: null,
  unit: null,
  comparator: '=',
  source: start === null ? null : { start, end: start + 2 },
  ...more,
})
const milestone = (start: number) => ({ source: { start, end: start + 8 } })

describe('targets on a card', () => {
  it('are written with their sign and unit, or in the words of the plan', () => {
    expect(targetWords(target('50%及以上', 1, { value: 50, unit: '%', comparator: '>=' }))).toBe('≥ 50%')
    expect(targetWords(target('基本完成', 1))).toBe('基本完成')
    expect(targetWords(target('零', 1, { value: 0, unit: '件' }))).toBe('= 0件')
  })

  it('stand with the date named before them', () => {
    const rows = targetsByMilestone(
      [milestone(10), milestone(40)],
      [target('甲', 20), target('乙', 45), target('丙', 2)],
    )
    expect(rows.map(row => row.map(({ text }) => text))).toEqual([['甲', '丙'], ['乙']])
  })

  it('stand with the first date when a person typed them in, and nowhere without dates', () => {
    expect(targetsByMilestone([milestone(10), milestone(40)], [target('手填', null)])[0]).toHaveLength(1)
    expect(targetsByMilestone([], [target('甲', 20)])).toEqual([])
  })
})
