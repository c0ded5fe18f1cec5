import { beforeEach, describe, expect, test } from 'vitest'
import { WUJIANG } from '#test/kit/builders.ts'
import { asStranger, type TestClient } from '#test/kit/client.ts'
import { moveTo } from '#test/kit/days.ts'
import {
  type Acted,
  act,
  acted,
  beginAgain,
  change,
  first,
  noticesOf,
  noticeWorld,
  PREVIEW,
  RAISE,
  RECEIVE,
  REPLY,
  REVIEW,
  type Recipient,
  read,
} from '#test/kit/notice-world.ts'
import { newId } from '../../platform/id.ts'

const world = await noticeWorld()
const { server, supervisor, head, owner, bystander, elsewhere, finance, education } = world
const { drafted, signed, issued, messages } = noticesOf(world)

beforeEach(() => beginAgain(world))

describe('receipt, reply and review', () => {
  test('a draft is not there for units; an issued one is an outline for other units', async () => {
    const ready = await signed()
    expect(await read(owner, ready.id)).toBeNull()
    expect(await read(elsewhere, ready.id)).toBeNull()
    const out = await acted(supervisor, 'ISSUE', ready)
    expect(await read(owner, out.id)).toMatchObject({ content: out.content, can: { withdraw: false } })
    expect(await read(bystander, out.id)).toMatchObject({
      documentNumber: out.documentNumber,
      title: out.title,
      replyDueOn: '2024-10-22',
      content: null,
      basis: null,
      contact: null,
      document: null,
      history: null,
      recipients: [{ status: 'ISSUED', replies: null }],
    })
    expect(await read(elsewhere, out.id)).toBeNull()
  })

  test("another unit's recipient is refused, an unknown one is not found", async () => {
    const out = await issued()
    const { id, version } = first(out)
    expect((await change(asStranger(server), RECEIVE, { id, version })).code).toBe('UNAUTHENTICATED')
    expect((await change(bystander, RECEIVE, { id, version })).code).toBe('FORBIDDEN')
    expect((await change(bystander, REPLY, { id, version, text: '好' })).code).toBe('FORBIDDEN')
    expect((await change(elsewhere, REVIEW, { id, version, accept: true })).code).toBe('NOT_FOUND')
    expect((await change(owner, RECEIVE, { id: newId(), version })).code).toBe('NOT_FOUND')
  })

  test('signed for, answered, sent back with a new date, answered again, accepted, closed', async () => {
    let notice = await issued()
    const step = async (client: TestClient, document: string, more: Record<string, unknown> = {}) => {
      const answer = await change(client, document, {
        id: first(notice).id,
        version: first(notice).version,
        ...more,
      })
      if (answer.errors) throw new Error(answer.errors[0]?.message)
      notice = answer.notice
    }
    expect((await change(owner, REPLY, { ...first(notice), text: '好' })).errors?.[0]?.message).toContain(
      '请先签收',
    )
    await step(owner, RECEIVE)
    expect(notice).toMatchObject({ status: 'RECEIVED', stepDueOn: '2024-10-22' })
    expect((await change(owner, REPLY, { ...first(notice), text: ' ' })).code).toBe('BAD_INPUT')
    await moveTo(world, '2024-10-18')
    await step(owner, REPLY, { text: '已迁移五个系统' })
    expect(notice).toMatchObject({ status: 'REPLIED', light: 'GOOD', stepDueOn: '2024-10-23' })
    expect(await messages('NOTICE_REPLIED', notice.id)).toHaveLength(2)
    expect((await act(supervisor, 'CLOSE', [notice])).errors?.[0]?.message).toContain(
      '还有单位的回复没有审核通过',
    )
    expect((await change(supervisor, REVIEW, { ...first(notice), accept: false })).code).toBe('BAD_INPUT')
    expect(
      (await change(supervisor, REVIEW, { ...first(notice), accept: false, opinion: '缺清单' })).errors?.[0]
        ?.message,
    ).toContain('新的反馈时限')
    await step(supervisor, REVIEW, { accept: false, opinion: '缺清单', newDueOn: '2024-10-25' })
    expect(notice).toMatchObject({
      status: 'RECEIVED',
      replyDueOn: '2024-10-25',
      originalReplyDueOn: '2024-10-22',
    })
    expect(first(notice)).toMatchObject({ status: 'RECEIVED', round: 2, replyDueOn: '2024-10-25' })
    await moveTo(world, '2024-10-28')
    expect((await read(owner, notice.id))?.light).toBe('BEHIND')
    await step(owner, REPLY, { text: '补报清单' })
    expect(notice.light).toBe('NEAR')
    await step(supervisor, REVIEW, { accept: true })
    expect((await change(supervisor, REVIEW, { ...first(notice), accept: true })).code).toBe('CONFLICT')
    expect(first(notice).replies?.map(({ round, status }) => [round, status])).toEqual([
      [2, 'ACCEPTED'],
      [1, 'RETURNED'],
    ])
    const closed = await acted(supervisor, 'CLOSE', notice)
    expect(closed).toMatchObject({ status: 'CLOSED', light: 'NEAR', stepDueOn: null, workingDaysLeft: null })
  })

  test('it stands where its least advanced recipient stands; two people of a unit sign once', async () => {
    const out = await issued({ organizationIds: [finance, education] })
    const mine = first(out)
    const answers = await Promise.all([
      change(owner, RECEIVE, { ...mine }),
      change(owner, RECEIVE, { ...mine }),
    ])
    expect(answers.map(({ code }) => code).filter(code => code === 'CONFLICT')).toHaveLength(1)
    expect((await read(owner, out.id))?.status).toBe('ISSUED')
    const other = out.recipients[1] as Recipient
    expect((await change(bystander, RECEIVE, { ...other })).notice.status).toBe('RECEIVED')
  })

  test('only the head takes back what is out; it keeps its number and nobody may answer it', async () => {
    const out = await issued()
    expect((await act(supervisor, 'WITHDRAW', [out], '撤')).code).toBe('FORBIDDEN')
    expect((await act(head, 'WITHDRAW', [out])).code).toBe('BAD_INPUT')
    const gone = await acted(head, 'WITHDRAW', out, '事由已消除')
    expect(gone).toMatchObject({ status: 'WITHDRAWN', documentNumber: out.documentNumber, light: 'NO_DATA' })
    expect(gone.document?.void).toBe(true)
    const answer = await change(owner, RECEIVE, { ...first(gone) })
    expect(answer.errors?.[0]?.message).toBe('这份通知已经作废，不用再办理。')
    expect((await read(owner, out.id))?.withdrawReason).toBe('事由已消除')
  })

  test('a problem raised from it names it', async () => {
    const out = await issued()
    const input = {
      place: WUJIANG,
      title: '清单缺失',
      text: '没有清单',
      organizationId: finance,
      origin: 'NOTICE',
    }
    expect((await owner.query(RAISE, { id: out.id, input })).code).toBe('FORBIDDEN')
    const { data } = await supervisor.query<{ raiseProblemFromNotice: Record<string, unknown> }>(RAISE, {
      id: out.id,
      input,
    })
    expect(data.raiseProblemFromNotice).toMatchObject({
      origin: 'NOTICE',
      originId: out.id,
      originWords: out.documentNumber,
      task: { id: world.taskId },
    })
  })
})

describe('several at once', () => {
  test('a preview does nothing and names what stands in the way; the rest is done', async () => {
    const [one, other] = [await signed(), await drafted()]
    const input = { action: 'ISSUE', notices: [one, other].map(({ id, version }) => ({ id, version })) }
    const { data } = await supervisor.query<{ previewNoticeAction: Acted }>(PREVIEW, { input })
    expect(data.previewNoticeAction.done.map(({ id }) => id)).toEqual([one.id])
    expect(data.previewNoticeAction.faults[0]?.message).toContain('签发后才能印发')
    expect((await read(supervisor, one.id))?.status).toBe('SIGNED')
    const answer = await act(supervisor, 'ISSUE', [one, other])
    expect(answer.data.actOnNotices.done.map(({ status }) => status)).toEqual(['ISSUED'])
    expect(answer.data.actOnNotices.faults.map(({ noticeId }) => noticeId)).toEqual([other.id])
  })

  test('an id that is none of the viewer stops the batch before anything is done', async () => {
    const ready = await signed()
    expect((await act(supervisor, 'ISSUE', [ready, { id: newId(), version: 0 }])).code).toBe('NOT_FOUND')
    expect((await read(supervisor, ready.id))?.status).toBe('SIGNED')
  })
})
