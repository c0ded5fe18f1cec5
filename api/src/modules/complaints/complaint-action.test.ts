import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import type { ViewerGrant } from '../../platform/context.ts'
import { ComplaintAction, ComplaintState } from './complaint.enums.ts'
import type { TicketForPolicy } from './complaint.policy.ts'
import { stepSummary } from './complaint.words.ts'
import { STEPS, stepFault, type TicketFacts, type TicketStep, wantsRework } from './complaint-action.rules.ts'
import { canDecideRequest, canTakeStep, complaintCan, type RequestForPolicy } from './complaint-can.rules.ts'

const [COUNTY, TOWN, UNIT, OTHER] = ['440203000000', '440203102000', 'unit', 'other']
const TODAY = '2024-10-15'
const STATES = Object.values(ComplaintState)
const ACTIONS = Object.values(ComplaintAction)

const facts = (changes: Partial<TicketFacts> = {}): TicketFacts => ({
  ...{ own: true, state: 'HANDLING', dueOn: '2024-10-22', excluded: false, pending: [] },
  ...{ answered: null, resolved: null, satisfaction: null, ...changes },
})
const ticket: TicketForPolicy = {
  ...{ jurisdictionCode: COUNTY, placeCode: TOWN, organizationId: UNIT, complainedOf: null },
  units: [
    { id: UNIT, placeCode: TOWN },
    { id: OTHER, placeCode: COUNTY },
  ],
}
const person = (role: string, more: Partial<ViewerGrant> = {}) => ({
  ...{ id: role, name: role },
  grants: [{ role, jurisdictionCode: COUNTY, scopeCode: COUNTY, organizationId: null, ...more }],
})
const PEOPLE = {
  leader: person('LEADER'),
  head: person('SUPERVISION_HEAD'),
  supervisor: person('SUPERVISOR'),
  steward: person('DATA_STEWARD'),
  unitLeader: person('UNIT_LEADER', { organizationId: UNIT }),
  unitOfficer: person('UNIT_OFFICER', { organizationId: UNIT }),
  /** Its place is that of the unit. */
  town: person('TOWN_OPERATOR', { scopeCode: TOWN }),
  /** Had the ticket once. */
  formerUnit: person('UNIT_LEADER', { organizationId: OTHER }),
  otherTown: person('TOWN_OPERATOR', { scopeCode: '440203103000' }),
  elsewhere: person('SUPERVISION_HEAD', { jurisdictionCode: '350700000000', scopeCode: '350700000000' }),
  system: person('SYSTEM_ADMIN'),
  security: person('SECURITY_ADMIN'),
  audit: person('AUDIT_ADMIN'),
  stranger: null,
}
type Who = keyof typeof PEOPLE

/** Written by hand, against the table of the program: from which states each step is taken, and by whom. */
const MANAGERS: Who[] = ['head', 'supervisor', 'steward']
const HANDLERS: Who[] = ['unitLeader', 'unitOfficer', 'town']
const EXPECTED: Record<ComplaintAction, { states: string; who: Who[] }> = {
  DISPATCH: { states: 'RECEIVED', who: MANAGERS },
  SIGN: { states: 'DISPATCHED', who: HANDLERS },
  CONTACT: { states: 'HANDLING', who: HANDLERS },
  NOTE: { states: 'HANDLING', who: HANDLERS },
  RETURN: { states: 'DISPATCHED HANDLING', who: HANDLERS },
  ASK_EXTENSION: { states: 'DISPATCHED HANDLING', who: HANDLERS },
  FINISH: { states: 'HANDLING', who: HANDLERS },
  CALL_BACK: { states: 'FINISHED CALLED_BACK', who: MANAGERS },
  REWORK: { states: 'FINISHED CALLED_BACK', who: MANAGERS },
  ARCHIVE: { states: 'CALLED_BACK', who: MANAGERS },
  ASK_EXCLUSION: { states: STATES.join(' '), who: [...MANAGERS, ...HANDLERS] },
}

