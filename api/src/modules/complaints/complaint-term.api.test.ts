import { beforeAll, describe, expect, test } from 'vitest'
import { foldTallies, verifyTallies } from '#api/modules/tallies/index.ts'
import { newId } from '#api/platform/id.ts'
import { write } from '#api/platform/write.ts'
import { NANPING, WUJIANG } from '#test/kit/builders.ts'
import type { TestClient } from '#test/kit/client.ts'
import { type ComplaintWorld, complaintWorld, createTicket } from '#test/kit/complaint-world.ts'
import { categoriesOf, channelsOf } from './index.ts'

const TERM = 'id name path level parentId active mergedInto formerNames tickets'
const TERMS = `{ categories { ${TERM} } channels { ${TERM} } }`
const LIST = `query ($place: ID!) { complaintTerms(place: $place) ${TERMS} }`
const ADD = `mutation ($place: ID!, $kind: ComplaintTermKind!, $names: [String!]!, $parentId: ID) {
  addComplaintTerms(place: $place, kind: $kind, names: $names, parentId: $parentId) ${TERMS} }`
const RENAME = `mutation ($place: ID!, $kind: ComplaintTermKind!, $id: ID!, $from: String!, $name: String!) {
  renameComplaintTerm(place: $place, kind: $kind, id: $id, from: $from, name: $name) ${TERMS} }`
const ACTIVE = `mutation ($place: ID!, $kind: ComplaintTermKind!, $id: ID!, $active: Boolean!) {
  setComplaintTermActive(place: $place, kind: $kind, id: $id, active: $active) ${TERMS} }`
const MERGE = `mutation ($place: ID!, $kind: ComplaintTermKind!, $id: ID!, $intoId: ID!) {
  mergeComplaintTerms(place: $place, kind: $kind, id: $id, intoId: $intoId) ${TERMS} }`
const BOARD = `query ($place: ID!) { complaintBoard(place: $place) { categories { key name parentId value } } }`
const COUNT = `query ($place: ID!, $filter: ComplaintFilter) { complaints(place: $place, filter: $filter) { totalCount } }`

interface Term {
  id: string
  name: string
  path: string
  active: boolean
  mergedInto: string | null
  formerNames: string[]
  tickets: number
}
interface Terms {
  categories: Term[]
  channels: Term[]
}

let world: ComplaintWorld
type Variables = Record<string, unknown>
const ask = (client: TestClient, document: string, variables: Variables) =>
  client.query<Record<string, Terms>>(document, { place: WUJIANG, ...variables })
const terms = async (): Promise<Terms> => (await ask(world.steward, LIST, {})).data['complaintTerms'] as Terms
const category = async (path: string): Promise<Term> =>
  (await terms()).categories.find(term => term.path === path) as Term
const channel = async (name: string): Promise<Term> =>
  (await terms()).channels.find(term => term.name === name) as Term
const add = (names: string[], more: Variables = {}, client: TestClient = world.steward) =>
  ask(client, ADD, { kind: 'CATEGORY', names, ...more })
const said = (answer: { errors?: { message: string }[] }) => answer.errors?.[0]?.message ?? ''

beforeAll(async () => {
  world = await complaintWorld()
})

