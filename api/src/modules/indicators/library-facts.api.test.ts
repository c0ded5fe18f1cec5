import { describe, expect, test } from 'vitest'
import { buildOrganization, buildTask, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import type { TestClient } from '#test/kit/client.ts'
import {
  call,
  count,
  define,
  draft,
  facts,
  fieldsOf,
  indicatorsIn,
  libraryWorld,
  saidBy,
  setTarget,
} from '#test/kit/library-world.ts'
import { newId } from '../../platform/id.ts'

const VILLAGE = '440203102200'

const world = await libraryWorld()
const { server, planId, steward, office, foreigner } = world
const { proposed, one, fresh } = indicatorsIn(world)

describe('facts, exemptions and the end of an indicator', () => {
  const edit = (client: TestClient, id: string, version: number, more: object) =>
    call(client, 'editIndicator', 'ID!, Int!, IndicatorFactsInput!', { id, version, facts: facts(more) })

  test('facts are changed by version; rhythm and origin stay once there are figures', async () => {
    const { id, version } = await fresh()
    const renamed = await edit(steward, id, version, { name: '改名', frequency: 'QUARTERLY' })
    expect(renamed.data['editIndicator']).toMatchObject({ name: '改名', version: version + 1 })
    expect((await edit(steward, id, version, { name: '再改' })).code).toBe('CONFLICT')
    await server.db.prisma.indicatorFigure.create({
      data: {
        jurisdictionCode: WUJIANG,
        indicatorId: id,
        placeCode: WUJIANG,
        startsOn: new Date('2024-07-01'),
        knownOn: new Date('2024-10-08'),
        definitionVersion: 1,
        source: 'OWN',
        value: 120,
      },
    })
    expect(fieldsOf(await edit(steward, id, version + 1, { frequency: 'MONTHLY' }))).toEqual([
      'facts.frequency',
    ])
    const fed = await edit(steward, id, version + 1, { feed: 'FORMULA', frequency: 'QUARTERLY' })
    expect(fieldsOf(fed)).toContain('facts.feed')
    expect((await edit(steward, id, version + 1, { name: '又改', frequency: 'QUARTERLY' })).code).toBeNull()
  })

  test('a place is exempt with a reason, once, and until a day', async () => {
    const { id, version } = await fresh(count(), { reportLevels: [4] })
    const exempt = (client: TestClient, at: number, more: object = {}) =>
      call(client, 'exemptPlaces', 'ID!, Int!, [ID!]!, Day!, String!', {
        ...{ id, version: at, places: [LONGGUI], fromOn: '2024-03-01', reason: '撤并过渡期' },
        ...more,
      })
    expect(fieldsOf(await exempt(steward, version, { reason: ' ' }))).toEqual(['reason'])
    expect(fieldsOf(await exempt(steward, version, { places: [NANPING] }))).toEqual(['places'])
    expect(saidBy(await exempt(steward, version, { places: [VILLAGE] }))).toContain('本来就不填报')
    const done = await exempt(steward, version, { places: [LONGGUI, JIANGWAN] })
    expect(done.data['exemptPlaces']?.exemptions).toHaveLength(2)
    expect((await exempt(office, version)).code).toBe('CONFLICT')
    expect(saidBy(await exempt(steward, version + 1))).toContain('已免报')
    const end = (lastDay: string, at = version + 1) =>
      call(steward, 'endExemption', 'ID!, Int!, ID!, Day!, Day!', {
        ...{ id, version: at, place: LONGGUI, fromOn: '2024-03-01', lastDay },
      })
    expect(fieldsOf(await end('2024-02-01'))).toEqual(['lastDay'])
    const ended = await end('2024-09-30')
    expect(ended.data['endExemption']?.exemptions.map(({ untilOn }) => untilOn)).toEqual(['2024-09-30', null])
    expect((await exempt(steward, version + 2, { fromOn: '2024-10-01' })).code).toBeNull()
  })

  test('retired with a reason it cannot be changed until it is in use again', async () => {
    const { id, version } = await fresh()
    const retire = (at: number, reason: string) =>
      call(steward, 'retireIndicator', 'ID!, Int!, String!', { id, version: at, reason })
    const back = (at: number) => call(steward, 'reactivateIndicator', 'ID!, Int!', { id, version: at })
    expect(fieldsOf(await retire(version, ''))).toEqual(['reason'])
    expect((await back(version)).code).toBe('CONFLICT')
    expect((await retire(version, '合并到另一项')).data['retireIndicator']?.status).toBe('RETIRED')
    expect((await retire(version + 1, '合并到另一项')).code).toBe('CONFLICT')
    expect(saidBy(await setTarget(steward, id, version + 1, { targetYear: 2025, target: 1 }))).toContain(
      '请先恢复启用',
    )
    expect(
      saidBy(await define(steward, id, version + 1, count({ validFrom: '2024-11-01', reason: '理由' }))),
    ).toContain('请先恢复启用')
    expect((await back(version + 1)).data['reactivateIndicator']).toMatchObject({
      status: 'ACTIVE',
      can: { edit: true, reactivate: false },
    })
  })
})

describe('a task that is to move an indicator', () => {
  test('is suggested by its words, linked once, and seen from both sides', async () => {
    const [id] = await proposed(draft('政务信息系统上云率'))
    const lead = [await buildOrganization(server, { name: '区大数据中心' })]
    const taskId = await buildTask(server, { planId, title: '推进信息系统迁移上云', lead })
    const second = await buildTask(server, {
      planId,
      title: '电子政务外网',
      text: '年底前系统全部上云。',
      lead,
    })
    await buildTask(server, { planId, title: '村级网络宽带', lead })
    const ask = `query ($id: ID!) { indicatorTaskSuggestions(indicatorId: $id) { id title } }`
    const suggested = await office.query<{ indicatorTaskSuggestions: { id: string }[] }>(ask, { id })
    expect(suggested.data.indicatorTaskSuggestions.map(task => task.id)).toEqual([taskId, second])
    expect((await steward.query(ask, { id })).code).toBe('FORBIDDEN')
    const link = (client: TestClient, name: string, task: string) =>
      call(client, name, 'ID!, ID!', { id, taskId: task })
    expect((await link(steward, 'linkIndicatorTask', taskId)).code).toBe('FORBIDDEN')
    expect((await link(foreigner, 'linkIndicatorTask', taskId)).code).toBe('NOT_FOUND')
    expect((await link(office, 'linkIndicatorTask', newId())).code).toBe('NOT_FOUND')
    const linked = await link(office, 'linkIndicatorTask', taskId)
    expect(linked.data['linkIndicatorTask']?.tasks).toEqual([{ title: '推进信息系统迁移上云' }])
    expect((await link(office, 'linkIndicatorTask', taskId)).code).toBeNull()
    const task = `query ($id: ID!) { task(id: $id) { indicators { name } } }`
    expect((await office.query(task, { id: taskId })).data).toEqual({
      task: { indicators: [{ name: '政务信息系统上云率' }] },
    })
    const seen = await one(id!, steward)
    expect([seen.tasks, seen.history.map(({ type }) => type)]).toEqual([null, []])
    const left = await office.query<{ indicatorTaskSuggestions: { id: string }[] }>(ask, { id })
    expect(left.data.indicatorTaskSuggestions.map(one => one.id)).toEqual([second])
    const unlinked = await link(office, 'unlinkIndicatorTask', taskId)
    expect(unlinked.data['unlinkIndicatorTask']?.tasks).toEqual([])
    expect(unlinked.data['unlinkIndicatorTask']?.history.map(({ summary }) => summary)).toEqual([
      '取消关联任务“推进信息系统迁移上云”',
      '关联任务“推进信息系统迁移上云”',
    ])
  })
})
