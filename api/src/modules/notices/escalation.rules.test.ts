import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays } from '../../platform/calendar.ts'
import { addDays } from '../../platform/day.ts'
import {
  type EscalationFacts,
  type IssuedNotice,
  type OverdueCase,
  proposalSummary,
  proposalsOn,
} from './escalation.rules.ts'
import { causeContent } from './notice-draft.rules.ts'

const RULES = { reminderAfterWorkingDays: 1, supervisionAfterWorkingDays: 5 }
const NOTHING: EscalationFacts = { overdue: [], unsigned: [], missedQuarters: [], cards: [] }

const late = (over: Partial<OverdueCase> = {}): OverdueCase => ({
  assignmentId: 'part',
  organizationId: 'unit',
  taskId: 'task',
  milestoneId: 'date',
  // A Thursday; 2024-10-12, a Saturday, was a working day.
  dueOn: '2024-10-10',
  round: 1,
  notices: [],
  ...over,
})

const issued = (over: Partial<IssuedNotice> = {}): IssuedNotice => ({
  id: 'notice',
  kind: 'REMINDER',
  issuedOn: '2024-10-11',
  replyDueOn: '2024-10-14',
  replyRound: 1,
  repliedOn: null,
  ...over,
})

const stepsOn = (day: string, over?: Partial<OverdueCase>) =>
  proposalsOn({ ...NOTHING, overdue: [late(over)] }, RULES, day).map(({ kind, cause }) => `${kind} ${cause}`)

describe('the ladder over one overdue part', () => {
  test('nothing is proposed on the due day itself', () => {
    expect(stepsOn('2024-10-10')).toEqual([])
  })

  test('one working day over asks for 催办; the make-up Saturday counts as one', () => {
    expect(stepsOn('2024-10-11')).toEqual(['REMINDER OVERDUE'])
    expect(stepsOn('2024-10-13', { dueOn: '2024-10-12' })).toEqual([])
    expect(stepsOn('2024-10-12', { dueOn: '2024-10-11' })).toEqual(['REMINDER OVERDUE'])
  })

  test('a part that was reminded is left alone for five working days, then a 督办通知单 is proposed', () => {
    const notices = [issued()]
    expect(stepsOn('2024-10-16', { notices })).toEqual([])
    expect(stepsOn('2024-10-17', { notices })).toEqual(['SUPERVISION STILL_OVERDUE'])
  })

  test('without any 催办 the 督办通知单 is proposed five working days after the day 催办 was due', () => {
    expect(stepsOn('2024-10-16')).toEqual(['REMINDER OVERDUE'])
    expect(stepsOn('2024-10-17')).toEqual(['SUPERVISION STILL_OVERDUE'])
  })

  test('a 督办通知单 left unanswered asks for a second, the second for a 黄牌', () => {
    const first = issued({ id: 'one', kind: 'SUPERVISION', issuedOn: '2024-10-17', replyDueOn: '2024-10-24' })
    const second = issued({
      id: 'two',
      kind: 'SUPERVISION',
      issuedOn: '2024-10-28',
      replyDueOn: '2024-11-04',
    })
    expect(stepsOn('2024-10-24', { notices: [first] })).toEqual([])
    expect(stepsOn('2024-10-25', { notices: [first] })).toEqual(['SUPERVISION UNANSWERED'])
    expect(stepsOn('2024-10-30', { notices: [first, second] })).toEqual([])
    expect(stepsOn('2024-11-05', { notices: [first, second] })).toEqual(['YELLOW_CARD UNANSWERED_AGAIN'])
  })

  test('an answered 督办通知单 asks for nothing more', () => {
    const notices = [
      issued({
        kind: 'SUPERVISION',
        issuedOn: '2024-10-17',
        replyDueOn: '2024-10-24',
        repliedOn: '2024-10-23',
      }),
    ]
    expect(stepsOn('2024-12-31', { notices })).toEqual([])
  })

  test('a return or an extension arms the ladder again: what was issued before the new date does not count', () => {
    const notices = [
      issued({ issuedOn: '2024-10-11' }),
      issued({ kind: 'SUPERVISION', issuedOn: '2024-10-18' }),
    ]
    const again = { dueOn: '2024-11-15', round: 2, notices }
    expect(stepsOn('2024-11-15', again)).toEqual([])
    expect(stepsOn('2024-11-18', again)).toEqual(['REMINDER OVERDUE'])
    const [before] = proposalsOn({ ...NOTHING, overdue: [late()] }, RULES, '2024-10-11')
    const [after] = proposalsOn({ ...NOTHING, overdue: [late(again)] }, RULES, '2024-11-18')
    expect(before?.key).not.toBe(after?.key)
  })
})

