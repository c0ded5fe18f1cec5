import 'reflect-metadata'
import { describe, expect, it } from 'vitest'
import type { Role } from '#prisma'
import type { Viewer } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import {
  canImportPlans,
  canReadCockpit,
  canReadIndicators,
  canReadOrganizations,
  canReadPlans,
  canReadTasks,
  canUseBusinessData,
  exclusionFault,
  hasRole,
  isAdministrator,
  isSupervision,
  placeScope,
  placesOf,
  sightOfRecord,
} from './access.policy.ts'
import { grantsFault } from './grant.rules.ts'
import { ADMIN_ROLES, BUSINESS_ROLES, ROLE_NAMES, SEES_INDICATORS } from './role.ts'

const COUNTY = '440203000000'
const TOWN = '440203101000'
const VILLAGE = '440203101201'
const OTHER_TOWN = '440203102000'
const CITY = '350700000000'
const UNIT = '0192aaaa-0000-7000-8000-000000000001'
const OTHER_UNIT = '0192aaaa-0000-7000-8000-000000000002'

const ROLES = Object.keys(ROLE_NAMES) as Role[]

interface Placed {
  jurisdictionCode?: string
  scopeCode?: string
  organizationId?: string
}

function someone(role: Role, { jurisdictionCode = COUNTY, scopeCode, organizationId }: Placed = {}): Viewer {
  const grant = {
    role,
    jurisdictionCode,
    scopeCode: scopeCode ?? jurisdictionCode,
    organizationId: organizationId ?? null,
  }
  return { id: 'u', name: 'n', grants: [grant] }
}

const joined = (...viewers: Viewer[]): Viewer => ({
  ...viewers[0]!,
  grants: viewers.flatMap(({ grants }) => grants),
})

/** Code of what the call throws, or null. */
function refusalOf(call: () => unknown): string | null {
  try {
    call()
    return null
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error)
  }
}

describe('what each role may do', () => {
  const allowances = {
    canReadTasks,
    canReadCockpit,
    canReadPlans,
    canImportPlans,
    canReadIndicators,
    canReadOrganizations,
    canUseBusinessData,
  }
  const everything = ['Tasks', 'Cockpit', 'Plans', 'Indicators', 'Organizations'].map(
    noun => `canRead${noun}`,
  )
  const all = [...everything, 'canUseBusinessData']
  const expected: Record<Role, string[]> = {
    LEADER: all,
    SUPERVISION_HEAD: [...all, 'canImportPlans'],
    SUPERVISOR: [...all, 'canImportPlans'],
    UNIT_LEADER: all,
    UNIT_OFFICER: all,
    TOWN_OPERATOR: all,
    VILLAGE_OPERATOR: all,
    DATA_STEWARD: ['canReadIndicators', 'canReadOrganizations', 'canUseBusinessData'],
    SYSTEM_ADMIN: [],
    SECURITY_ADMIN: [],
    AUDIT_ADMIN: [],
  }

  it.each(ROLES)('%s may do exactly this', role => {
    const allowed = Object.entries(allowances).filter(([, allowance]) => allowance(someone(role)))
    expect(allowed.map(([name]) => name).sort()).toEqual([...expected[role]].sort())
  })

  it('lets a stranger do nothing of it', () => {
    expect(Object.values(allowances).filter(allowance => allowance(null))).toEqual([])
  })

  it.each(ROLES)('%s is supervision in the own jurisdiction only, if at all', role => {
    const supervises = ['LEADER', 'SUPERVISION_HEAD', 'SUPERVISOR'].includes(role)
    expect([isSupervision(someone(role), COUNTY), isSupervision(someone(role), CITY)]).toEqual([
      supervises,
      false,
    ])
    expect(isAdministrator(someone(role))).toBe(ADMIN_ROLES.includes(role))
  })

  it('keeps roles to their jurisdiction', () => {
    const viewer = joined(someone('LEADER'), someone('DATA_STEWARD', { jurisdictionCode: CITY }))
    expect([hasRole(viewer, ['LEADER'], COUNTY), hasRole(viewer, ['LEADER'], CITY)]).toEqual([true, false])
  })
})

