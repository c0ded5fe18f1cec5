import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import type { Role } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import {
  canActOn,
  canDraftNoticeOn,
  canEditContacts,
  canInstructOn,
  canRaiseProblemOn,
  canReport,
  canRequestExtension,
  canReturnDuty,
  canSign,
  mayBreakDown,
  type PartForPolicy,
  type TaskInLife,
} from './task.policy.ts'

const COUNTY = '440203000000'
const TOWN = '440203102000'

const someone = (role: Role, scopeCode = COUNTY, organizationId: string | null = null): Viewer => ({
  id: 'viewer',
  name: '测试',
  grants: [{ role, jurisdictionCode: COUNTY, scopeCode, organizationId }],
})

const bureau = { jurisdictionCode: COUNTY, id: 'bureau', placeCode: COUNTY }
const townGovernment = { jurisdictionCode: COUNTY, id: 'town', placeCode: TOWN }

const task = (facts: Partial<TaskInLife> = {}): TaskInLife => ({
  jurisdictionCode: COUNTY,
  status: 'IN_PROGRESS',
  placeCode: COUNTY,
  leads: [bureau],
  parts: [bureau],
  ...facts,
})

const part = (facts: Partial<PartForPolicy> = {}): PartForPolicy => ({
  organization: bureau,
  part: 'LEAD',
  status: 'ISSUED',
  taskStatus: 'ISSUED',
  returnUntil: '2024-10-17',
  returnPending: false,
  hasDateAhead: true,
  ...facts,
})

const head = someone('SUPERVISION_HEAD')
const supervisor = someone('SUPERVISOR')
const leader = someone('LEADER')
const officer = someone('UNIT_OFFICER', COUNTY, 'bureau')
const stranger = someone('UNIT_OFFICER', COUNTY, 'another')

describe('steps of the office', () => {
  test('are the head’s, but for proposing; nobody else takes any', () => {
    expect(canActOn(supervisor, 'SUBMIT_FOR_ISSUE', task({ status: 'DRAFT' }))).toBe(true)
    expect(canActOn(supervisor, 'ISSUE', task({ status: 'PENDING_ISSUE' }))).toBe(false)
    expect(canActOn(head, 'ISSUE', task({ status: 'PENDING_ISSUE' }))).toBe(true)
    expect(canActOn(head, 'ISSUE', task({ status: 'ISSUED' }))).toBe(false)
    for (const viewer of [leader, officer, null])
      expect(canActOn(viewer, 'CLOSE', task({ status: 'DONE' }))).toBe(false)
  })

  test('notices, problems and instructions each have their own people', () => {
    expect(canDraftNoticeOn(supervisor, task())).toBe(true)
    expect(canDraftNoticeOn(supervisor, task({ status: 'DONE' }))).toBe(false)
    expect(canRaiseProblemOn(officer, task())).toBe(true)
    expect(canRaiseProblemOn(stranger, task())).toBe(false)
    expect(canRaiseProblemOn(supervisor, task({ status: 'DRAFT' }))).toBe(false)
    expect([canInstructOn(leader, task()), canInstructOn(head, task())]).toEqual([true, false])
  })
})

describe('breaking down', () => {
  const ofTown = task({ placeCode: TOWN, leads: [townGovernment] })

  test('is the office’s, and the town operator’s for what the own town leads', () => {
    const operator = someone('TOWN_OPERATOR', TOWN)
    expect(mayBreakDown(supervisor, task())).toBe(true)
    expect(mayBreakDown(operator, ofTown)).toBe(true)
    expect(mayBreakDown(operator, task({ placeCode: TOWN, leads: [bureau] }))).toBe(false)
    expect(mayBreakDown(operator, task())).toBe(false)
    expect(mayBreakDown(someone('TOWN_OPERATOR', '440203103000'), ofTown)).toBe(false)
    expect(mayBreakDown(someone('UNIT_LEADER', TOWN, 'town'), ofTown)).toBe(false)
    expect(mayBreakDown(someone('VILLAGE_OPERATOR', '440203102200'), ofTown)).toBe(false)
  })
})

describe('a part', () => {
  test('is signed for by its unit while it is issued', () => {
    expect(canSign(officer, part())).toBe(true)
    expect(canSign(stranger, part())).toBe(false)
    expect(canSign(head, part())).toBe(false)
    expect(canSign(officer, part({ taskStatus: 'SUSPENDED' }))).toBe(false)
    expect(canSign(officer, part({ status: 'IN_PROGRESS' }))).toBe(false)
  })

  test('is handed back until the last day of the rule, once at a time', () => {
    expect(canReturnDuty(officer, part(), '2024-10-17')).toBe(true)
    expect(canReturnDuty(officer, part(), '2024-10-18')).toBe(false)
    expect(canReturnDuty(officer, part({ returnPending: true }), '2024-10-15')).toBe(false)
    expect(canReturnDuty(officer, part({ status: 'IN_PROGRESS' }), '2024-10-15')).toBe(false)
  })

  test('is reported on once signed for; only a lead asks for a later date, and in time', () => {
    const working = part({ status: 'IN_PROGRESS', taskStatus: 'IN_PROGRESS' })
    expect(canReport(officer, part())).toBe(false)
    expect(canReport(officer, working)).toBe(true)
    expect(canReport(officer, { ...working, taskStatus: 'DONE' })).toBe(false)
    expect(canRequestExtension(officer, working)).toBe(true)
    expect(canRequestExtension(officer, { ...working, part: 'JOINT' })).toBe(false)
    expect(canRequestExtension(officer, { ...working, hasDateAhead: false })).toBe(false)
  })

  test('has contacts that unit and office enter until the task has ended', () => {
    expect([canEditContacts(officer, part()), canEditContacts(supervisor, part())]).toEqual([true, true])
    expect(canEditContacts(stranger, part())).toBe(false)
    expect(canEditContacts(officer, part({ taskStatus: 'CLOSED' }))).toBe(false)
  })
})
