import { describe, expect, test } from 'vitest'
import type { Complaint } from './complaint.type.ts'
import { toldSteps } from './complaint-told.rules.ts'

const instant = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`)
const ticket = (facts: Partial<Complaint>) =>
  ({
    ...{
      receivedAt: instant('2024-10-08', '09:30'),
      receivedOn: '2024-10-08',
      dispatchedAt: null,
      signedAt: null,
    },
    ...{
      dispatchedOn: null,
      contactedOn: null,
      finishedAt: null,
      closedOn: null,
      calledBackOn: null,
      dueOn: null,
    },
    ...{ onTime: null, answered: null, resolved: null, satisfaction: null, ...facts },
  }) as Complaint
const kinds = (facts: Partial<Complaint>, known: string[] = []) =>
  toldSteps(ticket(facts), new Set(known)).map(({ kind, on }) => `${kind} ${on}`)

describe('the timeline of a ticket that follows its source', () => {
  test('is what its dates tell, in order, without what is kept already', () => {
    const facts = {
      dispatchedAt: instant('2024-10-08', '10:00'),
      dispatchedOn: '2024-10-08',
      signedAt: instant('2024-10-08', '11:00'),
      contactedOn: '2024-10-08',
      finishedAt: instant('2024-10-10', '16:00'),
      closedOn: '2024-10-10',
      calledBackOn: '2024-10-11',
    }
    const all = ['RECEIVED', 'DISPATCHED', 'SIGNED', 'CONTACTED', 'FINISHED', 'CALLED_BACK']
    expect(kinds(facts).map(one => one.split(' ')[0])).toEqual(all)
    expect(kinds(facts, ['RECEIVED', 'SIGNED'])).toEqual([
      'DISPATCHED 2024-10-08',
      'CONTACTED 2024-10-08',
      'FINISHED 2024-10-10',
      'CALLED_BACK 2024-10-11',
    ])
    const times = toldSteps(ticket(facts), new Set()).map(({ at }) => at.getTime())
    expect(times).toEqual([...times].sort((one, other) => one - other))
  })

  test('a source that says only that it was closed is not given a time', () => {
    expect(kinds({ closedOn: '2024-10-08', onTime: true })).toEqual([
      'RECEIVED 2024-10-08',
      'FINISHED 2024-10-08',
    ])
    const [, closed] = toldSteps(ticket({ closedOn: '2024-10-08', onTime: true }), new Set())
    expect(closed?.after).toEqual({ onTime: true, unknown: true })
  })
})
