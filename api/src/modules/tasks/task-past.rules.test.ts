import { describe, expect, test } from 'vitest'
import { type MilestoneBefore, milestoneOn, stateOn, type TaskBefore } from './task-past.rules.ts'

const at = new Date('2024-10-15T10:00:00+08:00')
const image = (facts: Partial<TaskBefore> & Pick<TaskBefore, 'changedOn' | 'status'>): TaskBefore => ({
  at,
  round: 1,
  reportedPercent: null,
  doneOn: null,
  ...facts,
})

describe('the state of a task on a past day', () => {
  const current = {
    status: 'IN_PROGRESS',
    round: 2,
    reportedPercent: 80,
    doneOn: null,
    closedOn: null,
  } as const
  const life = [
    image({ changedOn: '2024-10-01', status: 'ISSUED' }),
    image({ changedOn: '2024-10-10', status: 'IN_PROGRESS', reportedPercent: 30 }),
    image({ changedOn: '2024-10-12', status: 'SUBMITTED', reportedPercent: 60 }),
  ]

  test.each([
    ['2024-09-30', 'ISSUED', 1, null],
    ['2024-10-01', 'IN_PROGRESS', 1, 30],
    ['2024-10-09', 'IN_PROGRESS', 1, 30],
    ['2024-10-10', 'SUBMITTED', 1, 60],
    ['2024-10-12', 'IN_PROGRESS', 2, 80],
  ] as const)('on %s was that of the first change after it: %s', (day, status, round, reportedPercent) => {
    expect(stateOn(current, life, day)).toEqual({ status, round, reportedPercent, doneOn: null })
    expect(stateOn(current, life.toReversed(), day)).toMatchObject({ status, round })
  })

  test('of two changes on one day the earlier one tells what was before both', () => {
    const twice = [
      image({ changedOn: '2024-10-12', status: 'SUBMITTED', at: new Date(at.getTime() + 1000) }),
      image({ changedOn: '2024-10-12', status: 'IN_PROGRESS' }),
    ]
    expect(stateOn(current, twice, '2024-10-11').status).toBe('IN_PROGRESS')
  })

  const closed = {
    status: 'CLOSED',
    round: 1,
    reportedPercent: 100,
    doneOn: '2024-10-08',
    closedOn: '2024-10-14',
  } as const
  const recordedLater = [
    image({ changedOn: '2024-10-11', status: 'SUBMITTED', reportedPercent: 60 }),
    image({ changedOn: '2024-10-14', status: 'DONE', reportedPercent: 100, doneOn: '2024-10-08' }),
  ]

  test('done counts from the day of the work, also when the office said so later', () => {
    expect(stateOn(closed, recordedLater, '2024-10-07').status).toBe('SUBMITTED')
    expect(stateOn(closed, recordedLater, '2024-10-08')).toMatchObject({
      status: 'DONE',
      doneOn: '2024-10-08',
    })
    expect(stateOn(closed, recordedLater, '2024-10-13').status).toBe('DONE')
    expect(stateOn(closed, recordedLater, '2024-10-14').status).toBe('CLOSED')
  })

  test('without any change kept it is in progress until the day it was done', () => {
    expect(stateOn(closed, [], '2024-10-07')).toMatchObject({ status: 'IN_PROGRESS', doneOn: null })
  })

  test('a reopened task was done until then', () => {
    const reopened = [image({ changedOn: '2024-10-10', status: 'DONE', doneOn: '2024-10-03' })]
    expect(stateOn(current, reopened, '2024-10-09')).toMatchObject({ status: 'DONE', round: 1 })
    expect(stateOn(current, reopened, '2024-10-02').status).toBe('IN_PROGRESS')
    expect(stateOn(current, reopened, '2024-10-10')).toMatchObject({ status: 'IN_PROGRESS', round: 2 })
  })
})

describe('a milestone on a past day', () => {
  const change = (facts: Partial<MilestoneBefore> & Pick<MilestoneBefore, 'changedOn'>): MilestoneBefore => ({
    at,
    dueOn: '2024-09-30',
    doneOn: null,
    ...facts,
  })
  const current = { status: 'DATED', dueOn: '2024-10-31', doneOn: null } as const

  test('had the date that was in force then', () => {
    const moved = [change({ changedOn: '2024-09-25' })]
    expect(milestoneOn(current, moved, '2024-09-24').dueOn).toBe('2024-09-30')
    expect(milestoneOn(current, moved, '2024-09-25').dueOn).toBe('2024-10-31')
  })

  test('was done until the completion was taken back', () => {
    const returned = [change({ changedOn: '2024-10-08', doneOn: '2024-10-02' })]
    expect(milestoneOn(current, returned, '2024-10-01').doneOn).toBeNull()
    expect(milestoneOn(current, returned, '2024-10-07').doneOn).toBe('2024-10-02')
    expect(milestoneOn(current, returned, '2024-10-08').doneOn).toBeNull()
  })

  test('done before its date was moved counts as done, also when it was recorded after', () => {
    const moved = [change({ changedOn: '2024-10-08' })]
    expect(milestoneOn({ ...current, doneOn: '2024-09-20' }, moved, '2024-09-21').doneOn).toBe('2024-09-20')
  })

  test('a completion learnt after its date was moved counts, also where it was taken back still later', () => {
    const changes = [
      change({ changedOn: '2024-09-24' }),
      change({ changedOn: '2024-10-08', doneOn: '2024-09-20' }),
    ]
    expect(milestoneOn(current, changes, '2024-09-21').doneOn).toBe('2024-09-20')
    expect(milestoneOn(current, changes, '2024-09-19').doneOn).toBeNull()
    expect(milestoneOn(current, changes, '2024-10-08').doneOn).toBeNull()
  })

  test('had no date before one was named', () => {
    const named = [change({ changedOn: '2024-10-08', dueOn: null })]
    expect(milestoneOn(current, named, '2024-10-07')).toEqual({
      status: 'UNKNOWN',
      dueOn: null,
      doneOn: null,
    })
  })
})
