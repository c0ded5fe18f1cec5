import { beforeAll, describe, expect, test } from 'vitest'
import { buildOrganization, buildPlaces, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { createTestServer, type TestServer } from '#test/kit/server.ts'
import { dayToDate } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'

const ISSUE = `mutation ($input: NoticeActionInput!) { actOnNotices(input: $input) { done { documentNumber } } }`

let server: TestServer
let supervisor: TestClient
let finance: string

/** Notices that are signed and wait to be issued, written straight into the database. */
async function signedNotices(
  count: number,
  kind: 'SUPERVISION' | 'YELLOW_CARD',
  on = server,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId())
  const day = dayToDate('2024-10-15')
  await on.db.prisma.notice.createMany({
    data: ids.map(id => ({
      ...{ jurisdictionCode: WUJIANG, id, kind, status: 'SIGNED' as const, title: '事项', content: '内容' },
      ...{
        basis: '',
        requirement: '要求',
        contact: '',
        contactPhone: '',
        placeCode: WUJIANG,
        draftedBy: '测试',
      },
      ...{ replyDueOn: dayToDate('2024-10-22'), originalReplyDueOn: dayToDate('2024-10-22') },
      ...{ draftedOn: day, draftedAt: on.clock.now(), signedOn: day, signedBy: '测试' },
    })),
  })
  await on.db.prisma.noticeRecipient.createMany({
    data: ids.map(noticeId => ({
      ...{ jurisdictionCode: WUJIANG, id: newId(), noticeId, organizationId: finance },
      ...{ part: 'LEAD' as const, position: 0, status: 'WAITING' as const },
    })),
  })
  return ids
}

const issue = (id: string, client = supervisor) =>
  client.query<{ actOnNotices: { done: { documentNumber: string }[] } }>(ISSUE, {
    input: { action: 'ISSUE', notices: [{ id, version: 0 }] },
  })

const numbersOf = async (kind: 'SUPERVISION' | 'YELLOW_CARD'): Promise<(number | null)[]> => {
  const rows = await server.db.prisma.notice.findMany({
    where: { kind, issuedOn: { not: null } },
    orderBy: { number: 'asc' },
    select: { number: true },
  })
  return rows.map(({ number }) => number)
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  supervisor = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
})

describe('numbers of notices', () => {
  test('40 issued at once get 40 numbers without a gap', async () => {
    const ids = await signedNotices(40, 'SUPERVISION')
    const answers = await Promise.all(ids.map(id => issue(id)))
    expect(answers.filter(({ errors }) => errors)).toEqual([])
    expect(await numbersOf('SUPERVISION')).toEqual(upTo(40))
  })

  test('a fault after the number was taken gives it back: not issued at all, and no gap', async () => {
    const [broken, sound] = (await signedNotices(2, 'YELLOW_CARD')) as [string, string]
    // The outbox is written last, when the number is long taken.
    await server.db.script(`
      create function refuse_notice() returns trigger language plpgsql as $$
        begin raise exception 'the power went out'; end $$;
      create trigger refuse_notice before insert on outbox_event for each row
        when (new.payload ->> 'entityId' = '${broken}') execute function refuse_notice();`)
    expect((await issue(broken)).code).toBe('INTERNAL')
    const row = await server.db.prisma.notice.findFirstOrThrow({
      where: { id: broken },
      include: { recipients: true },
    })
    expect(row).toMatchObject({ status: 'SIGNED', number: null, documentNumber: null, version: 0 })
    expect(row.recipients[0]).toMatchObject({ status: 'WAITING', version: 0 })
    await server.db.script('drop trigger refuse_notice on outbox_event; drop function refuse_notice();')
    expect((await issue(sound)).data.actOnNotices.done[0]?.documentNumber).toBe('黄牌〔2024〕1号')
    expect((await issue(broken)).data.actOnNotices.done[0]?.documentNumber).toBe('黄牌〔2024〕2号')
  })

  test('a new year begins with 1; a void number is not given again', async () => {
    const head = await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: WUJIANG })
    const [one, other] = (await signedNotices(2, 'YELLOW_CARD')) as [string, string]
    expect((await issue(one)).data.actOnNotices.done[0]?.documentNumber).toBe('黄牌〔2024〕3号')
    await head.query(ISSUE, {
      input: { action: 'WITHDRAW', notices: [{ id: one, version: 1 }], reason: '作废' },
    })
    expect((await issue(other)).data.actOnNotices.done[0]?.documentNumber).toBe('黄牌〔2024〕4号')
    server.clock.setDay('2025-01-02')
    const later = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
    const [next] = (await signedNotices(1, 'YELLOW_CARD')) as [string]
    await server.db.prisma.notice.updateMany({
      where: { id: next },
      data: { replyDueOn: dayToDate('2025-01-10') },
    })
    expect((await issue(next, later)).data.actOnNotices.done[0]?.documentNumber).toBe('黄牌〔2025〕1号')
    server.clock.setDay('2024-10-15')
  })
})
