import 'reflect-metadata'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '../../platform/context.ts'
import {
  canConfirmPlan,
  canDiscardPlan,
  canEditPlan,
  canImportInto,
  canReadDraft,
  canReadPlan,
} from './plan.policy.ts'

const HOME = '440203000000'
const ELSEWHERE = '350700000000'

const a = (role: string, jurisdictionCode = HOME): Viewer => ({
  id: role,
  name: role,
  grants: [{ role, jurisdictionCode, scopeCode: jurisdictionCode, organizationId: null }],
})
const draft = { jurisdictionCode: HOME, status: 'DRAFT' as const }
const confirmed = { jurisdictionCode: HOME, status: 'CONFIRMED' as const }

describe('who may do what with a plan', () => {
  it.each(['DATA_STEWARD', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'])(
    '%s has nothing to do with plans',
    role => {
      expect(canReadPlan(a(role), confirmed)).toBe(false)
      expect(canReadPlan(a(role), draft)).toBe(false)
      expect(canEditPlan(a(role), draft)).toBe(false)
    },
  )

  it.each(['UNIT_LEADER', 'UNIT_OFFICER', 'TOWN_OPERATOR', 'VILLAGE_OPERATOR'])(
    '%s reads confirmed plans and no drafts',
    role => {
      expect(canReadPlan(a(role), confirmed)).toBe(true)
      expect(canReadPlan(a(role), draft)).toBe(false)
      expect(canEditPlan(a(role), draft)).toBe(false)
    },
  )

  it('a leader reads everything and changes nothing', () => {
    expect([canReadPlan(a('LEADER'), draft), canReadDraft(a('LEADER'), draft)]).toEqual([true, true])
    expect([canEditPlan(a('LEADER'), draft), canImportInto(a('LEADER'), HOME)]).toEqual([false, false])
  })

  it.each(['SUPERVISION_HEAD', 'SUPERVISOR'])(
    '%s imports, edits, confirms and discards drafts, at home only',
    role => {
      const may = (viewer: Viewer) => [
        canImportInto(viewer, HOME),
        canEditPlan(viewer, draft),
        canConfirmPlan(viewer, draft),
        canDiscardPlan(viewer, draft),
      ]
      expect(may(a(role))).toEqual([true, true, true, true])
      expect(may(a(role, ELSEWHERE))).toEqual([false, false, false, false])
    },
  )

  it('nobody edits, confirms or discards what stands in the ledger', () => {
    const head = a('SUPERVISION_HEAD')
    expect([
      canEditPlan(head, confirmed),
      canConfirmPlan(head, confirmed),
      canDiscardPlan(head, confirmed),
    ]).toEqual([false, false, false])
  })

  it('a stranger does nothing', () => {
    expect([canReadPlan(null, confirmed), canEditPlan(null, draft), canImportInto(null, HOME)]).toEqual([
      false,
      false,
      false,
    ])
  })
})
