import { describe, expect, it } from 'vitest'
import { readAt, writeAt } from './at-param.ts'
import { tintsOfTasks } from './task-tints.ts'

describe('a link into the words of a plan', () => {
  it('reads back what it wrote', () => {
    expect(readAt(writeAt({ start: 12, end: 40 }), 100)).toEqual({ start: 12, end: 40 })
  })

  it('ignores what is no range of this text, and ends with the text', () => {
    for (const bad of [null, '', '12', '40-12', '-1-5', '1e3-9', '5-5', '200-300'])
      expect(readAt(bad, 100)).toBeNull()
    expect(readAt('90-300', 100)).toEqual({ start: 90, end: 100 })
  })
})

describe('tasks of the ledger in their document', () => {
  it('tint the first clause as the title, and the words of dates and targets', () => {
    const text = '1.加快整合系统。2018年底前,完成50%。'
    const tints = tintsOfTasks(
      [
        {
          id: 'a',
          title: '加快整合系统',
          source: { start: 0, end: text.length },
          milestones: [{ source: { start: 9, end: 15 } }],
          targets: [{ source: null }],
        },
      ],
      text,
    )
    expect(tints.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['task', '1.加快整合系统'],
      ['date', text.slice(9, 15)],
    ])
  })

  it('tint nothing for a task that was added by hand', () => {
    expect(tintsOfTasks([{ id: 'a', title: '手工任务', milestones: [] }], '正文')).toEqual([])
    const nowhere = { start: 2, end: 2 }
    expect(tintsOfTasks([{ id: 'a', title: '手工任务', source: nowhere, milestones: [] }], '正文')).toEqual(
      [],
    )
  })
})
