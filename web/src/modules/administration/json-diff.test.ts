import { describe, expect, it } from 'vitest'
import { jsonDiff } from './json-diff.ts'

const diff = (before: unknown, after: unknown) =>
  jsonDiff(before === null ? null : JSON.stringify(before), after === null ? null : JSON.stringify(after))

describe('what a write changed', () => {
  it('names values by their path, the changed ones first', () => {
    expect(
      diff(
        { title: '任务', due: '2024-10-01', list: [{ a: 1 }] },
        { title: '任务', due: '2024-10-20', list: [{ a: 2 }, { a: 3 }] },
      ),
    ).toEqual([
      { path: ['due'], before: '2024-10-01', after: '2024-10-20', changed: true },
      { path: ['list', '1', 'a'], before: '1', after: '2', changed: true },
      { path: ['list', '2', 'a'], before: null, after: '3', changed: true },
      { path: ['title'], before: '任务', after: '任务', changed: false },
    ])
  })

  it('tells what is new and what is gone from what is empty', () => {
    expect(diff(null, { a: null })).toEqual([{ path: ['a'], before: null, after: '', changed: true }])
    expect(diff({ a: [] }, null)).toEqual([{ path: ['a'], before: '', after: null, changed: true }])
    expect(diff(null, null)).toEqual([])
  })

  it('shows what is no JSON as it is', () => {
    expect(jsonDiff(null, '{x')).toEqual([{ path: [], before: null, after: '{x', changed: true }])
  })
})
