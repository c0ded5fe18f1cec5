import { describe, expect, it } from 'vitest'
import { parentsFirst, partsOf, statusOfNewTask } from './new-task.rules.ts'
import type { NewOwner, NewTask } from './new-task.ts'

const owner = (organizationId: string, groupIndex: number | null = null): NewOwner => ({
  organizationId,
  groupIndex,
  source: null,
})

const aTask = (facts: Partial<NewTask> = {}): NewTask => ({
  no: '1',
  kind: 'TASK',
  section: '',
  title: '整合机房',
  text: '',
  placeCode: '440203000000',
  parentIndex: null,
  effectiveOn: null,
  source: { start: 0, end: 4 },
  milestones: [{ status: 'UNKNOWN', dueOn: null, words: '', deliverable: '', source: null }],
  owners: { lead: [owner('a')], joint: [] },
  groups: [],
  targets: [],
  ...facts,
})

describe('whether a new task waits for issue (DOMAIN §3)', () => {
  const group = { part: 'JOINT' as const, words: '各镇', rule: 'TOWN_GOVERNMENTS' as const, source: null }

  it.each<[string, Partial<NewTask>]>([
    ['no title', { title: ' ' }],
    ['no source sentence', { source: { start: 4, end: 4 } }],
    ['no lead', { owners: { lead: [], joint: [owner('a')] } }],
    ['a group nobody stands for', { groups: [group] }],
    ['no milestone, not even 待明确', { milestones: [] }],
  ])('stays 拟办 with %s', (_what, facts) => {
    expect(statusOfNewTask(aTask(facts))).toBe('DRAFT')
  })

  it('waits for issue with a lead, expanded groups and an explicit 待明确', () => {
    const owners = { lead: [owner('a')], joint: [owner('b', 0)] }
    expect(statusOfNewTask(aTask({ groups: [group], owners }))).toBe('PENDING_ISSUE')
  })

  it('counts a group as expanded although its only organization is named by itself too', () => {
    const owners = { lead: [owner('a')], joint: [owner('a', 0)] }
    const task = aTask({ groups: [group], owners })
    expect(statusOfNewTask(task)).toBe('PENDING_ISSUE')
    expect(partsOf(task)).toEqual([{ ...owner('a'), part: 'LEAD' }])
  })
})

describe('the parts organizations take', () => {
  it('gives each one part: lead before joint, by its own name before in a group', () => {
    const owners = { lead: [owner('a', 0), owner('b'), owner('a')], joint: [owner('b'), owner('c', 1)] }
    expect(
      partsOf(aTask({ owners })).map(({ organizationId, part, groupIndex }) => [
        organizationId,
        part,
        groupIndex,
      ]),
    ).toEqual([
      ['a', 'LEAD', null],
      ['b', 'LEAD', null],
      ['c', 'JOINT', 1],
    ])
  })
})

describe('the order of writing', () => {
  it('puts parents before children wherever they stand', () => {
    expect(parentsFirst([aTask({ parentIndex: 2 }), aTask({ parentIndex: 0 }), aTask()])).toEqual([2, 0, 1])
  })

  it('refuses a circle', () => {
    expect(() => parentsFirst([aTask({ parentIndex: 1 }), aTask({ parentIndex: 0 })])).toThrow('circle')
  })
})
