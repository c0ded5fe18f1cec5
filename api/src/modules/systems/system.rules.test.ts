import 'reflect-metadata'
import { describe, expect, test } from 'vitest'
import type { DomainError } from '../../platform/errors.ts'
import { nearestName } from './nearest-name.rules.ts'
import { countMeasure, ratesOf, type SystemStanding, standingOn } from './system.rates.ts'
import { CLOUD_STEPS, onCloudSince, planChange } from './system.rules.ts'
import { COLUMN_IDS, COLUMNS, placeColumns, readSystemRow } from './system-sheet.rules.ts'

const standing = (facts: Partial<SystemStanding> = {}): SystemStanding => ({
  ...{ classified: false, cloud: 'PENDING', zombie: false, everZombie: false },
  ...{ sharing: 'NOT_NEEDED', integration: 'NOT_NEEDED' },
  ...facts,
})
let count = 0
const state = (effectiveOn: string, facts: Partial<SystemStanding> & { knownOn?: string } = {}) => {
  count += 1
  const { classified: _, everZombie: __, knownOn = effectiveOn, ...values } = { ...standing(), ...facts }
  return { ...values, effectiveOn, knownOn, recordedAt: new Date(count), id: String(count), reason: null }
}
const faultOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    const { fields, message } = error as DomainError
    return `${fields[0]?.field}: ${message}`
  }
  return null
}

describe('the rates of the ledger', () => {
  test('without a system there is no data, neither 0 % nor 100 %', () => {
    expect(ratesOf([], '2024-10-15').map(({ rate }) => rate.value)).toEqual([null, null, null, null])
    expect(countMeasure('CLOUD', [standing({ classified: true, cloud: 'ON_CLOUD' })])).toEqual({
      numerator: 0,
      denominator: 0,
      excluded: 1,
    })
  })

  test('上云率 counts what is in use and not classified, 不上云 too', () => {
    const clouds = ['ON_CLOUD', 'PENDING', 'MIGRATING', 'NOT_PLANNED', 'SHUT_DOWN'] as const
    const systems = clouds.map(cloud => standing({ cloud }))
    expect(countMeasure('CLOUD', systems)).toEqual({ numerator: 1, denominator: 4, excluded: 1 })
  })

  test('a zombie is cleared when it is shut down or used again', () => {
    const systems = [
      standing({ everZombie: true, zombie: true }),
      standing({ everZombie: true, zombie: true, cloud: 'SHUT_DOWN' }),
      standing({ everZombie: true }),
      standing(),
    ]
    expect(countMeasure('ZOMBIE', systems)).toEqual({ numerator: 2, denominator: 3, excluded: 1 })
  })

  test('整合率 keeps what was merged and then shut down, 接入率 does not', () => {
    const merged = standing({ integration: 'INTEGRATED', sharing: 'CONNECTED', cloud: 'SHUT_DOWN' })
    const given = standing({ integration: 'PENDING', cloud: 'SHUT_DOWN' })
    const open = standing({ integration: 'PENDING', sharing: 'NOT_CONNECTED' })
    expect(countMeasure('INTEGRATION', [merged, given, open])).toEqual({
      numerator: 1,
      denominator: 2,
      excluded: 1,
    })
    expect(countMeasure('SHARING', [merged, given, open])).toEqual({
      numerator: 0,
      denominator: 1,
      excluded: 2,
    })
  })

  test('a past day shows what held and was known then', () => {
    const states = [
      state('2024-01-01'),
      state('2024-03-01', { cloud: 'ON_CLOUD', knownOn: '2024-05-10' }),
      state('2024-06-01', { cloud: 'ON_CLOUD', zombie: true }),
      // The mark was a mistake.
      state('2024-06-01', { cloud: 'ON_CLOUD', knownOn: '2024-06-20' }),
    ]
    const system = { classified: false, states }
    expect(standingOn(system, '2023-12-31')).toBe(null)
    expect(standingOn(system, '2024-04-01')?.cloud).toBe('PENDING')
    expect(standingOn(system, '2024-04-01', '2024-05-10')?.cloud).toBe('ON_CLOUD')
    expect(standingOn(system, '2024-06-10')?.everZombie).toBe(true)
    expect(standingOn(system, '2024-07-01')?.everZombie).toBe(false)
  })
})