describe('placeScope', () => {
  it('refuses strangers before anything else', () => {
    expect(refusalOf(() => placeScope(null, COUNTY))).toBe('UNAUTHENTICATED')
  })

  it.each(ADMIN_ROLES)('refuses %s, who has no business data', role => {
    expect(refusalOf(() => placeScope(someone(role), COUNTY, SEES_INDICATORS))).toBe('FORBIDDEN')
  })

  it('shows the data steward indicators but no tasks', () => {
    expect(refusalOf(() => placeScope(someone('DATA_STEWARD'), COUNTY))).toBe('FORBIDDEN')
    expect(placeScope(someone('DATA_STEWARD'), COUNTY, SEES_INDICATORS).everything).toBe(true)
  })

  it('does not know places of other jurisdictions', () => {
    for (const role of BUSINESS_ROLES)
      expect(refusalOf(() => placeScope(someone(role), CITY))).toBe('NOT_FOUND')
  })

  it('does not know the city or the province around the jurisdiction', () => {
    expect(refusalOf(() => placeScope(someone('LEADER'), '440200000000'))).toBe('NOT_FOUND')
    expect(refusalOf(() => placeScope(someone('LEADER'), '440000000000'))).toBe('NOT_FOUND')
  })

  it('keeps a town operator to the own town', () => {
    const operator = someone('TOWN_OPERATOR', { scopeCode: TOWN })
    expect(refusalOf(() => placeScope(operator, COUNTY))).toBe('FORBIDDEN')
    expect(refusalOf(() => placeScope(operator, OTHER_TOWN))).toBe('FORBIDDEN')
    expect(placeScope(operator, VILLAGE)).toEqual({
      jurisdictionCode: COUNTY,
      place: VILLAGE,
      everything: false,
      scopeCodes: [TOWN],
      organizationIds: [],
    })
  })

  it('keeps a village operator to the own village', () => {
    const operator = someone('VILLAGE_OPERATOR', { scopeCode: VILLAGE })
    expect(refusalOf(() => placeScope(operator, TOWN))).toBe('FORBIDDEN')
    expect(placeScope(operator, VILLAGE).scopeCodes).toEqual([VILLAGE])
  })

  it.each(['LEADER', 'SUPERVISION_HEAD', 'SUPERVISOR'] as const)('shows %s everything', role => {
    for (const place of [COUNTY, TOWN, VILLAGE])
      expect(placeScope(someone(role), place).everything).toBe(true)
  })

  it.each(['UNIT_LEADER', 'UNIT_OFFICER'] as const)('shows %s the own unit in full', role => {
    const scope = placeScope(someone(role, { organizationId: UNIT }), COUNTY)
    expect(scope).toMatchObject({ everything: false, scopeCodes: [], organizationIds: [UNIT] })
  })

  it('takes the innermost jurisdiction of a place', () => {
    const viewer = joined(
      someone('UNIT_OFFICER', { jurisdictionCode: '440000000000', organizationId: UNIT }),
      someone('LEADER'),
    )
    expect(placeScope(viewer, TOWN)).toMatchObject({ jurisdictionCode: COUNTY, everything: true })
    expect(placeScope(viewer, '440204000000')).toMatchObject({
      jurisdictionCode: '440000000000',
      everything: false,
    })
  })
})

describe('sightOfRecord', () => {
  const record = { jurisdictionCode: COUNTY, placeCode: TOWN, organizationIds: [UNIT] }
  const sights: [string, Viewer | null, string][] = [
    ['a stranger', null, 'none'],
    ['a leader', someone('LEADER'), 'full'],
    ['a leader of another jurisdiction', someone('LEADER', { jurisdictionCode: CITY }), 'none'],
    ['an officer of the unit', someone('UNIT_OFFICER', { organizationId: UNIT }), 'full'],
    ['an officer of another unit', someone('UNIT_OFFICER', { organizationId: OTHER_UNIT }), 'outline'],
    ['the town', someone('TOWN_OPERATOR', { scopeCode: TOWN }), 'full'],
    ['another town', someone('TOWN_OPERATOR', { scopeCode: OTHER_TOWN }), 'none'],
    [
      'another town whose own office takes part',
      someone('TOWN_OPERATOR', { scopeCode: OTHER_TOWN, organizationId: UNIT }),
      'full',
    ],
    ['a village of the town', someone('VILLAGE_OPERATOR', { scopeCode: VILLAGE }), 'none'],
    ['a data steward', someone('DATA_STEWARD'), 'none'],
    ['an audit administrator', someone('AUDIT_ADMIN'), 'none'],
  ]
  it.each(sights)('%s', (_who, viewer, sight) => {
    expect(sightOfRecord(viewer, record)).toBe(sight)
  })
})

describe('placesOf', () => {
  it('puts the home jurisdiction first and drops places inside another', () => {
    const viewer = joined(
      someone('TOWN_OPERATOR', { scopeCode: TOWN }),
      someone('LEADER'),
      someone('LEADER', { jurisdictionCode: '370000000000' }),
    )
    expect(placesOf(viewer)).toEqual([COUNTY, '370000000000'])
  })

  it('is empty for administrators and strangers', () => {
    expect([placesOf(someone('SYSTEM_ADMIN')), placesOf(null)]).toEqual([[], []])
  })
})

describe('roles one person may hold', () => {
  it('never joins two of the three administrators, nor one of them with a business role', () => {
    for (const admin of ADMIN_ROLES)
      for (const other of ROLES.filter(role => role !== admin))
        expect(exclusionFault([admin, other]), `${admin} + ${other}`).not.toBeNull()
  })

  it('joins business roles freely, and one administrator role over several jurisdictions', () => {
    expect(exclusionFault(BUSINESS_ROLES)).toBeNull()
    expect(exclusionFault(['AUDIT_ADMIN', 'AUDIT_ADMIN'])).toBeNull()
  })

  it('wants a unit for units and a town or village for operators, inside the jurisdiction', () => {
    const at = (role: Role, more: Placed = {}) => grantsFault([{ role, jurisdictionCode: COUNTY, ...more }])
    expect(at('UNIT_OFFICER')).toMatch('须指定所属单位')
    expect(at('UNIT_OFFICER', { organizationId: UNIT })).toBeNull()
    expect(at('TOWN_OPERATOR')).toMatch('须指定所属的镇街或村居')
    expect(at('TOWN_OPERATOR', { scopeCode: TOWN })).toBeNull()
    expect(at('TOWN_OPERATOR', { scopeCode: '350702001000' })).toMatch('不在辖区')
    expect(at('LEADER', { jurisdictionCode: '4402' })).toMatch('12 位数字')
  })
})
