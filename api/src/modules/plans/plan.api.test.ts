import { beforeAll, describe, expect, test } from 'vitest'
import { buildPlaces, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { discard, importText, upload } from '#test/kit/plan-journey.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { countedQuery } from '#test/kit/statements.ts'
import { SAMPLE_TEXT } from './draft/sample-ledger.ts'

const PLANS = /* GraphQL */ `
  query ($place: ID!, $status: PlanStatus, $words: String, $first: Int, $after: String) {
    plans(place: $place, status: $status, words: $words, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id title status fileName format issuedOn createdAt confirmedAt jurisdiction { name } can { edit confirm discard } }
    }
  }
`
const PLAN = 'query ($id: ID!) { plan(id: $id) { id title status sourceText can { edit confirm discard } } }'

interface PlanFields {
  id: string
  title: string
  status: string
  sourceText: string | null
  fileName: string | null
  can: { edit: boolean; confirm: boolean; discard: boolean }
}
interface Plans {
  plans: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: PlanFields[] }
}

let server: TestServer
let supervisor: TestClient
let leader: TestClient
let officer: TestClient
let foreigner: TestClient
let stranger: TestClient

/** A document of its own, so that it is not recognised. */
const textOf = (name: string) => `${name}\n${SAMPLE_TEXT}`

async function imported(name: string): Promise<string> {
  return (await importText(supervisor, WUJIANG, textOf(name))).data.importPlanText.plan.id
}

const countRows = async () => {
  const { plan, auditEntry, outboxEvent } = server.db.prisma
  return Promise.all([plan.count(), auditEntry.count(), outboxEvent.count()])
}

const confirmByHand = (id: string) =>
  server.db.prisma.plan.updateMany({ where: { id }, data: { status: 'CONFIRMED', confirmedAt: new Date() } })

beforeAll(async () => {
  server = await createTestServer()
  await buildPlaces(server)
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
  officer = await asUser(server, { role: 'UNIT_OFFICER', jurisdictionCode: WUJIANG })
  foreigner = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: NANPING })
  stranger = asStranger(server)
})

describe('importing pasted text', () => {
  test.each<[string, () => TestClient, string]>([
    ['a stranger is asked to sign in', () => stranger, 'UNAUTHENTICATED'],
    ['a unit officer may not', () => officer, 'FORBIDDEN'],
    ['a leader may not', () => leader, 'FORBIDDEN'],
    ['a supervisor of another jurisdiction finds no such place', () => foreigner, 'NOT_FOUND'],
  ])('%s', async (_who, client, code) => {
    const before = await countRows()
    expect((await importText(client(), WUJIANG, textOf('拒绝'))).code).toBe(code)
    expect(await countRows()).toEqual(before)
  })

  test('administrators and data stewards have nothing to do with plans', async () => {
    for (const role of ['DATA_STEWARD', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN']) {
      const person = await asUser(server, { role, jurisdictionCode: WUJIANG })
      expect((await importText(person, WUJIANG, textOf(role))).code).toBe('FORBIDDEN')
      expect((await person.query(PLANS, { place: WUJIANG })).code).toBe('FORBIDDEN')
    }
  })

  test('a blank text is refused in words and changes nothing', async () => {
    const before = await countRows()
    const answer = await importText(supervisor, WUJIANG, ' \n\u3000')
    expect([answer.code, answer.errors?.[0]?.message]).toEqual(['BAD_INPUT', '没有文字，请粘贴方案全文。'])
    expect(await countRows()).toEqual(before)
  })

  test('reads a draft and writes row, audit entry and outbox event together', async () => {
    const [plans, audits, events] = await countRows()
    const { recognised, plan } = (await importText(supervisor, WUJIANG, textOf('甲方案'))).data.importPlanText
    expect([recognised, plan.status]).toEqual([false, 'DRAFT'])
    expect(await countRows()).toEqual([plans! + 1, audits! + 1, events! + 1])
  })

  test('the same document again, with other white space, is recognised and nothing is written', async () => {
    const id = await imported('乙方案')
    const before = await countRows()
    const again = await importText(
      supervisor,
      WUJIANG,
      `\n  ${textOf('乙方案').replaceAll('\n', '\r\n\n\u3000')}`,
    )
    expect(again.data.importPlanText).toMatchObject({ recognised: true, plan: { id } })
    expect(await countRows()).toEqual(before)
  })

  test('two people bringing the same document at once make one plan', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => importText(supervisor, WUJIANG, textOf('丙方案'))))
    const imports = answers.map(({ data }) => data.importPlanText)
    expect(new Set(imports.map(({ plan }) => plan.id)).size).toBe(1)
    expect(imports.filter(({ recognised }) => !recognised)).toHaveLength(1)
  })

  test('the same document in another jurisdiction is a plan of its own', async () => {
    const id = await imported('丁方案')
    const other = (await importText(foreigner, NANPING, textOf('丁方案'))).data.importPlanText
    expect(other.recognised).toBe(false)
    expect(other.plan.id).not.toBe(id)
  })

  test('a NUL or half a character in the text does not stop it', async () => {
    const { data } = await importText(supervisor, WUJIANG, `${textOf('戊方案')}\u0000`)
    expect(data.importPlanText.recognised).toBe(false)
  })
})

