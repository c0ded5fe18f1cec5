import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../platform/day.ts'
import {
  decidingDue,
  jointLight,
  lightDay,
  milestoneLight,
  milestoneState,
  percentDone,
  SEVERITY,
  taskLight,
  wasDone,
  workingDaysLeft,
  worstLight,
} from './task.rules.ts'
import { TaskStatus, TRANSITIONS } from './task.status.ts'

// 2024-10-15 is a Tuesday; three working days later is Friday the 18th.
const tuesday = lightDay('2024-10-15', 3)

describe('a milestone', () => {
  test.each([
    ['2024-10-14', null, 'OVERDUE', 'BEHIND'],
    ['2024-10-15', null, 'NEAR', 'NEAR'],
    ['2024-10-18', null, 'NEAR', 'NEAR'],
    ['2024-10-19', null, 'ON_TRACK', 'GOOD'],
    ['2024-10-10', '2024-10-10', 'DONE_ON_TIME', 'GOOD'],
    ['2024-10-10', '2024-10-11', 'DONE_LATE', 'NEAR'],
    [null, null, 'NO_DUE_DATE', 'NO_DATA'],
    [null, '2024-10-01', 'NO_DUE_DATE', 'NO_DATA'],
  ] as const)('due %s and done %s is %s, %s', (dueOn, doneOn, state, light) => {
    expect(milestoneState({ dueOn, doneOn }, tuesday)).toBe(state)
    expect(milestoneLight({ dueOn, doneOn }, tuesday)).toBe(light)
  })

  test('done after the day asked about is still open on it', () => {
    expect(milestoneState({ dueOn: '2024-10-10', doneOn: '2024-10-16' }, tuesday)).toBe('OVERDUE')
  })

  test('the near limit follows the holiday arrangement: the National Day week does not count', () => {
    expect(lightDay('2024-09-30', 3).nearUntil).toBe('2024-10-10')
    // Saturday 2024-10-12 is a working day in exchange.
    expect(lightDay('2024-10-10', 2).nearUntil).toBe('2024-10-12')
  })
})

describe('a task', () => {
  test('shows its worst milestone', () => {
    const milestones = [
      { dueOn: '2024-09-30', doneOn: null },
      { dueOn: '2024-12-31', doneOn: null },
    ]
    expect(taskLight('IN_PROGRESS', milestones, tuesday)).toBe('BEHIND')
  })

  test('remembers a milestone made up late, also when it is closed', () => {
    const milestones = [{ dueOn: '2024-09-30', doneOn: '2024-10-09' }]
    expect(taskLight('CLOSED', milestones, tuesday)).toBe('NEAR')
  })

  test('without any date is never green', () => {
    expect(taskLight('IN_PROGRESS', [], tuesday)).toBe('NO_DATA')
    expect(taskLight('IN_PROGRESS', [{ dueOn: null, doneOn: null }], tuesday)).toBe('NO_DATA')
  })

  test('carries no light while its clock stands still', () => {
    for (const status of ['SUSPENDED', 'TERMINATED'] as const) {
      expect(taskLight(status, [{ dueOn: '2024-01-31', doneOn: null }], tuesday)).toBe('NO_DATA')
    }
  })

  test('carries none before its plan was issued', () => {
    const milestones = [{ dueOn: '2024-09-30', doneOn: null }]
    expect(taskLight('IN_PROGRESS', milestones, tuesday, { effectiveOn: '2024-10-16' })).toBe('NO_DATA')
    expect(taskLight('IN_PROGRESS', milestones, tuesday, { effectiveOn: '2024-10-15' })).toBe('BEHIND')
  })

  test('goes by its oldest open date, and by the last once all are done', () => {
    const open = [
      { dueOn: '2024-12-31', doneOn: null },
      { dueOn: '2024-06-30', doneOn: '2024-06-28' },
      { dueOn: '2024-11-30', doneOn: null },
    ]
    expect(decidingDue(open, '2024-10-15')).toBe('2024-11-30')
    expect(
      decidingDue(
        open.map(fact => ({ ...fact, doneOn: '2024-10-01' })),
        '2024-10-15',
      ),
    ).toBe('2024-12-31')
    expect(decidingDue([], '2024-10-15')).toBeNull()
  })

  test('done after the day asked about was open on it', () => {
    expect(wasDone('DONE', '2024-10-16', '2024-10-15')).toBe(false)
    expect(wasDone('DONE', '2024-10-15', '2024-10-15')).toBe(true)
    expect(wasDone('IN_PROGRESS', null, '2024-10-15')).toBe(false)
  })

  test('counts working days both ways', () => {
    expect(workingDaysLeft('2024-10-18', false, '2024-10-15')).toBe(3)
    expect(workingDaysLeft('2024-10-15', false, '2024-10-15')).toBe(0)
    expect(workingDaysLeft('2024-09-30', false, '2024-10-15')).toBe(-7)
    expect(workingDaysLeft('2024-09-30', true, '2024-10-15')).toBeNull()
    expect(workingDaysLeft(null, false, '2024-10-15')).toBeNull()
  })

  test('is 100 % only when every milestone is done', () => {
    expect(percentDone([])).toBe(0)
    expect(percentDone([{ dueOn: null, doneOn: '2024-01-01' }])).toBe(100)
    expect(
      percentDone([
        { dueOn: null, doneOn: '2024-01-01' },
        { dueOn: null, doneOn: null },
      ]),
    ).toBe(50)
  })
})

