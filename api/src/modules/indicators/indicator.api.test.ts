import { graphql } from 'graphql'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#api/platform/id.ts'
import { countStatements } from '#api/platform/statements.ts'
import { write } from '#api/platform/write.ts'
import { createSchema } from '#api/schema.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { importDivisions } from '../divisions/index.ts'
import { amendIndicators, createIndicators, type IndicatorDraft, libraryOf } from './index.ts'

const WUJIANG = '440203000000'
const TOWN = '440203001000'
const ELSEWHERE = '350700000000'
const planIds = [newId(), newId()]

const draft = (name: string, facts: Partial<IndicatorDraft> = {}): IndicatorDraft => ({
  name,
  level: null,
  unit: '%',
  baselineYear: 2021,
  baseline: 0,
  targetYear: 2025,
  target: 97.5,
  targetText: null,
  comparator: '>=',
  source: { start: 10, end: 20 },
  ...facts,
})

const planRow = (id: string) => ({
  jurisdictionCode: WUJIANG,
  id,
  title: `规划 ${id.slice(-4)}`,
  status: 'CONFIRMED' as const,
  format: 'text',
  sourceText: '全文',
  sourceHash: id,
  ledger: {},
  createdAt: new Date(0),
  createdBy: '测试',
})

let server: TestServer

beforeAll(async () => {
  server = await createTestServer()
  const { context, db } = server
  await importDivisions(context, {
    code: '440203',
    name: '武江区',
    children: [{ code: '440203001', name: '新华街道' }],
  })
  await importDivisions(context, { code: '3507', name: '南平市' })
  await db.prisma.plan.createMany({ data: planIds.map(planRow) })
  await write(context, WUJIANG, async tools => {
    await createIndicators(
      tools,
      WUJIANG,
      planIds[0]!,
      [draft('乙率'), draft('甲率'), draft('甲率')],
      context,
    )
    await createIndicators(
      tools,
      WUJIANG,
      planIds[1]!,
      [draft('丙数', { target: null, targetText: '明显提高', source: null })],
      context,
    )
  })
  await write(context, ELSEWHERE, tools =>
    createIndicators(tools, ELSEWHERE, null, [draft('外市率')], context),
  )
})

const INDICATORS = `query ($place: ID!) { indicators(place: $place) {
  name level unit baselineYear baseline targetYear target targetText comparator source { start end } plan { id }
} }`

interface Listed {
  indicators: { name: string; plan: { id: string } | null }[]
}

