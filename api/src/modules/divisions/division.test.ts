import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canReadDivision, canReadOrganizations, jurisdictionsOf } from './division.policy.ts'
import {
  codeRange,
  isDivisionCode,
  isWithin,
  levelOfCode,
  padCode,
  parentCodeCandidates,
  significantPrefix,
} from './division.rules.ts'
import { readDivisionFile } from './division-file.rules.ts'
import { bodyChanges, divisionChanges } from './division-import.rules.ts'
import { DEFAULT_RULES, rulesInForce } from './rule-setting.rules.ts'

/** Printed with every failure by fast-check; fixed so that a run can be repeated. */
const seed = 440_203
const run = { seed, numRuns: 300 }
console.log(`division rules: seed ${seed}`)

const part = (digits: number) =>
  fc.integer({ min: 0, max: 10 ** digits - 1 }).map(value => String(value).padStart(digits, '0'))

const code = fc
  .tuple(fc.integer({ min: 1, max: 99 }), part(2), part(2), part(3), part(3), fc.integer({ min: 1, max: 5 }))
  .map(([province, city, county, town, village, level]) => {
    const parts = [String(province).padStart(2, '0'), city, county, town, village]
    return padCode(parts.slice(0, level).join(''))
  })

describe('codes', () => {
  test.each([
    ['440000000000', 1, '44', []],
    ['440200000000', 2, '4402', ['440000000000']],
    ['440203000000', 3, '440203', ['440200000000', '440000000000']],
    ['440203001000', 4, '440203001', ['440203000000', '440200000000', '440000000000']],
    ['440203001002', 5, '440203001002', ['440203001000', '440203000000', '440200000000', '440000000000']],
    // A town right under a city that has no counties, and a county run by its province.
    ['441900003000', 4, '441900003', ['441900000000', '440000000000']],
    ['419001000000', 3, '419001', ['419000000000', '410000000000']],
    ['990000000000', 1, '99', []],
  ])('%s is level %i', (given, level, prefix, parents) => {
    expect(levelOfCode(given)).toBe(level)
    expect(significantPrefix(given)).toBe(prefix)
    expect(parentCodeCandidates(given)).toEqual(parents)
  })

  test.each(['', '44', '44020300000', '4402030000000', '44020300000x', '000000000000', '440203000000'])(
    'only twelve digits with a province name a place: %j',
    given => expect(isDivisionCode(given)).toBe(given === '440203000000'),
  )

  test('a place lies within itself and all of its ancestors, and they never within it', () => {
    fc.assert(
      fc.property(code, given => {
        expect(isWithin(given, given)).toBe(true)
        for (const parent of parentCodeCandidates(given)) {
          expect(isWithin(given, parent)).toBe(true)
          expect(isWithin(parent, given)).toBe(false)
          expect(levelOfCode(parent)).toBeLessThan(levelOfCode(given))
        }
      }),
      run,
    )
  })

  test('the range of a place holds exactly the codes within it', () => {
    fc.assert(
      fc.property(code, code, (root, other) => {
        const { from, to } = codeRange(root)
        expect(from).toBe(root)
        expect(other >= from && other <= to).toBe(isWithin(other, root))
      }),
      run,
    )
  })
})

describe('who may see', () => {
  const grant = { jurisdictionCode: '440203000000', scopeCode: '440203001000', organizationId: null }
  const viewer = (role: string) => ({ id: '1', name: 'x', grants: [{ ...grant, role }] })

  test('nobody sees anything without signing in or without a grant', () => {
    for (const nobody of [null, { id: '1', name: 'x', grants: [] }]) {
      expect(canReadDivision(nobody, '440203000000')).toBe(false)
      expect(canReadOrganizations(nobody)).toBe(false)
      expect(jurisdictionsOf(nobody)).toEqual([])
    }
  })

  test('a grant opens the tree of its jurisdiction, not what lies above or beside it', () => {
    const operator = viewer('VILLAGE_OPERATOR')
    expect(canReadDivision(operator, '440203000000')).toBe(true)
    expect(canReadDivision(operator, '440203102201')).toBe(true)
    expect(canReadDivision(operator, '440204000000')).toBe(false)
    expect(canReadDivision(operator, '440200000000')).toBe(false)
  })

  test('the three administrators have no list of units', () => {
    for (const role of ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']) {
      expect(canReadOrganizations(viewer(role))).toBe(false)
    }
    expect(canReadOrganizations(viewer('UNIT_OFFICER'))).toBe(true)
  })
})

