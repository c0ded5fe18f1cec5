import { beforeEach, describe, expect, test } from 'vitest'
import { WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser } from '#test/kit/client.ts'
import { moveTo } from '#test/kit/days.ts'
import { beginAgain, change, EDIT, noticesOf, noticeWorld, TASK } from '#test/kit/notice-world.ts'

const world = await noticeWorld()
const { server, supervisor, owner, bystander, elsewhere } = world
const { drafted, issued, list } = noticesOf(world)

beforeEach(() => beginAgain(world))

describe('the list', () => {
  test('strangers and administrators are refused; other jurisdictions find nothing', async () => {
    expect((await list(asStranger(server))).code).toBe('UNAUTHENTICATED')
    expect((await list(await asUser(server, { role: 'AUDIT_ADMIN', jurisdictionCode: WUJIANG }))).code).toBe(
      'FORBIDDEN',
    )
    expect((await list(elsewhere)).code).toBe('NOT_FOUND')
    expect((await list(supervisor, { taskId: '1' })).code).toBe('BAD_INPUT')
  })

  test('filters, lights, pages; drafts only for the supervision, outlines for other units', async () => {
    const late = await issued()
    const soon = await issued({ kind: 'YELLOW_CARD' })
    await change(supervisor, EDIT, {
      ...(await drafted()),
      input: { title: '草稿一份', replyDueOn: '2024-12-31' },
    })
    await moveTo(world, '2024-10-23')
    const all = (await list(supervisor)).data.notices
    expect(all.counts).toMatchObject({ total: 3, open: 3, behind: 2, noData: 1 })
    expect(all.nodes.map(({ id }) => id).slice(0, 2)).toEqual([soon.id, late.id])
    const pageOne = (await list(supervisor, {}, { first: 2 })).data.notices
    const pageTwo = (await list(supervisor, {}, { first: 2, after: pageOne.pageInfo.endCursor })).data.notices
    expect([...pageOne.nodes, ...pageTwo.nodes]).toEqual(all.nodes)
    expect((await list(supervisor, { kind: ['YELLOW_CARD'], year: 2024 })).data.notices.totalCount).toBe(1)
    expect((await list(supervisor, { words: '草稿' })).data.notices.totalCount).toBe(1)
    expect((await list(supervisor, { words: '财政', light: ['BEHIND'] })).data.notices.totalCount).toBe(2)
    expect((await list(owner)).data.notices.totalCount).toBe(2)
    const outlines = (await list(bystander)).data.notices.nodes
    expect(outlines.map(({ content }) => content)).toEqual([null, null])
    expect((await list(supervisor, {}, { after: 'x' })).code).toBe('BAD_INPUT')
    const ofTask = await owner.query<{ task: { notices: { id: string }[] } }>(TASK, { id: world.taskId })
    expect(ofTask.data.task.notices.map(({ id }) => id)).toEqual([soon.id, late.id])
  })
})

describe('files', () => {
  test('a Word file goes to those who read the notice in full', async () => {
    const out = await issued()
    const path = `/files/notices/${out.id}.docx`
    expect((await asStranger(server).fetch(path)).status).toBe(401)
    expect((await bystander.fetch(path)).status).toBe(403)
    expect((await elsewhere.fetch(path)).status).toBe(404)
    const answer = await owner.fetch(path)
    expect(answer.status).toBe(200)
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toBe(
      `attachment; filename*=UTF-8''${out.documentNumber} 关于政务信息系统整合迁移上云的督办通知单.docx`,
    )
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })

  test('several come in one archive, each by its own policy', async () => {
    const [mine, draftOnly] = [await issued(), await drafted()]
    const path = `/files/notices.zip?ids=${mine.id},${draftOnly.id}`
    expect((await supervisor.fetch('/files/notices.zip')).status).toBe(400)
    expect((await owner.fetch(path)).status).toBe(404)
    const answer = await supervisor.fetch(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/zip')
  })
})