describe('a change of state', () => {
  const today = '2024-10-15'
  const change = (effectiveOn: string, values: Partial<SystemStanding>, reason: string | null = null) => ({
    ...{ effectiveOn, values, reason },
  })

  test('is refused in the future and before the first state', () => {
    const states = [state('2024-01-01')]
    const late = change('2024-10-16', { cloud: 'ON_CLOUD' })
    expect(faultOf(() => planChange(states, late, today))).toBe('effectiveOn: 生效日期不能晚于今天。')
    const early = change('2023-12-31', { cloud: 'ON_CLOUD' })
    expect(faultOf(() => planChange(states, early, today))).toMatch(/^effectiveOn: 生效日期不能早于/)
  })

  test('back from the cloud wants a reason, to 不上云 it is refused', () => {
    const states = [state('2024-01-01', { cloud: 'ON_CLOUD' })]
    const back = (reason: string | null) => change('2024-10-01', { cloud: 'PENDING' }, reason)
    expect(faultOf(() => planChange(states, back(null), today))).toBe(
      'reason: 由“已上云”改为“待迁”，请写明原因。',
    )
    expect(planChange(states, back('云资源到期'), today)).toHaveLength(1)
    const off = change('2024-10-01', { cloud: 'NOT_PLANNED' }, '不需要')
    expect(faultOf(() => planChange(states, off, today))).toMatch(/^cloud: 系统已经上云/)
  })

  test('that changes nothing adds nothing', () => {
    const states = [state('2024-01-01', { cloud: 'ON_CLOUD' })]
    expect(planChange(states, change('2024-05-01', { cloud: 'ON_CLOUD' }), today)).toEqual([])
  })

  test('learnt late is carried into later states, until the value was changed again', () => {
    const states = [
      state('2024-01-01'),
      state('2024-03-01', { zombie: true }),
      state('2024-05-01', { zombie: true, cloud: 'SHUT_DOWN' }),
    ]
    const rows = planChange(states, change('2024-02-01', { cloud: 'ON_CLOUD' }), today)
    expect(rows.map(({ effectiveOn, cloud, zombie }) => [effectiveOn, cloud, zombie])).toEqual([
      ['2024-02-01', 'ON_CLOUD', false],
      ['2024-03-01', 'ON_CLOUD', true],
    ])
  })

  test('every step says whether it goes, and none leads nowhere', () => {
    expect(Object.values(CLOUD_STEPS).every(steps => Object.keys(steps).length > 0)).toBe(true)
    expect(onCloudSince([])).toBe(null)
    expect(
      onCloudSince([
        { cloud: 'ON_CLOUD', effectiveOn: '2024-01-01' },
        { cloud: 'PENDING', effectiveOn: '2024-02-01' },
        { cloud: 'ON_CLOUD', effectiveOn: '2024-03-01' },
        { cloud: 'ON_CLOUD', effectiveOn: '2024-04-01' },
      ]),
    ).toBe('2024-03-01')
  })
})

describe('a row of a sheet', () => {
  test('heads are found in any order, by other names and with other marks', () => {
    const heads = ['序号', '信息系统名称', '建设单位', '上云情况', '资金(万元)', '等保']
    const places = placeColumns(heads)
    expect([places.name, places.owner, places.cloud, places.fundingAmount, places.securityLevel]).toEqual([
      1, 2, 3, 4, 5,
    ])
    expect(COLUMN_IDS.map(id => placeColumns(COLUMN_IDS.map(one => COLUMNS[one].head))[id])).toEqual(
      COLUMN_IDS.map((_, index) => index),
    )
  })

  test('full-width digits, units and every usual form of a day are understood', () => {
    const { row, faults } = readSystemRow({
      ...{
        name: ' 小学生　报名系统 ',
        owner: '区教育局',
        userCount: '１，２００人',
        fundingAmount: '85.5万元',
      },
      ...{ securityLevel: '第三级', classified: '否', cloud: '已迁移', zombie: '×', sharing: '已接入' },
      ...{ integration: '无需整合', usage: '每日', network: '政务外网', effectiveOn: 45_580 },
      ...{ approvedOn: '2021年3月5日', cloudDueOn: '２０２４．１２．３１' },
    })
    expect(faults).toEqual([])
    expect(row).toMatchObject({
      ...{ name: '小学生 报名系统', userCount: 1200, fundingAmount: 85.5, securityLevel: 3 },
      ...{ classified: false, cloud: 'ON_CLOUD', zombie: false, sharing: 'CONNECTED', usage: 'DAILY' },
      ...{ integration: 'NOT_NEEDED', network: 'EXTRANET', effectiveOn: '2024-10-15' },
      ...{ approvedOn: '2021-03-05', cloudDueOn: '2024-12-31' },
    })
  })

  test('everything that is wrong is said at once', () => {
    const { faults } = readSystemRow({
      ...{ owner: '', userCount: '很多', cloud: '云上', approvedOn: '3月5日', zombie: '#REF!' },
    })
    expect(faults.map(({ column }) => column)).toEqual([
      ...['userCount', 'approvedOn', 'cloud', 'zombie', 'name', 'owner'],
    ])
  })

  test('an unknown owner is answered with the nearest one', () => {
    const names = ['区教育局', '区政务服务数据管理局', '龙归镇人民政府']
    expect(nearestName('区政务数据管理局', names)).toBe('区政务服务数据管理局')
    expect(nearestName('完全无关', names)).toBe(null)
  })
})