describe('indicators', () => {
  test('are refused to strangers, to the administrators and for foreign places', async () => {
    expect((await asStranger(server).query(INDICATORS, { place: WUJIANG })).code).toBe('UNAUTHENTICATED')
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await admin.query(INDICATORS, { place: WUJIANG })).code).toBe('FORBIDDEN')
    const steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
    expect((await steward.query(INDICATORS, { place: ELSEWHERE })).code).toBe('NOT_FOUND')
  })

  test('come in the order of the table, one name with two definitions twice, 0 as a value', async () => {
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    const { data } = await leader.query<Listed>(INDICATORS, { place: WUJIANG })
    expect(data.indicators.map(({ name }) => name)).toEqual(['乙率', '甲率', '甲率', '丙数'])
    expect(data.indicators[0]).toEqual({
      name: '乙率',
      level: null,
      unit: '%',
      baselineYear: 2021,
      baseline: 0,
      targetYear: 2025,
      target: 97.5,
      targetText: null,
      comparator: '>=',
      source: { start: 10, end: 20 },
      plan: { id: planIds[0] },
    })
    expect(data.indicators[3]).toMatchObject({ target: null, targetText: '明显提高', source: null })
  })

  test('a town operator sees them, a data steward without the plan behind them', async () => {
    const grant = { jurisdictionCode: WUJIANG, scopeCode: TOWN }
    const operator = await asUser(server, { role: 'TOWN_OPERATOR', ...grant })
    expect((await operator.query<Listed>(INDICATORS, { place: TOWN })).data.indicators).toHaveLength(4)
    expect((await operator.query(INDICATORS, { place: WUJIANG })).code).toBe('FORBIDDEN')
    const steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
    const { data } = await steward.query<Listed>(INDICATORS, { place: WUJIANG })
    expect(data.indicators.map(({ plan }) => plan)).toEqual([null, null, null, null])
  })

  test('are read for any number of plans in one statement', async () => {
    const grant = { role: 'LEADER', jurisdictionCode: WUJIANG, scopeCode: WUJIANG, organizationId: null }
    const contextValue = {
      ...server.context,
      viewer: { id: newId(), name: 'x', grants: [grant] },
      memo: new Map(),
    }
    const source = `{ plans(place: "${WUJIANG}") { nodes { id indicators { name } } } }`
    const { result, statements } = await countStatements(() =>
      graphql({ schema: createSchema(), source, contextValue }),
    )
    expect(result.errors).toBeUndefined()
    const plans = result.data?.['plans'] as { nodes: { id: string; indicators: { name: string }[] }[] }
    const byPlan = new Map(plans.nodes.map(({ id, indicators }) => [id, indicators.length]))
    expect([byPlan.get(planIds[0]!), byPlan.get(planIds[1]!)]).toEqual([3, 1])
    expect(statements.filter(sql => sql.includes('"indicator"'))).toHaveLength(1)
  })

  test('leave one record per plan, and none when there are none', async () => {
    const types = await server.db.prisma.auditEntry.findMany({ where: { type: 'INDICATORS_CREATED' } })
    expect(types.map(({ entity }) => entity)).toEqual(['Plan', 'Plan', 'Jurisdiction'])
    const nothing = write(server.context, WUJIANG, async tools => {
      await tools.record({ type: 'TEST', entity: 'Test', entityId: 'test' })
      return createIndicators(tools, WUJIANG, null, [], server.context)
    })
    expect(await nothing).toBe(0)
  })
})

describe('an amended plan', () => {
  test('carries its indicators on: a changed figure is a further target, the lost unit is the same indicator', async () => {
    const [from, to] = [newId(), newId()]
    await server.db.prisma.plan.createMany({ data: [from, to].map(planRow) })
    const change = (planId: string, drafts: IndicatorDraft[]) =>
      write(server.context, WUJIANG, async step => {
        await step.record({ type: 'TEST', entity: 'Test', entityId: 'test' })
        return planId === from
          ? createIndicators(step, WUJIANG, from, drafts, server.context)
          : amendIndicators(
              step,
              { jurisdictionCode: WUJIANG, fromPlanId: from, toPlanId: to },
              drafts,
              server.context,
            )
      })
    const pieces = draft('“免证办”事项', { unit: '个', baseline: 180, target: 600 })
    await change(from, [draft('留下率'), pieces, draft('不再提率')])
    const count = await change(to, [
      { ...pieces, name: '免证办事项', unit: null, target: 800 },
      draft('留下率'),
      draft('新来率'),
    ])
    expect(count).toBe(3)
    const library = await libraryOf(server.db.prisma, WUJIANG)
    const ofPlan = (planId: string) =>
      library
        .filter(one => one.planId === planId)
        .map(({ name, position, targets }) => [
          name,
          position,
          targets.map(({ target }) => target?.toNumber()),
        ])
    expect(ofPlan(to)).toEqual([
      ['“免证办”事项', 1, [600, 800]],
      ['留下率', 2, [97.5]],
      ['新来率', 3, [97.5]],
    ])
    expect(ofPlan(from)).toEqual([['不再提率', 3, [97.5]]])
    const amended = library.find(({ name, planId }) => name === '“免证办”事项' && planId === to)
    expect([amended?.version, amended?.targets.at(-1)?.reason]).toEqual([1, '方案修订'])
  })
})
