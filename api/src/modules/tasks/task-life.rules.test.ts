import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssignmentStatus, TaskStatus } from '#prisma'
import { TRANSITIONS } from './task.status.ts'
import {
  ACTIONS,
  actionFault,
  assignmentAfterIssue,
  ledgerNumber,
  missingForIssue,
  pausedWorkingDays,
  statusAfter,
  type TaskAction,
} from './task-action.rules.ts'
import {
  assignmentStatusAfter,
  finishedAll,
  finishedOn,
  milestoneDoneOn,
  REPORT_FROM,
  type ReportEvent,
  returnMovesMilestone,
  rolledUpPercent,
  taskStatusOf,
} from './task-life.rules.ts'

const STATUSES = Object.values(TaskStatus)
const STEPS = Object.keys(ACTIONS) as TaskAction[]

/** DOMAIN §3, said once more: from which states each step may be taken. */
const ALLOWED: Readonly<Record<TaskAction, readonly TaskStatus[]>> = {
  SUBMIT_FOR_ISSUE: ['DRAFT'],
  ISSUE: ['PENDING_ISSUE'],
  REJECT_ISSUE: ['PENDING_ISSUE'],
  SUSPEND: ['PENDING_ISSUE', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED'],
  RESUME: ['SUSPENDED'],
  TERMINATE: ['DRAFT', 'PENDING_ISSUE', 'ISSUED', 'IN_PROGRESS', 'SUBMITTED', 'SUSPENDED'],
  CLOSE: ['DONE'],
  REOPEN: ['DONE', 'CLOSED'],
}

describe('every step from every state', () => {
  test.each(STATUSES.flatMap(status => STEPS.map(action => [status, action] as const)))(
    '%s: %s',
    (status, action) => {
      const fault = actionFault(action, status)
      expect(fault === null).toBe(ALLOWED[action].includes(status))
      if (fault !== null) expect(fault).toMatch(/^不能.+：.+。$/)
    },
  )

  test('those that are allowed lead where the table allows', () => {
    for (const action of STEPS) {
      for (const from of ALLOWED[action]) {
        const leads = from === 'PENDING_ISSUE' ? (['WAITING'] as const) : (['IN_PROGRESS'] as const)
        const to = statusAfter(action, { leads, suspendedFrom: 'ISSUED' })
        expect([from, action, TRANSITIONS[from].includes(to)]).toEqual([from, action, true])
      }
    }
  })
})

describe('the status of a task', () => {
  test('is that of its least advanced lead', () => {
    expect(taskStatusOf(['DONE', 'ISSUED', 'SUBMITTED'])).toBe('ISSUED')
    expect(taskStatusOf(['DONE', 'SUBMITTED'])).toBe('SUBMITTED')
    expect(taskStatusOf(['IN_PROGRESS', 'SUBMITTED'])).toBe('IN_PROGRESS')
    expect(taskStatusOf(['DONE', 'DONE'])).toBe('DONE')
  })

  test('does not count a lead that handed its part back; without any other it is a draft again', () => {
    expect(taskStatusOf(['RETURNED', 'SUBMITTED'])).toBe('SUBMITTED')
    expect(taskStatusOf(['RETURNED'])).toBe('DRAFT')
    expect(taskStatusOf([])).toBe('DRAFT')
  })
})

describe('a part after something happened to its report', () => {
  const facts = { waiting: false, finishedAll: false }

  test('waits for review as long as any report of it does', () => {
    expect(assignmentStatusAfter('SUBMITTED', facts)).toBe('SUBMITTED')
    for (const event of ['WITHDRAWN', 'APPROVED', 'RETURNED'] as const)
      expect(assignmentStatusAfter(event, { waiting: true, finishedAll: true })).toBe('SUBMITTED')
  })

  test('goes on after an interim report, a return or a withdrawal', () => {
    for (const event of ['WITHDRAWN', 'APPROVED', 'RETURNED'] as const)
      expect(assignmentStatusAfter(event, facts)).toBe('IN_PROGRESS')
  })

  test('is done by the approval that finishes everything, never by a return', () => {
    expect(assignmentStatusAfter('APPROVED', { waiting: false, finishedAll: true })).toBe('DONE')
    expect(assignmentStatusAfter('RETURNED', { waiting: false, finishedAll: true })).toBe('IN_PROGRESS')
  })
})

describe('what reports finish', () => {
  const march = { id: 'march', dated: true, doneOn: null, sinceRound: 1 }
  const open = { id: 'open', dated: false, doneOn: null, sinceRound: 1 }
  const report = (assignmentId: string, milestoneId: string | null, doneOn: string, round = 1) => ({
    assignmentId,
    milestoneId,
    doneOn,
    round,
  })

  test('a date is done on the last of the days on which its leads finished it', () => {
    const reports = [report('a', 'march', '2024-03-01'), report('b', 'march', '2024-03-05')]
    expect(milestoneDoneOn(march, ['a', 'b'], reports)).toBe('2024-03-05')
    expect(milestoneDoneOn(march, ['a', 'b', 'c'], reports)).toBeNull()
    expect(milestoneDoneOn(march, [], reports)).toBeNull()
  })

  test('reports of a round before it was reopened count no more', () => {
    const reports = [report('a', 'march', '2024-03-01', 1)]
    expect(finishedOn({ ...march, sinceRound: 2 }, 'a', reports)).toBeNull()
    expect(finishedOn({ ...march, sinceRound: 2 }, 'a', [report('a', 'march', '2024-04-01', 2)])).toBe(
      '2024-04-01',
    )
  })

  test('a report on the task as a whole finishes what has no date, and only that', () => {
    const reports = [report('a', null, '2024-03-01')]
    expect(finishedOn(open, 'a', reports)).toBe('2024-03-01')
    expect(finishedOn(march, 'a', reports)).toBeNull()
    expect(finishedAll([], 'a', reports)).toBe(true)
    expect(finishedAll([march, open], 'a', reports)).toBe(false)
    expect(finishedAll([{ ...march, doneOn: '2024-02-01' }, open], 'a', reports)).toBe(true)
  })

  test('a return gives a later date to the milestone of a lead, and never an earlier one', () => {
    expect(returnMovesMilestone('LEAD', { dueOn: '2024-10-20' }, '2024-10-25')).toBe(true)
    expect(returnMovesMilestone('LEAD', { dueOn: '2024-12-31' }, '2024-10-25')).toBe(false)
    expect(returnMovesMilestone('LEAD', { dueOn: null }, '2024-10-25')).toBe(false)
    expect(returnMovesMilestone('LEAD', null, '2024-10-25')).toBe(false)
    expect(returnMovesMilestone('JOINT', { dueOn: '2024-10-20' }, '2024-10-25')).toBe(false)
  })
})

describe('progress of sub-tasks', () => {
  const part = (percent: number, weight: number, status: TaskStatus = 'IN_PROGRESS') => ({
    percent,
    weight,
    status,
  })

  test('is weighted, counts the done as 100 and leaves the terminated out', () => {
    expect(rolledUpPercent([part(40, 1), part(80, 3)])).toBe(70)
    expect(rolledUpPercent([part(0, 1, 'DONE'), part(0, 1)])).toBe(50)
    expect(rolledUpPercent([part(10, 5, 'TERMINATED'), part(60, 1)])).toBe(60)
  })

  test('is unknown without any that counts', () => {
    expect(rolledUpPercent([])).toBeNull()
    expect(rolledUpPercent([part(50, 0)])).toBeNull()
    expect(rolledUpPercent([part(50, 1, 'TERMINATED')])).toBeNull()
  })

  test('always lies between the least and the most', () => {
    const parts = fc.array(
      fc.record({ percent: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 1, max: 50 }) }),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(parts, list => {
        const percent = rolledUpPercent(list.map(({ percent, weight }) => part(percent, weight))) as number
        const all = list.map(({ percent }) => percent)
        return percent >= Math.min(...all) && percent <= Math.max(...all)
      }),
      { seed: SEED },
    )
  })
})