describe('categories and channels', () => {
  test('are kept by the steward and the office, and nobody else; foreign ids are not there', async () => {
    const { unit, leader, town, elsewhere, supervisor } = world
    for (const person of [unit, leader]) {
      expect((await ask(person, LIST, {})).code).toBe('FORBIDDEN')
      expect((await add(['市容'], {}, person)).code).toBe('FORBIDDEN')
    }
    expect((await add(['市容'], {}, town)).code).toBe('FORBIDDEN')
    expect((await add(['市容'], {}, elsewhere)).code).toBe('NOT_FOUND')
    const ids = { kind: 'CATEGORY', id: newId() }
    expect((await ask(supervisor, RENAME, { ...ids, from: 'a', name: 'b' })).code).toBe('NOT_FOUND')
    expect((await ask(supervisor, ACTIVE, { ...ids, id: 'x', active: false })).code).toBe('NOT_FOUND')
    await elsewhere.query(ADD, { place: NANPING, kind: 'CATEGORY', names: ['交通'] })
    const foreign = await world.server.db.prisma.complaintCategory.findFirstOrThrow({
      where: { jurisdictionCode: NANPING },
    })
    expect((await ask(supervisor, ACTIVE, { kind: 'CATEGORY', id: foreign.id, active: false })).code).toBe(
      'NOT_FOUND',
    )
  })

  test('an empty county begins with a pasted list, to three levels', async () => {
    expect((await add(['', ' '])).code).toBe('BAD_INPUT')
    expect(said(await add(['a/b/c/d']))).toContain('最多 3 级')
    expect((await add(['市容环卫/占道经营/流动摊贩', '市容环卫／垃圾清运', '环保/噪声'])).code).toBeNull()
    expect((await terms()).categories.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['市容环卫', '市容环卫/占道经营', '市容环卫/占道经营/流动摊贩', '环保/噪声']),
    )
    expect(said(await add(['环保/噪声']))).toContain('已经有了')
    const parent = await category('环保')
    expect((await add(['扬尘'], { parentId: parent.id })).code).toBeNull()
    expect(await category('环保/扬尘')).toMatchObject({ level: 2, parentId: parent.id, active: true })
    expect((await add(['电话', '网站'], { kind: 'CHANNEL' })).code).toBeNull()
    expect(said(await add(['电话'], { kind: 'CHANNEL' }))).toContain('已经有了')
  })

  test('a new name reaches what lies below, and sources that use the old one still mean it', async () => {
    const city = await category('市容环卫')
    const rename = (more: Variables) => ask(world.steward, RENAME, { kind: 'CATEGORY', id: city.id, ...more })
    expect((await rename({ from: '别的', name: '城市管理' })).code).toBe('CONFLICT')
    expect((await rename({ from: '市容环卫', name: '环保' })).code).toBe('BAD_INPUT')
    expect((await rename({ from: '市容环卫', name: 'a/b' })).code).toBe('BAD_INPUT')
    expect((await rename({ from: '市容环卫', name: '城市管理' })).code).toBeNull()
    expect((await category('城市管理/占道经营/流动摊贩')).formerNames).toEqual(['市容环卫/占道经营/流动摊贩'])
    const { context } = world.server
    const made = await write(context, WUJIANG, async step => {
      await step.record({ type: 'TEST', entity: 'Test', entityId: '1' })
      return categoriesOf(step, WUJIANG, ['市容环卫/占道经营', '市容环卫/井盖'])
    })
    expect(made.get('市容环卫/占道经营')?.path).toBe('城市管理/占道经营')
    expect(made.get('市容环卫/井盖')?.path).toBe('城市管理/井盖')
    expect((await terms()).categories.some(({ path }) => path === '市容环卫')).toBe(false)
  })

  test('what is retired is kept by old tickets, refused for new ones, and can be restored from the top', async () => {
    const { steward, supervisor } = world
    const noise = await category('环保/噪声')
    const before = await createTicket(supervisor, { categoryId: noise.id })
    expect(before.code).toBeNull()
    const env = await category('环保')
    const turn = (id: string, active: boolean) => ask(steward, ACTIVE, { kind: 'CATEGORY', id, active })
    expect((await turn(env.id, false)).code).toBeNull()
    expect((await turn(env.id, false)).code).toBe('CONFLICT')
    expect(await category('环保/噪声')).toMatchObject({ active: false, tickets: 1 })
    expect((await createTicket(supervisor, { categoryId: noise.id })).code).toBe('BAD_INPUT')
    expect(said(await add(['环保/异味']))).toContain('停用')
    expect(said(await turn(noise.id, true))).toContain('先恢复上级')
    await turn(env.id, true)
    expect((await turn(noise.id, true)).code).toBeNull()
    const web = await channel('网站')
    expect((await createTicket(supervisor, { channelId: web.id })).code).toBeNull()
    await ask(steward, ACTIVE, { kind: 'CHANNEL', id: web.id, active: false })
    expect((await createTicket(supervisor, { channelId: web.id })).code).toBe('BAD_INPUT')
  })

  test('a merged one means the other from then on; tickets keep theirs, boards and lists count them there', async () => {
    const { steward, supervisor, server } = world
    await add(['噪音扰民', '城市管理/夜间施工'])
    const [loud, noise, night] = [
      await category('噪音扰民'),
      await category('环保/噪声'),
      await category('城市管理/夜间施工'),
    ]
    const ticket = (await createTicket(supervisor, { categoryId: loud.id })).ticket
    const merge = (id: string, intoId: string) => ask(steward, MERGE, { kind: 'CATEGORY', id, intoId })
    const env = await category('环保')
    expect(said(await merge(env.id, noise.id))).toContain('自己的下级')
    expect(said(await merge(env.id, loud.id))).toContain('下级在用')
    expect((await merge(loud.id, loud.id)).code).toBe('CONFLICT')
    expect((await merge(loud.id, noise.id)).code).toBeNull()
    expect((await merge(night.id, loud.id)).code).toBe('BAD_INPUT')
    expect(await category('噪音扰民')).toMatchObject({ active: false, mergedInto: '环保/噪声', tickets: 1 })
    const stored = await server.db.prisma.complaint.findFirstOrThrow({ where: { id: ticket.id } })
    expect(stored.categoryId).toBe(loud.id)
    const board = await steward.query<{
      complaintBoard: { categories: { key: string; parentId: string | null; value: number }[] }
    }>(BOARD, { place: WUJIANG })
    const shares = board.data.complaintBoard.categories
    expect(shares.find(({ key }) => key === noise.id)?.value).toBe(2)
    expect(shares.find(({ key }) => key === loud.id)?.parentId).toBe(noise.id)
    const listed = await steward.query<{ complaints: { totalCount: number } }>(COUNT, {
      place: WUJIANG,
      filter: { categoryId: noise.id },
    })
    expect(listed.data.complaints.totalCount).toBe(2)
    const found = await write(server.context, WUJIANG, async step => {
      await step.record({ type: 'TEST', entity: 'Test', entityId: '1' })
      return categoriesOf(step, WUJIANG, ['噪音扰民'])
    })
    expect(found.get('噪音扰民')?.id).toBe(noise.id)
  })

  test('a merged channel means the other for every source', async () => {
    const { steward, server } = world
    await add(['热线', '12345热线'], { kind: 'CHANNEL' })
    const [line, hotline] = [await channel('热线'), await channel('12345热线')]
    await ask(steward, RENAME, { kind: 'CHANNEL', id: hotline.id, from: '12345热线', name: '12345 电话' })
    await ask(steward, MERGE, { kind: 'CHANNEL', id: line.id, intoId: hotline.id })
    const ids = await write(server.context, WUJIANG, async step => {
      await step.record({ type: 'TEST', entity: 'Test', entityId: '1' })
      return channelsOf(step, WUJIANG, ['热线', '12345热线', '12345 电话', '新渠道'])
    })
    expect([...ids.values()].slice(0, 3)).toEqual([hotline.id, hotline.id, hotline.id])
    expect(ids.get('新渠道')).toBe((await channel('新渠道')).id)
  })

  test('two who rename at once: the second is told', async () => {
    const { steward, supervisor } = world
    const { id, name } = await category('环保/扬尘')
    const answers = await Promise.all([
      ask(steward, RENAME, { kind: 'CATEGORY', id, from: name, name: '扬尘污染' }),
      ask(supervisor, RENAME, { kind: 'CATEGORY', id, from: name, name: '工地扬尘' }),
    ])
    expect(answers.map(({ code }) => code).sort()).toEqual(['CONFLICT', null])
  })

  test('after all of it the counts are what the tickets say', async () => {
    const { db } = world.server
    expect(await verifyTallies({ db }, WUJIANG)).toEqual([])
    await foldTallies(world.server.context)
    expect(await verifyTallies({ db }, WUJIANG)).toEqual([])
    expect((await category('环保/噪声')).tickets).toBe(1)
  })
})
