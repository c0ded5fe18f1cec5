import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#api/platform/context.ts'
import { newId } from '#api/platform/id.ts'
import { countStatements } from '#api/platform/statements.ts'
import { write } from '#api/platform/write.ts'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type GrantFacts } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { type NewMessage, notify } from './index.ts'

let server: TestServer
let context: Context

beforeAll(async () => {
  server = await createTestServer()
})

beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
  context = { ...server.context, mail: true }
})

const person = async (...grants: GrantFacts[]): Promise<string> => (await asUser(server, ...grants)).userId

const tell = (facts: Partial<NewMessage>, as: Context = context): Promise<void> =>
  write(as, WUJIANG, async step => {
    await step.record({ type: 'TESTED', entity: 'Task', entityId: newId() })
    await notify(step, as, {
      jurisdictionCode: WUJIANG,
      kind: 'TASK_ISSUED',
      to: {},
      title: '镇村系统迁移',
      path: '/tasks/1',
      entity: 'Task',
      entityId: newId(),
      ...facts,
    })
  })

const told = async (): Promise<string[]> =>
  (await server.db.prisma.message.findMany()).map(({ userId }) => userId).sort()

const deliveries = (channel: 'EMAIL' | 'WEBHOOK') =>
  server.db.prisma.delivery.findMany({ where: { channel }, orderBy: { target: 'asc' } })

describe('who is told', () => {
  test('the people of an organization, not those of another', async () => {
    const [ours, theirs] = [
      await buildOrganization(server, { name: '区政数局' }),
      await buildOrganization(server, { name: '区发改局' }),
    ]
    const officer = await person({ role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: ours })
    const leader = await person({ role: 'UNIT_LEADER', jurisdictionCode: WUJIANG, organizationId: ours })
    await person({ role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: theirs })
    await person({ role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    await tell({ to: { organizationIds: [ours] } })
    expect(await told()).toEqual([officer, leader].sort())
  })

  test('the operator of the town for its government and its villages, not of another town', async () => {
    const village = await buildOrganization(server, { name: '示例村委会', placeCode: '440203102200' })
    const town = await person({ role: 'TOWN_OPERATOR', jurisdictionCode: WUJIANG, scopeCode: LONGGUI })
    const own = await person({
      role: 'VILLAGE_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: '440203102200',
    })
    await person({ role: 'TOWN_OPERATOR', jurisdictionCode: WUJIANG, scopeCode: JIANGWAN })
    await person({ role: 'VILLAGE_OPERATOR', jurisdictionCode: WUJIANG, scopeCode: '440203102201' })
    await tell({ to: { organizationIds: [village] } })
    expect(await told()).toEqual([town, own].sort())
  })

  test('the office by role, each once however often meant, never the writer, nobody disabled or elsewhere', async () => {
    const head = await person({ role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
    const both = await person(
      { role: 'SUPERVISOR', jurisdictionCode: WUJIANG },
      { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG },
    )
    const writer = await person({ role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    const gone = await person({ role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    await server.db.prisma.user.update({ where: { id: gone }, data: { disabledAt: context.clock.now() } })
    await person({ role: 'SUPERVISOR', jurisdictionCode: NANPING })
    const roles = ['SUPERVISION_HEAD', 'SUPERVISOR'] as const
    await tell(
      { to: { roles, userIds: [head] } },
      { ...context, viewer: { id: writer, name: '督查员', grants: [] } },
    )
    expect(await told()).toEqual([head, both].sort())
  })

  test('a hundred people cost no more statements than one', async () => {
    const ours = await buildOrganization(server, { name: '区政数局' })
    for (let index = 0; index < 100; index += 1)
      await person({ role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG, organizationId: ours })
    const { statements } = await countStatements(() => tell({ to: { organizationIds: [ours] } }))
    expect(statements.filter(text => text.includes('insert into message'))).toHaveLength(1)
    expect(statements.filter(text => /insert into (message|delivery)/.test(text)).length).toBeLessThanOrEqual(
      3,
    )
    const ids = (await server.db.prisma.message.findMany()).map(({ id }) => id)
    expect(new Set(ids).size).toBe(100)
    expect(ids.every(id => /^.{14}7.{4}[89ab]/.test(id))).toBe(true)
  })
})

describe('what is queued beside', () => {
  const withMail = async (email: string) => {
    const id = await person({ role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    await server.db.prisma.user.update({ where: { id }, data: { email } })
    return id
  }

  test('mail at once for a notice, unless the person chose otherwise; for other kinds never', async () => {
    const roles = ['SUPERVISOR'] as const
    await withMail('a@example.org')
    const quiet = await withMail('b@example.org')
    await person({ role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    const choice = { userId: quiet, kind: 'NOTICE_ISSUED' as const, digest: true, instant: false }
    await server.db.prisma.messagePreference.create({ data: choice })
    await server.db.prisma.messagePreference.create({
      data: { ...choice, kind: 'TASK_ISSUED', instant: true },
    })
    await tell({ kind: 'TASK_ISSUED', to: { roles } })
    expect(await deliveries('EMAIL')).toEqual([])
    await tell({ kind: 'NOTICE_ISSUED', to: { roles } })
    expect((await deliveries('EMAIL')).map(({ target }) => target)).toEqual(['a@example.org'])
  })

  test('no mail on a server that sends none', async () => {
    await withMail('a@example.org')
    await tell({ kind: 'NOTICE_ISSUED', to: { roles: ['SUPERVISOR'] } }, server.context)
    expect(await told()).toHaveLength(1)
    expect(await deliveries('EMAIL')).toEqual([])
  })

  test('one call for each active webhook of the kind, however many people are told', async () => {
    const webhook = {
      jurisdictionCode: WUJIANG,
      name: '政务微信',
      url: 'http://127.0.0.1:9',
      secret: 'secret',
      templates: {},
      createdAt: context.clock.now(),
    }
    const right = newId()
    await server.db.prisma.webhook.createMany({
      data: [
        { ...webhook, id: right, kinds: ['NOTICE_ISSUED', 'TURNED_RED'] },
        { ...webhook, id: newId(), kinds: ['DUE_SOON'] },
        { ...webhook, id: newId(), kinds: ['NOTICE_ISSUED'], active: false },
        { ...webhook, id: newId(), kinds: ['NOTICE_ISSUED'], jurisdictionCode: NANPING },
      ],
    })
    await person({ role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    await person({ role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    await tell({ kind: 'NOTICE_ISSUED', to: { roles: ['SUPERVISOR'] } })
    const calls = await deliveries('WEBHOOK')
    expect(calls.map(({ target }) => target)).toEqual([right])
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({ kind: 'NOTICE_ISSUED', title: '镇村系统迁移' })
  })
})
