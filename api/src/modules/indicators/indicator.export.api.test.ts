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
    expect(await readSheet(Buffer.from(await response.arrayBuffer()), '指标')).toEqual([
      ['指标', '层级', '单位', '基准年', '基准值', '目标年', '要求', '目标值', '方案'],
      ['上云率', null, '%', 2021, 0, 2025, '≥', 100, plan],
      [`'@平均跑动次数`, '县级', '%', 2021, null, 2025, '≤', '明显减少', plan],
    ])
  })
})