describe('a joint unit', () => {
  const milestones = [{ dueOn: '2024-10-10', doneOn: null }]
  test('shares the red of the task until it has done its own part', () => {
    expect(jointLight(null, 'IN_PROGRESS', milestones, tuesday)).toBe('BEHIND')
    expect(jointLight('2024-10-20', 'IN_PROGRESS', milestones, tuesday)).toBe('BEHIND')
  })
  test('is judged by its own day afterwards', () => {
    expect(jointLight('2024-10-09', 'IN_PROGRESS', milestones, tuesday)).toBe('GOOD')
    expect(jointLight('2024-10-11', 'IN_PROGRESS', milestones, tuesday)).toBe('NEAR')
  })
})

describe('properties', () => {
  const days = fc.integer({ min: -400, max: 400 }).map(days => addDays('2024-10-15', days))
  const milestone = fc.record({ dueOn: fc.option(days), doneOn: fc.option(days) })

  test('one more milestone never makes a light better', () => {
    fc.assert(
      fc.property(fc.array(milestone), milestone, (milestones, more) => {
        const before = SEVERITY[taskLight('IN_PROGRESS', milestones, tuesday)]
        const after = SEVERITY[taskLight('IN_PROGRESS', [...milestones, more], tuesday)]
        return after >= before
      }),
      { verbose: true },
    )
  })

  test('the order of milestones does not matter', () => {
    fc.assert(
      fc.property(
        fc.array(milestone),
        milestones =>
          taskLight('IN_PROGRESS', milestones, tuesday) ===
          taskLight('IN_PROGRESS', milestones.toReversed(), tuesday),
      ),
      { verbose: true },
    )
  })

  test('the worst of lights is one of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('GOOD', 'NEAR', 'BEHIND', 'NO_DATA' as const), { minLength: 1 }),
        lights =>
          (lights as readonly string[]).includes(worstLight(lights as Parameters<typeof worstLight>[0])),
      ),
      { verbose: true },
    )
  })
})

test('every state can be left except 终止, and none follows itself', () => {
  for (const status of Object.values(TaskStatus)) {
    expect(TRANSITIONS[status]).not.toContain(status)
    if (status !== 'TERMINATED') expect(TRANSITIONS[status].length).toBeGreaterThan(0)
  }
})
