import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../platform/context.ts'
import { canAct, isActor, type NoticeForPolicy } from './notice.policy.ts'
import {
  isPossible,
  isPossibleForRecipient,
  mayClose,
  NoticeAction,
  NoticeKind,
  NoticeStatus,
  RecipientAction,
  RecipientStatus,
  statusOfRecipients,
  stepOf,
} from './notice.status.ts'

const KINDS = Object.values(NoticeKind)
const STATES = Object.values(NoticeStatus)
const ACTIONS = Object.values(NoticeAction)
const ROLES = [
  'SUPERVISOR',
  'SUPERVISION_HEAD',
  'LEADER',
  'UNIT_LEADER',
  'UNIT_OFFICER',
  'TOWN_OPERATOR',
  'DATA_STEWARD',
  'SYSTEM_ADMIN',
  'AUDIT_ADMIN',
] as const
type Role = (typeof ROLES)[number]

const HERE = '440203000000'

const viewer = (role: string): Viewer => ({
  id: 'person',
  name: '某人',
  grants: [{ role, jurisdictionCode: HERE, scopeCode: HERE, organizationId: null }],
})

const notice = (
  kind: NoticeKind,
  status: NoticeStatus,
  recipients: RecipientStatus[] = ['ACCEPTED'],
): NoticeForPolicy => ({
  jurisdictionCode: HERE,
  kind,
  status,
  wasIssued: true,
  recipients: recipients.map(one => ({
    status: one,
    organization: { jurisdictionCode: HERE, id: 'unit', placeCode: HERE },
  })),
})

/** The ladder written out once more, by hand: where each action begins for an ordinary 督办通知单. */
const FROM: Readonly<Record<NoticeAction, readonly NoticeStatus[]>> = {
  SEND: ['DRAFT'],
  SIGN: ['SIGNING'],
  REJECT: ['SIGNING', 'SIGNED'],
  ISSUE: ['SIGNED'],
  WITHDRAW: ['DRAFT', 'SIGNING', 'SIGNED', 'ISSUED', 'RECEIVED', 'REPLIED'],
  CLOSE: ['REPLIED'],
}

const OFFICE: readonly Role[] = ['SUPERVISOR', 'SUPERVISION_HEAD']
const HEAD: readonly Role[] = ['SUPERVISION_HEAD']
const LEADER: readonly Role[] = ['LEADER']

/** Who takes it. */
function whoMay(action: NoticeAction, kind: NoticeKind, status: NoticeStatus): readonly Role[] {
  const isOut = ['ISSUED', 'RECEIVED', 'REPLIED'].includes(status)
  if (action === 'SIGN' || action === 'REJECT')
    return kind === 'RED_CARD' || kind === 'INTERVIEW' ? LEADER : HEAD
  if (action === 'WITHDRAW' && isOut && kind !== 'REMINDER') return HEAD
  return OFFICE
}

function begins(action: NoticeAction, kind: NoticeKind, status: NoticeStatus): boolean {
  if (action === 'ISSUE' && kind === 'REMINDER' && status === 'DRAFT') return true
  if (action === 'CLOSE' && kind === 'CIRCULAR' && status === 'RECEIVED') return true
  return FROM[action].includes(status)
}

describe('every action in every state', () => {
  test.each(KINDS)('%s: begins where the ladder says, and nowhere else', kind => {
    for (const action of ACTIONS)
      for (const status of STATES)
        expect([action, status, isPossible(action, kind, status)]).toEqual([
          action,
          status,
          begins(action, kind, status),
        ])
  })

  test.each(KINDS)('%s: each role may take its own steps, and no other', kind => {
    for (const action of ACTIONS)
      for (const status of STATES)
        for (const role of ROLES) {
          const may = whoMay(action, kind, status).includes(role)
          const facts = notice(kind, status)
          expect([action, status, role, isActor(viewer(role), facts, action)]).toEqual([
            action,
            status,
            role,
            may,
          ])
          expect([action, status, role, canAct(viewer(role), facts, action)]).toEqual([
            action,
            status,
            role,
            may && begins(action, kind, status),
          ])
        }
  })

  test('a role in another jurisdiction and strangers may do nothing', () => {
    const other = { ...notice('SUPERVISION', 'SIGNING'), jurisdictionCode: '350700000000' }
    for (const action of ACTIONS) {
      expect(isActor(viewer('SUPERVISION_HEAD'), other, action)).toBe(false)
      expect(isActor(null, other, action)).toBe(false)
    }
  })

  test('only steps back want a reason; nothing leads out of closed or void', () => {
    expect(ACTIONS.filter(action => stepOf(action, 'SUPERVISION', 'SIGNING').needsReason)).toEqual([
      'REJECT',
      'WITHDRAW',
    ])
    for (const kind of KINDS)
      for (const action of ACTIONS)
        for (const status of ['CLOSED', 'WITHDRAWN'] as const)
          expect(isPossible(action, kind, status)).toBe(false)
  })
})

describe('recipients', () => {
  const FROM_STATUS = { RECEIVE: 'ISSUED', REPLY: 'RECEIVED', REVIEW: 'REPLIED' } as const

  test('sign for, answer, review: each once, in this order, while the notice is out', () => {
    for (const action of Object.values(RecipientAction))
      for (const status of STATES)
        for (const recipient of Object.values(RecipientStatus))
          expect([action, status, recipient, isPossibleForRecipient(action, status, recipient)]).toEqual([
            action,
            status,
            recipient,
            ['ISSUED', 'RECEIVED', 'REPLIED'].includes(status) && FROM_STATUS[action] === recipient,
          ])
  })

  test('a notice stands where the least advanced of them stands', () => {
    expect(statusOfRecipients(['ACCEPTED', 'ISSUED'])).toBe('ISSUED')
    expect(statusOfRecipients(['RECEIVED', 'ACCEPTED'])).toBe('RECEIVED')
    expect(statusOfRecipients(['REPLIED', 'ACCEPTED'])).toBe('REPLIED')
    expect(statusOfRecipients(['ACCEPTED'])).toBe('REPLIED')
  })

  test('it may be closed when all answers were accepted, 督查通报 when all have signed for it', () => {
    expect(mayClose('SUPERVISION', ['ACCEPTED', 'REPLIED'])).toBe(false)
    expect(mayClose('SUPERVISION', ['ACCEPTED', 'ACCEPTED'])).toBe(true)
    expect(mayClose('CIRCULAR', ['RECEIVED', 'ISSUED'])).toBe(false)
    expect(mayClose('CIRCULAR', ['RECEIVED', 'REPLIED'])).toBe(true)
    expect(canAct(viewer('SUPERVISOR'), notice('SUPERVISION', 'REPLIED', ['REPLIED']), 'CLOSE')).toBe(false)
  })
})