describe('uploading a file', () => {
  const file = (name: string) => ({ bytes: textOf(name), name: `${name}.txt` })

  test.each<[string, () => TestClient, number, string]>([
    ['a stranger: 401', () => stranger, 401, 'UNAUTHENTICATED'],
    ['a unit officer: 403', () => officer, 403, 'FORBIDDEN'],
    ['a supervisor of another jurisdiction: 404', () => foreigner, 404, 'NOT_FOUND'],
  ])('%s', async (_who, client, status, code) => {
    const before = await countRows()
    const answer = await upload(client(), { place: WUJIANG }, file('拒收'))
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.message).toMatch(/。$/)
    expect(await countRows()).toEqual(before)
  })

  test('a form from another site, which cannot send the header, is refused', async () => {
    const form = new FormData()
    form.set('place', WUJIANG)
    form.set('file', new Blob([textOf('跨站')]), 'x.txt')
    const response = await fetch(`${server.url}/files/plans`, {
      method: 'POST',
      headers: { cookie: supervisor.cookie ?? '' },
      body: form,
    })
    expect(response.status).toBe(400)
  })

  test.each<[string, Parameters<typeof upload>[1], Parameters<typeof upload>[2], number, string, string]>([
    ['no place', {}, { bytes: 'x', name: 'x.txt' }, 400, 'BAD_INPUT', '哪个地区'],
    ['no file', { place: WUJIANG }, undefined, 400, 'BAD_INPUT', '没有收到文件'],
    ['an empty file', { place: WUJIANG }, { bytes: '', name: 'x.txt' }, 400, 'UNREADABLE_FILE', '没有文字'],
    [
      'a damaged Word file',
      { place: WUJIANG },
      { bytes: 'PK\u0003\u0004rubbish', name: 'x.docx' },
      400,
      'UNREADABLE_FILE',
      '',
    ],
    [
      'a damaged PDF',
      { place: WUJIANG },
      { bytes: '%PDF-1.4 rubbish', name: 'x.pdf' },
      400,
      'UNREADABLE_FILE',
      '',
    ],
    [
      'a file over 20 MB',
      { place: WUJIANG },
      { bytes: new Uint8Array(20 * 1024 * 1024 + 1).fill(65), name: 'x.txt' },
      413,
      'TOO_LARGE',
      '20 MB',
    ],
  ])('%s is refused in words and changes nothing', async (_what, fields, sent, status, code, words) => {
    const before = await countRows()
    const answer = await upload(supervisor, fields, sent)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.body.message).toContain(words)
    expect(await countRows()).toEqual(before)
  })

  test('something that is no form is refused in words', async () => {
    const response = await supervisor.fetch('/files/plans', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'BAD_INPUT'])
  })

  test('an upload that breaks off in the middle changes nothing', async () => {
    const before = await countRows()
    const body = `--b\r\nContent-Disposition: form-data; name="place"\r\n\r\n${WUJIANG}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\n\r\n${textOf('半截')}`
    const response = await supervisor.fetch('/files/plans', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body,
    })
    expect(response.status).toBe(400)
    expect(await countRows()).toEqual(before)
  })

  test('becomes a draft; a second time it is recognised; its name is kept and not trusted', async () => {
    const sent = { bytes: textOf('上传方案'), name: '../../etc/上传方案.txt' }
    const first = await upload(supervisor, { place: WUJIANG }, sent)
    const second = await upload(supervisor, { place: WUJIANG }, sent)
    expect([first.status, first.body.recognised, second.status, second.body.recognised]).toEqual([
      201,
      false,
      200,
      true,
    ])
    expect(second.body.plan?.id).toBe(first.body.plan?.id)
    const row = await server.db.prisma.plan.findFirstOrThrow({ where: { id: first.body.plan?.id } })
    expect([row.fileName, row.format, row.charset]).toEqual(['上传方案.txt', 'txt', 'utf-8'])
  })

  test('long pasted text goes the same way', async () => {
    const text = `${textOf('长文')}\n${'为落实有关要求，结合实际，制定本方案。'.repeat(4000)}`
    const answer = await upload(supervisor, { place: WUJIANG, text })
    expect([answer.status, answer.body.recognised]).toEqual([201, false])
  })
})

