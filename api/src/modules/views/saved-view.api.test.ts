import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { emptyDatabase } from '#test/kit/database.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'

let server: TestServer
let owner: TestClient & { userId: string }
let other: TestClient & { userId: string }

beforeAll(async () => {
  server = await createTestServer()
})
beforeEach(async () => {
  await emptyDatabase(server.db)
  await buildPlaces(server)
  owner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  other = await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING })
})

interface View {
  id: string
  name: string
  address: string
  own: boolean
}

const FIELDS = '{ id name address own }'
const save = (who: TestClient, name: string, address = '/tasks?light=BEHIND') =>
  who.query<{ saveView: View }>(
    `mutation ($name: String!, $address: String!) { saveView(name: $name, address: $address) ${FIELDS} }`,
    { name, address },
  )
const withId = (who: TestClient, field: string, id: string) =>
  who.query<Record<string, View>>(
    `mutation ($id: ID!) { ${field}(id: $id) ${field === 'deleteView' ? '' : FIELDS} }`,
    { id },
  )
const rename = (who: TestClient, id: string, name: string) =>
  who.query<{ renameView: View }>(
    `mutation ($id: ID!, $name: String!) { renameView(id: $id, name: $name) ${FIELDS} }`,
    { id, name },
  )
const own = async (who: TestClient) =>
  (await who.query<{ savedViews: View[] }>(`{ savedViews ${FIELDS} }`)).data.savedViews
const read = (who: TestClient, id: string) =>
  who.query<{ savedView: View }>(`query ($id: ID!) { savedView(id: $id) ${FIELDS} }`, { id })

describe('views under a name', () => {
  it('ask strangers to sign in', async () => {
    const stranger = asStranger(server)
    expect((await save(stranger, '逾期')).code).toBe('UNAUTHENTICATED')
    expect((await stranger.query(`{ savedViews ${FIELDS} }`)).code).toBe('UNAUTHENTICATED')
    expect((await read(stranger, owner.userId)).code).toBe('UNAUTHENTICATED')
  })

  it('refuse another host, an empty name, a name taken and the 51st', async () => {
    expect((await save(owner, '逾期', 'https://evil.example/')).code).toBe('BAD_INPUT')
    expect((await save(owner, '逾期', '//evil.example/')).code).toBe('BAD_INPUT')
    expect((await save(owner, ' ')).code).toBe('BAD_INPUT')
    expect((await save(owner, '逾期')).code).toBeNull()
    expect((await save(owner, ' 逾期 ')).errors?.[0]?.extensions.fields).toMatchObject([{ field: 'name' }])
    expect((await save(other, '逾期')).code).toBeNull()
    await server.db.prisma.savedView.createMany({
      data: Array.from({ length: 48 }, (_, at) => ({
        id: crypto.randomUUID(),
        userId: owner.userId,
        name: `视图 ${at}`,
        address: '/',
        createdAt: server.clock.now(),
      })),
    })
    const last = await Promise.all([save(owner, '甲'), save(owner, '乙')])
    expect(last.map(({ code }) => code).sort()).toEqual(['BAD_INPUT', null].sort())
    expect(await own(owner)).toHaveLength(50)
  })

  it('are opened by everyone who has the link, and changed by their owner alone', async () => {
    const { id } = (await save(owner, '逾期')).data.saveView
    expect((await read(other, id)).data.savedView).toMatchObject({
      address: '/tasks?light=BEHIND',
      own: false,
    })
    expect(await own(other)).toEqual([])
    expect((await rename(other, id, '我的')).code).toBe('NOT_FOUND')
    expect((await withId(other, 'deleteView', id)).code).toBe('NOT_FOUND')
    expect((await withId(other, 'restoreView', id)).code).toBe('NOT_FOUND')
    expect((await rename(owner, id, '红灯')).data.renameView).toMatchObject({ name: '红灯', own: true })
    expect((await read(owner, 'nothing')).code).toBe('NOT_FOUND')
  })

  it('come back under the same link when a deletion is taken back', async () => {
    const { id } = (await save(owner, '逾期')).data.saveView
    expect((await withId(owner, 'restoreView', id)).code).toBe('NOT_FOUND')
    expect((await withId(owner, 'deleteView', id)).code).toBeNull()
    expect((await read(other, id)).code).toBe('NOT_FOUND')
    expect((await withId(owner, 'deleteView', id)).code).toBe('NOT_FOUND')
    expect((await withId(other, 'restoreView', id)).code).toBe('NOT_FOUND')
    const twice = await Promise.all([withId(owner, 'restoreView', id), withId(owner, 'restoreView', id)])
    expect(twice.filter(({ code }) => code === null)).toHaveLength(1)
    expect((await read(other, id)).data.savedView.name).toBe('逾期')
  })

  it('are told in the log, each step once', async () => {
    const { id } = (await save(owner, '逾期')).data.saveView
    await rename(owner, id, '红灯')
    await withId(owner, 'deleteView', id)
    await withId(owner, 'restoreView', id)
    const entries = await server.db.prisma.auditEntry.findMany({
      where: { entityId: id },
      orderBy: { position: 'asc' },
    })
    expect(entries.map(({ type }) => type)).toEqual([
      'VIEW_SAVED',
      'VIEW_RENAMED',
      'VIEW_DELETED',
      'VIEW_RESTORED',
    ])
  })
})
