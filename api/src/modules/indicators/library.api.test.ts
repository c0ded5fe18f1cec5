import { describe, expect, test } from 'vitest'
import { buildOrganization, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import {
  adopt,
  count,
  create,
  draft,
  facts,
  fieldsOf,
  indicatorsIn,
  libraryWorld,
  ratio,
  saidBy,
  setTarget,
} from '#test/kit/library-world.ts'
import { newId } from '../../platform/id.ts'
import { libraryOf } from './index.ts'

const world = await libraryWorld()
const { server, steward, office, foreigner } = world
const { proposed, one, fresh } = indicatorsIn(world)

describe('an indicator of the library', () => {
  test('is kept by data steward and office; nobody else writes, and nothing foreign is there', async () => {
    const { id, version } = await fresh()
    const target = { targetYear: 2025, target: 150 }
    expect((await setTarget(asStranger(server), id, version, target)).code).toBe('UNAUTHENTICATED')
    const leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
    expect((await setTarget(leader, id, version, target)).code).toBe('FORBIDDEN')
    expect((await setTarget(foreigner, id, version, target)).code).toBe('NOT_FOUND')
    expect((await setTarget(steward, 'no id', version, target)).code).toBe('NOT_FOUND')
    expect((await create(foreigner, { place: WUJIANG, facts: facts(), definition: count() })).code).toBe(
      'NOT_FOUND',
    )
    expect(await one(id, foreigner)).toBeNull()
    expect((await one(id, leader)).can).toEqual({
      edit: false,
      adopt: false,
      retire: false,
      reactivate: false,
      link: false,
    })
    expect((await one(id, office)).can).toMatchObject({ edit: true, adopt: false, retire: true, link: true })
    expect((await one(id, steward)).can).toMatchObject({ edit: true, link: false })
  })

  test('is refused with every field that is wrong', async () => {
    const answer = await create(steward, {
      place: WUJIANG,
      facts: facts({ name: ' ', reportLevels: [2], ownerId: newId() }),
      definition: count({ unit: '%', definition: '短', decimals: 9 }),
      target: { targetYear: 2020, baselineYear: 2021, baseline: 9, target: 150 },
    })
    expect(answer.code).toBe('BAD_INPUT')
    expect(fieldsOf(answer)).toEqual([
      'facts.name',
      'facts.reportLevels',
      'definition.definition',
      'definition.decimals',
      'definition.unit',
      'target.targetYear',
      'facts.ownerId',
    ])
  })

  test('is made with number, definition and target; the same form sent twice makes one', async () => {
    const ownerId = await buildOrganization(server, { name: '区政数局' })
    const input = {
      place: WUJIANG,
      facts: facts({ ownerId, dataSource: '政务服务平台' }),
      definition: count(),
      target: {
        baselineYear: 2021,
        baseline: 100,
        targetYear: 2025,
        target: 150,
        yearly: [{ year: 2023, value: 130 }],
      },
    }
    const answers = await Promise.all([create(steward, input), create(office, input)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['BAD_INPUT', null].sort())
    const entry = answers.find(({ code }) => code === null)?.data['createIndicator']
    expect(entry).toMatchObject({
      name: '“一件事”事项数',
      status: 'ACTIVE',
      baseline: 100,
      target: 150,
      owner: { name: '区政数局' },
      definition: { version: 1, kind: 'COUNT', unit: '个' },
      targets: [{ target: 150, yearly: [{ year: 2023, value: 130 }], inForce: true, reason: null }],
      history: [{ type: 'INDICATOR_CREATED', summary: '新建指标' }],
    })
    const other = await create(steward, { ...input, definition: count({ definition: '当月新上线的事项数' }) })
    expect(other.data['createIndicator']?.no).toBe((entry?.no ?? 0) + 1)
  })
})

describe('an indicator read from a plan', () => {
  test('comes with a proposal and the words of the plan', async () => {
    const ids = await proposed(
      draft('政务信息系统上云率'),
      draft('村级网络宽带速率', { level: 'village', unit: '兆', baseline: 10, target: 50 }),
      draft('“免证办”事项', { unit: '个', baseline: 180, target: 600 }),
    )
    const ask = `query ($place: ID!, $ids: [ID!]) { indicatorProposals(place: $place, ids: $ids) {
      indicator { name status sourceText } kind direction reportLevels feed measure ownFigure numeratorItem } }`
    const { data } = await steward.query<{ indicatorProposals: unknown[] }>(ask, { place: WUJIANG, ids })
    expect(data.indicatorProposals).toMatchObject([
      {
        indicator: { name: '政务信息系统上云率', status: 'PROPOSED', sourceText: null },
        kind: 'RATIO',
        feed: 'SYSTEMS',
        measure: 'CLOUD',
        ownFigure: 'PART',
        reportLevels: [],
        numeratorItem: '已上云的政务信息系统数',
      },
      { kind: 'MINIMUM', direction: 'MINIMUM', reportLevels: [5], feed: 'REPORTED' },
      { kind: 'COUNT', direction: 'HIGHER', reportLevels: [3] },
    ])
    expect((await one(ids[0]!)).sourceText).toBe('数字政府')
    expect((await steward.query(ask, { place: WUJIANG, ids: [newId()] })).code).toBe('NOT_FOUND')
    expect((await foreigner.query(ask, { place: WUJIANG, ids })).code).toBe('NOT_FOUND')
  })

  test('is adopted once, several in one write, all or none', async () => {
    const ids = await proposed(draft('甲率'), draft('乙率'))
    const inputs = ids.map((id, index) => ({
      id,
      version: 0,
      facts: facts({ name: `甲乙${index}率`, reportLevels: [3, 4, 5], ownFigure: 'PART' }),
      definition: ratio(),
    }))
    const wrong = await adopt(steward, [
      inputs[0]!,
      { ...inputs[1]!, definition: ratio({ numeratorItem: '' }) },
    ])
    expect([wrong.code, fieldsOf(wrong)]).toEqual(['BAD_INPUT', ['inputs.1.definition.numeratorItem']])
    expect((await adopt(steward, [inputs[0]!, inputs[0]!])).code).toBe('BAD_INPUT')
    expect((await adopt(foreigner, inputs)).code).toBe('NOT_FOUND')
    expect((await one(ids[0]!)).status).toBe('PROPOSED')
    const answers = await Promise.all([adopt(steward, inputs), adopt(office, inputs)])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null].sort())
    expect((await adopt(steward, inputs)).code).toBe('CONFLICT')
    const again = await adopt(
      steward,
      inputs.map(input => ({ ...input, version: 1 })),
    )
    expect([again.code, saidBy(again)]).toEqual(['CONFLICT', expect.stringContaining('已经纳入指标库')])
    const adopted = await one(ids[1]!)
    expect(adopted).toMatchObject({
      name: '甲乙1率',
      status: 'ACTIVE',
      version: 1,
      target: 100,
      definitions: [{ version: 1 }],
      definition: { definition: '窗口受理事项数 ÷ 依申请事项总数 × 100%' },
    })
    expect(adopted.history.map(({ summary }) => summary)).toEqual(['纳入指标库'])
  })
})

test('the numbers go on without a gap or a double, however many make one at once', async () => {
  const before = (await libraryOf(server.db.prisma, WUJIANG)).length
  const names = Array.from({ length: 6 }, (_, index) => `并发${index}`)
  await Promise.all(
    names.map(name => create(steward, { place: WUJIANG, facts: facts({ name }), definition: count() })),
  )
  const numbers = (await libraryOf(server.db.prisma, WUJIANG)).map(({ no }) => no).sort((a, b) => a - b)
  expect(numbers).toHaveLength(before + 6)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, index) => index + 1))
})
