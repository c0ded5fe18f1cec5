import { describe, expect, it } from 'vitest'
import type { Draft, DraftOwner, DraftTask } from '../draft/draft.documents.ts'
import { groupEdits, tasksWith, warningsOf } from './group-members.ts'

const owner = (name: string, start: number | null = null): DraftOwner => ({
  name,
  groupRule: null,
  organizations: [],
  source: start === null ? null : { start, end: start + 6 },
})
const task = (
  id: string,
  lead: DraftOwner[],
  joint: DraftOwner[] = [],
  state: DraftTask['state'] = 'PENDING',
) => ({ id, lead, joint, state }) as DraftTask

const group = '市直有关部门'
const tasks = [
  task('t1', [owner('市数字办')], [owner(group, 10)]),
  task('t2', [owner(group, 40)]),
  task('t3', [owner(group, 70)], [], 'REMOVED'),
]
const members = { groupRule: 'MANUAL' as const, organizations: [{ id: 'o1', name: '市公安局' }] }

describe('choosing who a group is', () => {
  it('reaches every task with the same words, but none that was removed', () => {
    expect(tasksWith({ tasks }, group).map(({ id }) => id)).toEqual(['t1', 't2'])
  })

  it('changes the part the group stands in and leaves the others alone', () => {
    const [first, second] = groupEdits(tasksWith({ tasks }, group), group, members)
    expect(first).toMatchObject({ id: 't1', change: { joint: [{ name: group, ...members }] } })
    expect(first).not.toHaveProperty('change.lead')
    expect(second).toMatchObject({ id: 't2', change: { lead: [{ name: group, ...members }] } })
  })

  it('answers the warnings at these words only', () => {
    const warning = (id: string, taskId: string, start: number, code = 'group-to-expand') => ({
      id,
      code,
      taskId,
      message: '',
      resolution: null,
      source: { start, end: start + 6 },
    })
    const warnings = [warning('w1', 't1', 10), warning('w2', 't1', 90), warning('w3', 't2', 40, 'no-owner')]
    const draft = { tasks, warnings } as unknown as Draft
    expect(warningsOf(draft, tasksWith(draft, group), group)).toEqual(['w1'])
  })
})