describe('what a task lacks before it can be issued', () => {
  const whole = {
    title: '建设平台',
    source: { start: 0, end: 4 },
    leads: ['区数据局'],
    returned: [],
    emptyGroups: [],
    milestones: [{ dated: true, dueOn: '2024-12-31' }],
  }

  test('nothing, when it is whole', () => {
    expect(missingForIssue(whole)).toEqual([])
    expect(missingForIssue({ ...whole, milestones: [{ dated: false, dueOn: null }] })).toEqual([])
  })

  test('everything is named at once', () => {
    const missing = missingForIssue({
      title: ' ',
      source: { start: 4, end: 4 },
      leads: [],
      returned: ['区教育局'],
      emptyGroups: ['各镇街'],
      milestones: [],
    })
    expect(missing).toHaveLength(6)
    expect(missing.join('；')).toContain('区教育局')
    expect(missing.join('；')).toContain('各镇街')
  })

  test('a date without a day', () => {
    expect(missingForIssue({ ...whole, milestones: [{ dated: true, dueOn: null }] })).toEqual([
      '填写时间节点的日期',
    ])
  })
})

test('a ledger number has at least three digits', () => {
  expect([ledgerNumber(2024, 34), ledgerNumber(2024, 1204)]).toEqual(['2024-034', '2024-1204'])
})

