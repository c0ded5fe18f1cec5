import { describe, expect, test } from 'vitest'
import { AssignmentStatus, ExtensionStatus, ReportStatus, TaskStatus } from '#prisma'
import { decisionFaults, type ExtensionGround, requestFaults } from './extension.rules.ts'
import {
  draftFaults,
  openDates,
  ownOpenDates,
  problemTitle,
  type ReportGround,
  type ReportWords,
  returnFaults,
  standstill,
  submitFaults,
  tidyWords,
} from './report.rules.ts'
import {
  assertExtensionStep,
  assertReportStep,
  mayTakeReportStep,
  REPORT_STEPS,
  type ReportStep,
} from './report.status.ts'
import { readVerdict, reviewFault } from './report-review.rules.ts'

const words = (more: Partial<ReportWords> = {}): ReportWords => ({
  percent: 50,
  text: '完成一半。',
  problem: null,
  claim: 'ON_TRACK',
  finishedOn: null,
  ...more,
})

const ground = (more: Partial<ReportGround> = {}): ReportGround => ({
  today: '2024-10-15',
  part: 'LEAD',
  issuedOn: '2024-09-02',
  approvedPercent: null,
  endsTask: false,
  ...more,
})

const fields = (faults: readonly { field: string }[]) => faults.map(({ field }) => field)

describe('the words of a report', () => {
  test.each([
    [{ percent: -1 }, 'percent'],
    [{ percent: 101 }, 'percent'],
    [{ percent: 1.5 }, 'percent'],
    [{ text: '字'.repeat(2001) }, 'text'],
    [{ problem: '字'.repeat(2001) }, 'problem'],
  ])('a draft may not hold %o', (more, field) => expect(fields(draftFaults(words(more)))).toEqual([field]))

  test('a draft may lack everything', () =>
    expect(draftFaults(words({ percent: null, text: '' }))).toEqual([]))

  test.each([
    [words({ text: '' }), ground(), ['text']],
    [words({ claim: 'BEHIND' }), ground(), ['problem']],
    [words({ claim: 'BEHIND', problem: '缺资金' }), ground(), []],
    [words({ percent: 40, text: '退了' }), ground({ approvedPercent: 50 }), ['text']],
    [words({ percent: 40, text: '口径调整，重新核算后减少。' }), ground({ approvedPercent: 50 }), []],
    [words({ percent: null, text: '同前' }), ground({ approvedPercent: 50 }), []],
    [words({ claim: 'FINISHED' }), ground(), ['finishedOn']],
    [words({ claim: 'FINISHED', finishedOn: '2024-10-16' }), ground(), ['finishedOn']],
    [words({ claim: 'FINISHED', finishedOn: '2024-09-01' }), ground(), ['finishedOn']],
    [words({ claim: 'FINISHED', finishedOn: '2024-09-01' }), ground({ issuedOn: null }), []],
    [words({ claim: 'FINISHED', finishedOn: '2024-10-15' }), ground({ endsTask: true }), ['percent']],
    [words({ claim: 'FINISHED', finishedOn: '2024-10-15' }), ground({ endsTask: true, part: 'JOINT' }), []],
    [words({ claim: 'FINISHED', finishedOn: '2024-10-15', percent: 100 }), ground({ endsTask: true }), []],
  ])('%o on %o lacks %o', (said, on, faults) => expect(fields(submitFaults(said, on))).toEqual(faults))

  test('are trimmed; the end of a task is 100 %, and a day of completion goes with 已办结 only', () => {
    expect(tidyWords(words({ text: ' 好 ', problem: ' ', finishedOn: '2024-10-01' }))).toMatchObject({
      text: '好',
      problem: null,
      finishedOn: null,
    })
    const finished = words({ claim: 'FINISHED', percent: null, finishedOn: '2024-10-01' })
    expect(tidyWords(finished, true)).toMatchObject({ percent: 100, finishedOn: '2024-10-01' })
    expect(tidyWords(finished, false).percent).toBeNull()
  })

  test('a return needs words and a day to come', () => {
    const on = (opinion: string | null, newDueOn: string | null) =>
      fields(returnFaults({ opinion, newDueOn }, '2024-10-15'))
    expect(on(null, null)).toEqual(['opinion', 'newDueOn'])
    expect(on('补', '2024-10-15')).toEqual(['newDueOn'])
    expect(on('补', '2024-10-16')).toEqual([])
  })

  test('a problem is named by its first sentence', () => {
    expect(problemTitle('缺资金。另外缺人。')).toBe('缺资金')
    expect(problemTitle('长'.repeat(60))).toHaveLength(40)
  })
})

