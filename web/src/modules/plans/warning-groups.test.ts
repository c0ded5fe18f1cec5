import { describe, expect, it } from 'vitest'
import type { Draft, DraftWarning } from './draft/draft.documents.ts'
import { groupWarnings, nextIn } from './warning-groups.ts'

const warning = (
  id: string,
  code: string,
  start: number,
  more: Partial<DraftWarning> = {},
): DraftWarning => ({
  id,
  code,
  message: '请补填。',
  taskId: null,
  resolution: null,
  source: { start, end: start + 1 },
  ...more,
})

const draftWith = (warnings: DraftWarning[], removed: string[] = []) => ({
  warnings,
  tasks: removed.map(id => ({ id, state: 'REMOVED' })) as Draft['tasks'],
})

describe('the checklist of warnings', () => {
  it('leaves out what was resolved and what belongs to a removed task', () => {
    const groups = groupWarnings(
      draftWith(
        [
          warning('w1', 'due-unknown', 5, { resolution: '已填写时限' }),
          warning('w2', 'due-unknown', 6, { taskId: 't9' }),
          warning('w3', 'due-unknown', 7, { taskId: 't1' }),
        ],
        ['t9'],
      ),
    )
    expect(groups.map(({ kind, warnings }) => [kind, warnings.map(({ id }) => id)])).toEqual([
      ['due', ['w3']],
    ])
  })

  it('counts a date without a year among the dates to be made clear, in the order of the document', () => {
    const [group] = groupWarnings(
      draftWith([warning('w1', 'year-missing', 9), warning('w2', 'due-unknown', 2)]),
    )
    expect(group?.warnings.map(({ id }) => id)).toEqual(['w2', 'w1'])
  })

  it('shows kinds it does not know, and what is only told at the end', () => {
    const kinds = groupWarnings(
      draftWith([warning('w1', 'repaired-mojibake', 1), warning('w2', 'something-new', 2)]),
    ).map(({ kind, informational }) => [kind, informational])
    expect(kinds).toEqual([
      ['other', false],
      ['repaired', true],
    ])
  })

  it('walks through a group round and round', () => {
    const list = [warning('w1', 'no-owner', 1), warning('w2', 'no-owner', 2)]
    expect(nextIn(list, null)?.id).toBe('w1')
    expect(nextIn(list, 'w1')?.id).toBe('w2')
    expect(nextIn(list, 'w2')?.id).toBe('w1')
    expect(nextIn([], 'w2')).toBeNull()
  })
})