describe('a file of divisions', () => {
  const fault = (json: unknown) => readDivisionFile(json).problems.map(({ message }) => message)[0] ?? null

  test.each([
    [null, '缺少区划代码'],
    [[], '缺少区划代码'],
    ['x', '缺少区划代码'],
    [{}, '缺少区划代码'],
    [{ code: '440', name: '甲' }, '有 3 位'],
    [{ code: '4402 03', name: '甲' }, '数字以外'],
    [{ code: '00', name: '甲' }, '不能是 00'],
    [{ code: '44', name: '  ' }, '缺少名称'],
    [{ code: '44', name: '长'.repeat(61) }, '超过 60 个字'],
    [{ code: '44', name: '甲', level: 2 }, '第 1 级'],
    [{ code: '44', name: '甲', children: 'x' }, '应是列表'],
    [{ code: '44', name: '甲', children: [null] }, '缺少区划代码'],
    [{ code: '44', name: '甲', children: [{ code: '44', name: '乙' }] }, '不属于上级'],
    [{ code: '44', name: '甲', children: [{ code: '4502', name: '乙' }] }, '不属于上级'],
    [{ code: '4402', name: '甲', province: { code: '45', name: '外省' } }, '不属于上级'],
    [{ code: '4402', name: '甲', province: 'x' }, '缺少区划代码'],
  ])('%j is refused: %s', (json, expected) => {
    expect(fault(json)).toContain(expected)
  })

  test('a number is a code too, and a level may be skipped', () => {
    const file = readDivisionFile({
      code: 4419,
      name: '某市',
      children: [{ code: '441900003', name: '某街道' }],
    })
    expect(file.problems).toEqual([])
    expect(file.divisions.map(({ code: given, parentCode }) => [given, parentCode])).toEqual([
      ['441900000000', null],
      ['441900003000', '441900000000'],
    ])
  })

  test('nesting without end is refused, not followed', () => {
    let json: object = { code: '44', name: '底' }
    for (let depth = 0; depth < 2000; depth += 1) json = { code: '44', name: '层', children: [json] }
    expect(fault(json)).not.toBeNull()
  })

  test('a thousand faults are cut at a hundred', () => {
    const children = Array.from({ length: 1000 }, () => ({ code: 'x', name: 'x' }))
    expect(readDivisionFile({ code: '44', name: '甲', children }).problems).toHaveLength(100)
  })
})

describe('what an import changes', () => {
  const city = { code: '350700000000', name: '南平市', level: 2, parentCode: null }
  const body = {
    id: '1',
    jurisdictionCode: city.code,
    placeCode: city.code,
    name: '南平市人民政府',
    aliases: [],
    kind: 'COUNTY_GOVERNMENT' as const,
    active: true,
  }
  const stored = new Map([[city.code, city]])

  test('nothing where the file says what is stored', () => {
    expect(divisionChanges([city], stored)).toEqual({ created: [], updated: [], unchanged: 1 })
    expect(bodyChanges([city], stored, [body])).toEqual({ created: [], updated: [], unchanged: 1 })
  })

  test('a government renamed by hand is left as it is', () => {
    const byHand = { ...body, name: '南平市政府' }
    expect(bodyChanges([city], stored, [byHand])).toEqual({ created: [], updated: [], unchanged: 1 })
  })

  test('an area that nobody runs gets no committee', () => {
    const area = { code: '350702001999', name: '某农场虚拟生活区', level: 5, parentCode: null }
    expect(bodyChanges([area], new Map(), [])).toEqual({ created: [], updated: [], unchanged: 0 })
  })
})

describe('rules in force', () => {
  const version = { key: 'nearWorkingDays', version: 1, value: 5 as unknown, validFrom: '2024-01-01' }

  test('a value that makes no sense is passed over for the version before it', () => {
    for (const value of [-1, 2.5, '5', null, [], Number.NaN]) {
      const rules = rulesInForce([version, { ...version, version: 2, value }], '2024-10-15')
      expect(rules.nearWorkingDays).toBe(5)
    }
  })

  test('the highest version that has begun wins, whatever the order of the rows', () => {
    const versions = [3, 1, 2].map(number => ({ ...version, version: number, value: number }))
    expect(rulesInForce(versions, '2024-01-01').nearWorkingDays).toBe(3)
    expect(rulesInForce(versions, '2023-12-31').nearWorkingDays).toBe(3)
    expect(rulesInForce([{ ...version, key: 'unknown', value: 9 }], '2024-10-15')).toEqual(DEFAULT_RULES)
  })
})