describe('signatures, quarters and cards', () => {
  test('a part nobody signed for in time is reminded', () => {
    const unsigned = [
      { assignmentId: 'part', organizationId: 'unit', taskId: 'task', signDueOn: '2024-10-14' },
    ]
    expect(proposalsOn({ ...NOTHING, unsigned }, RULES, '2024-10-14')).toEqual([])
    const [proposal] = proposalsOn({ ...NOTHING, unsigned }, RULES, '2024-10-15')
    expect(proposal).toMatchObject({ kind: 'REMINDER', cause: 'UNSIGNED' })
  })

  test('a missed quarter and every second 黄牌 of a year ask for a 红牌, every 红牌 for a talk', () => {
    const card = (noticeId: string, kind: 'YELLOW_CARD' | 'RED_CARD', issuedOn: string) => ({
      noticeId,
      kind,
      issuedOn,
      organizationId: 'unit',
      taskId: 'task',
    })
    const cards = [
      card('y0', 'YELLOW_CARD', '2023-12-30'),
      card('y1', 'YELLOW_CARD', '2024-02-01'),
      card('y2', 'YELLOW_CARD', '2024-03-01'),
      card('y3', 'YELLOW_CARD', '2024-04-01'),
      card('r1', 'RED_CARD', '2024-05-01'),
    ]
    const missedQuarters = [
      { cycleId: 'c', organizationId: 'unit', taskId: 'task', period: '第三季度', dueOn: '2024-09-30' },
    ]
    const proposals = proposalsOn({ ...NOTHING, cards, missedQuarters }, RULES, '2024-10-15')
    expect(proposals.map(({ kind, cause, noticeId }) => [kind, cause, noticeId])).toEqual([
      ['RED_CARD', 'QUARTER_MISSED', null],
      ['RED_CARD', 'TWO_YELLOW_CARDS', 'y2'],
      ['INTERVIEW', 'RED_CARD', 'r1'],
    ])
  })
})

test('the office reads dates, days and counts in one sentence', () => {
  expect(proposalSummary('STILL_OVERDUE', { dueOn: '2024-10-10', daysOver: 6, reminders: 2 })).toBe(
    '应于 2024-10-10 完成，逾期 6 个工作日，催办 2 次未办结',
  )
})

test('whatever the facts, a run twice on a day proposes the same keys, and one step a part', () => {
  const day = fc.integer({ min: 0, max: 400 }).map(days => addDays('2024-01-01', days))
  const notice = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('REMINDER' as const, 'SUPERVISION' as const),
    issuedOn: day,
    replyDueOn: day,
    replyRound: fc.integer({ min: 1, max: 3 }),
    repliedOn: fc.option(day),
  })
  fc.assert(
    fc.property(day, day, fc.array(notice, { maxLength: 5 }), (dueOn, today, found) => {
      const notices = [...found].sort((one, other) => one.issuedOn.localeCompare(other.issuedOn))
      const facts = { ...NOTHING, overdue: [late({ dueOn, notices })] }
      const once = proposalsOn(facts, RULES, today)
      expect(proposalsOn(facts, RULES, today)).toEqual(once)
      expect(once.length).toBeLessThanOrEqual(1)
      if (today <= dueOn) expect(once).toEqual([])
      const patient = { ...facts, overdue: [late({ dueOn, notices: [] })] }
      if (today >= addWorkingDays(dueOn, 1) && today > dueOn)
        expect(proposalsOn(patient, RULES, today)).toHaveLength(1)
    }),
  )
})

test('a card drafted for a missed quarter says the quarter, not a date to come', () => {
  const summary = proposalSummary('QUARTER_MISSED', { dueOn: '2024-03-29', period: '一季度' })
  expect(causeContent({ kind: 'RED_CARD', title: '压缩审批时限', ledgerNo: '2024-003', summary })).toBe(
    '你单位承担的“压缩审批时限”（立项编号2024-003），一季度未填报，应于 2024-03-29 报送。现予红牌警示。',
  )
})