describe('the list of plans', () => {
  test('a stranger is asked to sign in; another jurisdiction learns nothing', async () => {
    expect((await stranger.query(PLANS, { place: WUJIANG })).code).toBe('UNAUTHENTICATED')
    expect((await foreigner.query(PLANS, { place: WUJIANG })).code).toBe('NOT_FOUND')
  })

  test('drafts are shown to the office and its leaders, confirmed plans to everybody of the jurisdiction', async () => {
    const draft = await imported('草稿甲')
    const done = await imported('定稿甲')
    await confirmByHand(done)
    const idsFor = async (client: TestClient) =>
      (await client.query<Plans>(PLANS, { place: WUJIANG, first: 200 })).data.plans.nodes.map(({ id }) => id)
    for (const client of [supervisor, leader])
      expect(await idsFor(client)).toEqual(expect.arrayContaining([draft, done]))
    expect(await idsFor(officer)).toContain(done)
    expect(await idsFor(officer)).not.toContain(draft)
    const asked = await officer.query<Plans>(PLANS, { place: WUJIANG, status: 'DRAFT' })
    expect(asked.data.plans).toMatchObject({ totalCount: 0, nodes: [] })
  })

  test('says what each person may do', async () => {
    const id = await imported('权限')
    const canOf = async (client: TestClient) =>
      (await client.query<{ plan: PlanFields }>(PLAN, { id })).data.plan?.can
    expect(await canOf(supervisor)).toEqual({ edit: true, confirm: true, discard: true })
    expect(await canOf(leader)).toEqual({ edit: false, confirm: false, discard: false })
    await confirmByHand(id)
    expect(await canOf(supervisor)).toEqual({ edit: false, confirm: false, discard: false })
    expect(await canOf(officer)).toEqual({ edit: false, confirm: false, discard: false })
  })

  test('pages by key, the newest first, and finds words', async () => {
    const newest = await imported('翻页甲')
    const first = (await supervisor.query<Plans>(PLANS, { place: WUJIANG, first: 2 })).data.plans
    expect(first.nodes[0]?.id).toBe(newest)
    const after = first.pageInfo.endCursor
    const second = (await supervisor.query<Plans>(PLANS, { place: WUJIANG, first: 2, after })).data.plans
    expect(second.nodes.map(({ id }) => id)).not.toContain(first.nodes[1]?.id)
    expect((await supervisor.query(PLANS, { place: WUJIANG, after: 'nonsense' })).code).toBe('BAD_INPUT')
    await server.db.prisma.plan.updateMany({ where: { id: newest }, data: { title: '100%上云方案' } })
    const found = await supervisor.query<Plans>(PLANS, { place: WUJIANG, words: '100%上云' })
    expect(found.data.plans.nodes.map(({ id }) => id)).toEqual([newest])
  })

  test('takes at most six statements for fifty plans', async () => {
    const list = PLANS.replace('nodes { id', 'nodes { taskCount lights { total behind } id')
    const { statements } = await countedQuery(server, supervisor, list, { place: WUJIANG })
    expect(statements.length).toBeGreaterThan(2)
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(6)
  })
})

describe('the text of a plan', () => {
  const sourceOf = (client: TestClient, id: string) => client.fetch(`/files/plans/${id}/source`)

  test('of a draft: the office and leaders; everybody else finds nothing', async () => {
    const id = await imported('原文甲')
    expect((await sourceOf(stranger, id)).status).toBe(401)
    expect((await sourceOf(officer, id)).status).toBe(404)
    expect((await sourceOf(foreigner, id)).status).toBe(404)
    expect((await foreigner.query<{ plan: null }>(PLAN, { id })).data.plan).toBeNull()
    expect((await officer.query<{ plan: null }>(PLAN, { id })).data.plan).toBeNull()
    const response = await sourceOf(leader, id)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(textOf('原文甲'))
  })

  test('of a confirmed plan: everybody of the jurisdiction, because it was published', async () => {
    const id = await imported('原文乙')
    await confirmByHand(id)
    expect((await sourceOf(officer, id)).status).toBe(200)
    const { plan } = (await officer.query<{ plan: PlanFields }>(PLAN, { id })).data
    expect(plan.sourceText).toBe(textOf('原文乙'))
    expect((await sourceOf(foreigner, id)).status).toBe(404)
  })

  test('an id that is none is not found', async () => {
    expect((await sourceOf(supervisor, 'x')).status).toBe(404)
    expect((await supervisor.query<{ plan: null }>(PLAN, { id: 'x' })).data.plan).toBeNull()
  })
})

describe('discarding a draft', () => {
  test('is for those who import', async () => {
    const id = await imported('放弃甲')
    const before = await countRows()
    expect((await discard(stranger, id)).code).toBe('UNAUTHENTICATED')
    expect((await discard(officer, id)).code).toBe('FORBIDDEN')
    expect((await discard(leader, id)).code).toBe('FORBIDDEN')
    expect((await discard(foreigner, id)).code).toBe('NOT_FOUND')
    expect(await countRows()).toEqual(before)
  })

  test('takes the document away, so that it can be imported anew', async () => {
    const id = await imported('放弃乙')
    expect((await discard(supervisor, id)).data.discardPlanDraft).toBe(true)
    expect((await discard(supervisor, id)).code).toBe('NOT_FOUND')
    expect(await imported('放弃乙')).not.toBe(id)
  })

  test('is refused once the plan stands in the ledger', async () => {
    const id = await imported('放弃丙')
    await confirmByHand(id)
    expect((await discard(supervisor, id)).code).toBe('CONFLICT')
    expect(await server.db.prisma.plan.count({ where: { id } })).toBe(1)
  })
})
