import { describe, expect, it } from 'vitest'
import type { DraftMilestone, DraftWarning } from '../draft/draft.documents.ts'
import { milestonesWith, resolutionsOf } from './resolutions.ts'

const warning = (code: string, start: number, taskId: string | null = 't1'): DraftWarning => ({
  id: 'w1',
  code,
  message: '',
  taskId,
  resolution: null,
  source: { start, end: start + 4 },
})
const milestone = (start: number, more: Partial<DraftMilestone> = {}): DraftMilestone => ({
  status: 'UNKNOWN',
  due: null,
  words: '近期',
  deliverable: '',
  reference: false,
  source: { start, end: start + 4 },
  ...more,
})
const day = { status: 'DATED', due: '2018-09-30' } as const

describe('resolving a warning', () => {
  it('fills the date at the words the warning points to, and leaves the others alone', () => {
    const task = { milestones: [milestone(10), milestone(30)] }
    const filled = milestonesWith(task, warning('due-unknown', 31), day)
    expect(filled.map(({ due }) => due)).toEqual([null, '2018-09-30'])
    expect(filled[1]?.words).toBe('近期')
  })

  it('fills the first open date when the words stand elsewhere, and adds one where there is none', () => {
    const dated = milestone(10, { ...day })
    const filled = milestonesWith({ milestones: [dated, milestone(30)] }, warning('due-unknown', 90), day)
    expect(filled.map(({ due }) => due)).toEqual(['2018-09-30', '2018-09-30'])
    expect(milestonesWith({ milestones: [] }, warning('due-unknown', 90), day)).toHaveLength(1)
  })

  it('offers what fits the warning, and nothing that needs a card where there is none', () => {
    expect(resolutionsOf(warning('soft-deadline', 1))).toEqual(['byDeadline', 'reference'])
    expect(resolutionsOf(warning('due-unknown', 1, null))).toEqual(['keepUnknown'])
    expect(resolutionsOf(warning('brand-new-code', 1))).toEqual(['checked', 'asNote'])
  })
})
