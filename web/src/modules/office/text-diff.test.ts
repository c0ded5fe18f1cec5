import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshParts } from './text-diff.ts'

const fresh = (before: string, after: string) =>
  freshParts(before, after)
    .filter(part => part.fresh)
    .map(part => part.text)

describe('what a report says anew', () => {
  it('marks what was added and passes over what stayed', () => {
    expect(fresh('9 个村居已提速 7 个。', '9 个村居已提速 9 个，全部完成。')).toEqual(['9 个，全部完成'])
  })

  it('keeps a number whole', () => {
    expect(fresh('达到 50 兆', '达到 150 兆')).toEqual(['150'])
  })

  it('marks nothing where nothing changed, and all where there was nothing before', () => {
    expect(fresh('按计划推进。', '按计划推进。')).toEqual([])
    expect(freshParts('', '按计划推进。')).toEqual([{ text: '按计划推进。', fresh: true }])
  })

  it('does not break a new passage at a sign both happen to share', () => {
    expect(fresh('完成了调研', '启动了招标')).toEqual(['启动了招标'])
  })

  it('gives back the whole text, also of long ones', () => {
    const words = fc.string({
      unit: fc.constantFrom('村', '居', '已', '。', '1', '9', ' ', 'a'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(
          freshParts(before, after)
            .map(part => part.text)
            .join(''),
        ).toBe(after)
      }),
    )
    const long = '全镇九个村居专线全部完成提速。'.repeat(400)
    expect(fresh(long, `${long}另有一处待复测。`)).toEqual(['另有一处待复测。'])
  })
})