describe('states', () => {
  const table: Record<ReportStep, readonly ReportStatus[]> = {
    save: ['DRAFT'],
    discard: ['DRAFT'],
    submit: ['DRAFT'],
    sendToSign: ['DRAFT'],
    sign: ['SIGNING'],
    handBack: ['SIGNING'],
    takeBack: ['SIGNING'],
    withdraw: ['SUBMITTED'],
    approve: ['SUBMITTED'],
    return: ['SUBMITTED'],
  }
  const cases = (Object.keys(REPORT_STEPS) as ReportStep[]).flatMap(step =>
    Object.values(ReportStatus).map(status => [step, status, table[step].includes(status)] as const),
  )
  test.each(cases)('%s from %s: %s', (step, status, allowed) => {
    expect(mayTakeReportStep(step, status)).toBe(allowed)
    if (allowed) assertReportStep(step, status)
    else expect(() => assertReportStep(step, status)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
  })

  test.each(Object.values(ExtensionStatus))('an extension is decided only while PENDING: %s', status => {
    for (const step of ['approve', 'refuse', 'withdraw'] as const) {
      if (status === 'PENDING') assertExtensionStep(step, status)
      else
        expect(() => assertExtensionStep(step, status)).toThrow(expect.objectContaining({ code: 'CONFLICT' }))
    }
  })

  const goingOn: readonly TaskStatus[] = ['ISSUED', 'IN_PROGRESS', 'SUBMITTED']
  const reporting: readonly AssignmentStatus[] = ['IN_PROGRESS', 'SUBMITTED']
  const standing = Object.values(TaskStatus).flatMap(task =>
    Object.values(AssignmentStatus).map(part => [task, part] as const),
  )
  test.each(standing)('a task at %s with a part at %s takes reports, or says why not', (task, part) => {
    const free = goingOn.includes(task) && reporting.includes(part)
    expect(standstill(task, part, 'LEAD') === null).toBe(free)
  })
})

describe('dates a part reports towards', () => {
  const date = (id: string, dueOn: string | null, more = {}) => ({
    ...{ id, dueOn, doneOn: null, droppedOn: null, sinceRound: 1 },
    ...more,
  })
  test('come oldest first, those without a day last, done and dropped ones not at all', () => {
    const all = [
      date('c', null),
      date('b', '2024-12-31'),
      date('a', '2024-10-31'),
      date('x', '2024-01-01', { doneOn: '2024-01-01' }),
      date('y', '2024-01-01', { droppedOn: '2024-02-01' }),
    ]
    expect(openDates(all).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(ownOpenDates(all, [{ milestoneId: 'a', round: 1 }]).map(({ id }) => id)).toEqual(['b', 'c'])
  })
  test('one that was reopened is open again for who had finished it', () =>
    expect(
      ownOpenDates([date('a', '2024-10-31', { sinceRound: 2 })], [{ milestoneId: 'a', round: 1 }]),
    ).toHaveLength(1))
})

describe('review', () => {
  const verdict = { approve: true, opinion: null, newDueOn: null }
  test('only what was submitted, as it was seen, on a task that goes on', () => {
    const row = { status: 'SUBMITTED', version: 2, task: 'SUBMITTED' } as const
    expect(reviewFault(row, 2, verdict)).toBeNull()
    expect(reviewFault(row, 1, verdict)).toContain('刷新')
    expect(reviewFault({ ...row, status: 'APPROVED' }, 2, verdict)).toContain('已经审核通过')
    for (const task of ['DRAFT', 'PENDING_ISSUE', 'SUSPENDED', 'TERMINATED'] as const)
      expect(reviewFault({ ...row, task }, 2, verdict)).not.toBeNull()
    expect(reviewFault({ ...row, task: 'DONE' }, 2, verdict)).toBeNull()
    expect(reviewFault({ ...row, task: 'DONE' }, 2, { ...verdict, approve: false })).toContain('已办结')
  })
  test('a verdict without reports, or on too many, is none', () => {
    expect(() => readVerdict({ reports: [], approve: true }, '2024-10-15')).toThrow('请先选择')
    expect(() => readVerdict({ reports: Array(201), approve: true }, '2024-10-15')).toThrow('200')
  })
})

describe('more time', () => {
  const request = { requestedDueOn: '2024-11-30', reason: '因故' }
  const on: ExtensionGround = {
    ...{ today: '2024-10-15', part: 'LEAD', task: 'IN_PROGRESS' },
    ...{ dueOn: '2024-10-31', doneOn: null },
  }
  test.each<[typeof request, ExtensionGround, string[]]>([
    [request, on, []],
    [request, { ...on, today: '2024-10-31' }, []],
    [request, { ...on, today: '2024-11-01' }, ['milestoneId']],
    [request, { ...on, part: 'JOINT' as const }, ['assignmentId']],
    [request, { ...on, task: 'SUSPENDED' as const }, ['assignmentId']],
    [request, { ...on, doneOn: '2024-10-01' }, ['milestoneId']],
    [request, { ...on, dueOn: null }, ['milestoneId']],
    [{ requestedDueOn: '2024-10-31', reason: '' }, on, ['requestedDueOn', 'reason']],
  ])('asking %o on %o lacks %o', (asked, at, faults) =>
    expect(fields(requestFaults(asked, at))).toEqual(faults),
  )

  test.each([
    [{ approve: true, grantedDueOn: '2024-11-01', opinion: null }, []],
    [{ approve: true, grantedDueOn: '2024-10-31', opinion: null }, ['grantedDueOn']],
    [{ approve: false, grantedDueOn: '2024-11-01', opinion: null }, ['opinion']],
    [{ approve: false, grantedDueOn: '2024-10-01', opinion: '不行' }, []],
  ])('deciding %o lacks %o', (decision, faults) =>
    expect(fields(decisionFaults(decision, { today: '2024-10-15', dueOn: '2024-10-31' }))).toEqual(faults),
  )
})