describe('the life of a ticket', () => {
  test('each step, from each state, by each person', () => {
    for (const action of ACTIONS)
      for (const state of STATES)
        for (const [who, viewer] of Object.entries(PEOPLE)) {
          const { states, who: allowed } = EXPECTED[action]
          const may =
            canTakeStep(viewer, ticket, action) && stepFault(action, facts({ state }), TODAY) === null
          const should = states.split(' ').includes(state) && allowed.includes(who as Who)
          expect(`${action} ${state} ${who} ${may}`).toBe(`${action} ${state} ${who} ${should}`)
        }
  })

  test('what the screen offers is the same table', () => {
    const can = (who: Who, state: ComplaintState) =>
      Object.entries(complaintCan(PEOPLE[who], ticket, facts({ state }), TODAY))
        .filter(([, may]) => may)
        .map(([name]) => name)
    expect(can('unitOfficer', 'DISPATCHED')).toEqual([
      'sign',
      'returnIt',
      'askExtension',
      'askExclusion',
      'unmask',
    ])
    expect(can('supervisor', 'RECEIVED')).toEqual(['edit', 'dispatch', 'askExclusion', 'unmask', 'supervise'])
    expect(can('steward', 'CALLED_BACK')).toEqual([
      'edit',
      'callBack',
      'rework',
      'archive',
      'askExclusion',
      'unmask',
    ])
    for (const state of STATES) expect(can('leader', state)).toEqual(['unmask'])
    for (const who of ['formerUnit', 'elsewhere', 'audit', 'stranger'] as const)
      for (const state of STATES) expect(can(who, state)).toEqual([])
  })

  test('a refusal is a sentence that says what to do', () => {
    for (const action of ACTIONS)
      for (const state of STATES) {
        const fault = stepFault(action, facts({ state }), TODAY)
        if (fault !== null) expect(fault).toMatch(/^[一-龥][一-龥、，；：。“”]{8,}。$/)
      }
  })

  test('tickets that follow their source take no step but 剔除', () => {
    const steps = Object.keys(STEPS) as TicketStep[]
    for (const state of STATES) {
      const open = steps.filter(step => stepFault(step, facts({ own: false, state }), TODAY) === null)
      expect(open).toEqual(['ASK_EXCLUSION'])
    }
  })

  test('what waits for a decision, a limit that is over and an answer that is there stand in the way', () => {
    const fault = (step: TicketStep, changes: Partial<TicketFacts>) => stepFault(step, facts(changes), TODAY)
    expect(fault('FINISH', { pending: ['RETURN'] })).toContain('等待裁定')
    expect(fault('SIGN', { state: 'DISPATCHED', pending: ['RETURN'] })).toContain('等待裁定')
    expect(fault('FINISH', { pending: ['EXTENSION', 'EXCLUSION'] })).toBeNull()
    expect(fault('RETURN', { dueOn: '2024-10-14' })).toContain('超过办理时限')
    expect(fault('RETURN', { dueOn: TODAY })).toBeNull()
    expect(fault('ASK_EXTENSION', { dueOn: '2024-10-14' })).toContain('到期前')
    expect(fault('ASK_EXTENSION', { dueOn: TODAY })).toBeNull()
    expect(fault('ASK_EXTENSION', { dueOn: null })).toContain('没有办理时限')
    expect(fault('ASK_EXCLUSION', { excluded: true })).toContain('已经剔除')
    expect(fault('CALL_BACK', { state: 'CALLED_BACK', answered: true })).toContain('不用再次')
    expect(fault('CALL_BACK', { state: 'CALLED_BACK', answered: false })).toBeNull()
  })

  test('a second person decides, never who asked', () => {
    const request: RequestForPolicy = {
      jurisdictionCode: COUNTY,
      kind: 'EXCLUSION',
      status: 'PENDING',
      organizationId: null,
      askedById: 'SUPERVISOR',
    }
    const deciders = Object.entries(PEOPLE).filter(([, viewer]) => canDecideRequest(viewer, request))
    expect(deciders.map(([who]) => who)).toEqual(['head', 'steward'])
  })

  test('an answer that is not content asks for rework; nobody answering does not', () => {
    const said = (answered: boolean, resolved: boolean | null, satisfaction: TicketFacts['satisfaction']) =>
      wantsRework({ answered, resolved, satisfaction })
    expect(said(true, false, 'SATISFIED')).toBe(true)
    expect(said(true, true, 'DISSATISFIED')).toBe(true)
    expect(said(true, true, 'BASICALLY_SATISFIED')).toBe(false)
    expect(said(false, null, null)).toBe(false)
  })
})

describe('the unit complained of', () => {
  test('never unmasks, whatever else its people are', () => {
    const against = { ...ticket, complainedOf: { id: UNIT, placeCode: TOWN } }
    const both = { ...PEOPLE.steward, grants: [...PEOPLE.steward.grants, ...PEOPLE.unitLeader.grants] }
    const unmasks = (viewer: typeof both | null, of: TicketForPolicy) =>
      complaintCan(viewer, of, facts(), TODAY).unmask
    expect(unmasks(PEOPLE.unitLeader, ticket)).toBe(true)
    for (const viewer of [PEOPLE.unitLeader, PEOPLE.town, both]) expect(unmasks(viewer, against)).toBe(false)
    expect(unmasks(PEOPLE.steward, against)).toBe(true)
  })
})

test('every step has words for the timeline', () => {
  const asked = ['RETURN', 'EXTENSION', 'EXCLUSION'].flatMap(kind => [`${kind}_ASKED`, `${kind}_REFUSED`])
  const kinds = [
    ...[
      'RECEIVED',
      'EDITED',
      'DISPATCHED',
      'SIGNED',
      'CONTACTED',
      'NOTED',
      'RETURNED',
      'EXTENDED',
      'FINISHED',
    ],
    ...['CALLED_BACK', 'REWORKED', 'ARCHIVED', 'EXCLUDED', 'EXCLUSION_UNDONE', 'REQUEST_WITHDRAWN', ...asked],
  ]
  for (const kind of kinds)
    expect(stepSummary({ kind, unit: '区住建局', before: {}, after: {} })).not.toBe('更新工单')
})