test('paused days are working days, without the day of return: the National Day week counts nothing', () => {
  expect(pausedWorkingDays('2024-10-14', '2024-10-14')).toBe(0)
  expect(pausedWorkingDays('2024-10-14', '2024-10-21')).toBe(5)
  expect(pausedWorkingDays('2024-10-01', '2024-10-08')).toBe(0)
})

const SEED = Number(process.env['TEST_SEED'] ?? Date.now() % 1_000_000)
console.info(`task-life.rules.test: TEST_SEED=${SEED}`)

/** A task with two leads as the rules see it. */
interface Life {
  status: TaskStatus
  suspendedFrom: TaskStatus | null
  leads: AssignmentStatus[]
}

type Happening =
  | { kind: 'STEP'; action: TaskAction }
  | { kind: 'SIGN'; lead: number }
  | { kind: 'RETURN_DUTY'; lead: number }
  | { kind: 'REPORT'; event: ReportEvent; lead: number; waiting: boolean; finishedAll: boolean }

const inWork = (status: TaskStatus) => ['ISSUED', 'IN_PROGRESS', 'SUBMITTED'].includes(status)

/** What the services do with the rules, without rows; a happening that is refused changes nothing. */
function after(life: Life, happening: Happening): Life {
  if (happening.kind === 'STEP') return afterStep(life, happening.action)
  const part = life.leads[happening.lead] as AssignmentStatus
  const put = (status: AssignmentStatus) =>
    life.leads.map((old, index) => (index === happening.lead ? status : old))
  if (!inWork(life.status)) return life
  if (happening.kind === 'RETURN_DUTY') {
    if (part !== 'ISSUED') return life
    const leads = put('RETURNED').map(status => (status === 'ISSUED' ? 'WAITING' : status))
    return { ...life, leads, status: 'DRAFT' }
  }
  if (happening.kind === 'SIGN') {
    if (part !== 'ISSUED') return life
    const leads = put('IN_PROGRESS')
    return { ...life, leads, status: taskStatusOf(leads) }
  }
  if (!REPORT_FROM[happening.event].includes(part)) return life
  const leads = put(assignmentStatusAfter(happening.event, happening))
  return { ...life, leads, status: taskStatusOf(leads) }
}

function afterStep(life: Life, action: TaskAction): Life {
  if (actionFault(action, life.status) !== null) return life
  const carrying = life.leads.filter(status => status !== 'RETURNED')
  if ((action === 'ISSUE' || action === 'SUBMIT_FOR_ISSUE') && carrying.length === 0)
    return { ...life, leads: life.leads.map(() => 'WAITING') }
  const status = statusAfter(action, { leads: carrying, suspendedFrom: life.suspendedFrom })
  const suspendedFrom = action === 'SUSPEND' ? life.status : null
  if (action === 'ISSUE') return { status, suspendedFrom, leads: life.leads.map(assignmentAfterIssue) }
  if (action === 'REOPEN')
    return { status, suspendedFrom, leads: life.leads.map(old => (old === 'RETURNED' ? old : 'IN_PROGRESS')) }
  return { ...life, status, suspendedFrom }
}

test('no sequence of events leaves the table', () => {
  const lead = fc.integer({ min: 0, max: 1 })
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({
      kind: fc.constant('STEP' as const),
      action: fc.constantFrom(...STEPS.filter(step => step !== 'TERMINATE'), 'ISSUE' as const),
    }),
    fc.record({ kind: fc.constant('SIGN' as const), lead }),
    fc.record({ kind: fc.constant('RETURN_DUTY' as const), lead }),
    fc.record({
      kind: fc.constant('REPORT' as const),
      event: fc.constantFrom<ReportEvent>('SUBMITTED', 'APPROVED', 'APPROVED', 'RETURNED', 'WITHDRAWN'),
      lead,
      waiting: fc.boolean(),
      finishedAll: fc.boolean(),
    }),
  )
  const seen = new Set<string>()
  const start: Life = { status: 'DRAFT', suspendedFrom: null, leads: ['WAITING', 'WAITING'] }
  fc.assert(
    fc.property(fc.array(happening, { minLength: 40, maxLength: 150 }), list => {
      let life = start
      for (const one of list) {
        const next = after(life, one)
        if (next.status !== life.status) {
          seen.add(`${life.status} ${next.status}`)
          expect([life.status, next.status, TRANSITIONS[life.status].includes(next.status)]).toEqual([
            life.status,
            next.status,
            true,
          ])
        }
        // While it is at work, a task stands where its least advanced lead stands.
        if (inWork(next.status)) expect(next.status).toBe(taskStatusOf(next.leads))
        life = next
      }
    }),
    { seed: SEED, numRuns: 1500 },
  )
  expect(seen.size).toBeGreaterThan(14)
})
