import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../platform/context.ts'
import {
  canDecideExtension,
  canEditReport,
  canReadReport,
  canReport,
  canRequestExtension,
  canReviewReport,
  canSignReport,
  canWithdrawReport,
  needsSignature,
} from './report.policy.ts'
import { ReportStatus } from './report.status.ts'

const HERE = '440203000000'
const organization = { jurisdictionCode: HERE, id: 'unit', placeCode: '440203102000' }

const viewer = (role: string, organizationId: string | null = null, more = {}): Viewer => ({
  id: role,
  name: role,
  grants: [{ role, jurisdictionCode: HERE, scopeCode: HERE, organizationId, ...more }],
})

const officer = viewer('UNIT_OFFICER', 'unit')
const chief = viewer('UNIT_LEADER', 'unit')
const town = viewer('TOWN_OPERATOR', null, { scopeCode: '440203102000' })
const otherTown = viewer('TOWN_OPERATOR', null, { scopeCode: '440203103000' })
const other = viewer('UNIT_LEADER', 'other')
const supervisor = viewer('SUPERVISOR')
const head = viewer('SUPERVISION_HEAD')
const leader = viewer('LEADER')
const elsewhere = viewer('SUPERVISOR', null, { jurisdictionCode: '350700000000' })
const everybody = {
  officer,
  chief,
  town,
  otherTown,
  other,
  supervisor,
  head,
  leader,
  elsewhere,
  nobody: null,
}

/** Who of them may, by name. */
const who = (may: (viewer: Viewer | null) => boolean) =>
  Object.entries(everybody).flatMap(([name, one]) => (may(one) ? [name] : []))

const at = (status: ReportStatus) => ({ jurisdictionCode: HERE, status, organization })
const UNIT = ['officer', 'chief', 'town']

describe('who may what with a report', () => {
  test('the people of the unit and of its town report', () => {
    expect(who(one => canReport(one, organization))).toEqual(UNIT)
    expect(who(one => canRequestExtension(one, organization, 'LEAD'))).toEqual(UNIT)
    expect(who(one => canRequestExtension(one, organization, 'JOINT'))).toEqual([])
  })

  test.each(Object.values(ReportStatus))('at %s', status => {
    const is = (...those: ReportStatus[]) => those.includes(status)
    expect(who(one => canEditReport(one, at(status)))).toEqual(is('DRAFT') ? UNIT : [])
    expect(who(one => canSignReport(one, at(status)))).toEqual(is('SIGNING') ? ['chief', 'town'] : [])
    expect(who(one => canWithdrawReport(one, at(status)))).toEqual(is('SIGNING', 'SUBMITTED') ? UNIT : [])
    expect(who(one => canReviewReport(one, at(status)))).toEqual(
      is('SUBMITTED') ? ['supervisor', 'head'] : [],
    )
    const unseen = is('DRAFT', 'SIGNING')
    expect(who(one => canReadReport(one, at(status), true)).length).toBe(unseen ? UNIT.length : 10)
    expect(who(one => canReadReport(one, at(status), false))).toEqual(UNIT)
  })

  test('an officer’s report needs the leader’s name only where the jurisdiction asks for it', () => {
    expect(needsSignature(officer, organization, true)).toBe(true)
    for (const one of [chief, town]) expect(needsSignature(one, organization, true)).toBe(false)
    expect(needsSignature(officer, organization, false)).toBe(false)
  })

  test('the head of supervision decides on more time, once', () => {
    const extension = { jurisdictionCode: HERE, organization, status: 'PENDING' as const }
    expect(who(one => canDecideExtension(one, extension))).toEqual(['head'])
    expect(who(one => canDecideExtension(one, { ...extension, status: 'REFUSED' }))).toEqual([])
  })
})
