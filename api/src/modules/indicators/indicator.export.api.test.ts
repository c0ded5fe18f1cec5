import { readSheet } from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildPlaces, buildPlan, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { write } from '../../platform/write.ts'
import { createIndicators } from './index.ts'

let server: TestServer
const download = (client: TestClient, place: string) => client.fetch(`/files/indicators.xlsx?place=${place}`)

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  const planId = await buildPlan(server, { title: '数字政府规划' })
  const usual = { level: null, unit: '%', baselineYear: 2021, targetYear: 2025, source: null }
  await write(server.context, WUJIANG, step =>
    createIndicators(
      step,
      WUJIANG,
      planId,
      [
        { ...usual, name: '上云率', baseline: 0, target: 100, targetText: null, comparator: '>=' },
        {
          ...usual,
          name: '@平均跑动次数',
          level: 'county',
          baseline: null,
          target: null,
          targetText: '明显减少',
          comparator: '<=',
        },
      ],
      server.context,
    ),
  )
})

describe('the indicators as a file', () => {
  test('are refused to strangers, administrators and foreigners, and without a place', async () => {
    expect((await download(asStranger(server), WUJIANG)).status).toBe(401)
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await download(admin, WUJIANG)).status).toBe(403)
    const foreigner = await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING })
    expect((await download(foreigner, WUJIANG)).status).toBe(404)
    expect((await download(foreigner, '')).status).toBe(400)
  })

  test.each([
    ['LEADER', '数字政府规划'],
    ['DATA_STEWARD', null],
  ])('hold figures as figures and words as words; a %s reads the plan as %j', async (role, plan) => {
    const response = await download(await asUser(server, { role, jurisdictionCode: WUJIANG }), WUJIANG)
    expect(response.status).toBe(200)
    const [head, ...rows] = await readSheet(Buffer.from(await response.arrayBuffer()), '指标')
    const cells = rows.map(row => Object.fromEntries((head ?? []).map((name, index) => [name, row[index]])))
    expect(cells).toMatchObject([
      {
        ...{
          编号: 1,
          指标: '上云率',
          状态: '待完善',
          层级: null,
          单位: '%',
          基准年: 2021,
          基准值: 0,
          目标年: 2025,
        },
        ...{
          要求: '≥',
          目标值: 100,
          类型: '比率',
          方向: '越高越好',
          口径: null,
          填报: '系统台账',
          周期: '每月',
        },
        ...{ 分子: '已上云的政务信息系统数', 责任单位: null, 方案: plan },
      },
      {
        ...{ 编号: 2, 指标: `'@平均跑动次数`, 层级: '县级', 基准值: null, 要求: '≤', 目标值: '明显减少' },
        ...{ 方向: '越低越好', 填报: '县（区）、镇（街道）、村（社区）', 方案: plan },
      },
    ])
  })
})
