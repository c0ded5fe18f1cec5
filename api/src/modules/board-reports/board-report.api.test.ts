import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { pngOf } from '#test/kit/png.ts'
import { randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { rebuildTallies } from '../tallies/index.ts'

const SEED = Date.now() % 1_000_000
console.log(`board report: seed ${SEED}`)

let server: TestServer
let leader: TestClient

interface Picture {
  key: string
  bytes: Buffer
}

function formOf(fields: Record<string, string>, pictures: readonly Picture[] = []): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { key, bytes } of pictures)
    form.append(key, new Blob([new Uint8Array(bytes)], { type: 'image/png' }), `${key}.png`)
  return form
}

const send = (client: TestClient, fields: Record<string, string>, pictures?: readonly Picture[]) =>
  client.fetch('/files/board-report', { method: 'POST', body: formOf(fields, pictures) })

const complaints = { board: 'complaints', place: WUJIANG, asOf: '2024-10-15' }

/** The parts of a Word file, and the words of its body. */
async function opened(response: Response): Promise<{ parts: Record<string, Uint8Array>; words: string }> {
  expect(response.status).toBe(200)
  const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const body = parts['word/document.xml']
  return { parts, words: strFromU8(body ?? new Uint8Array()).replace(/<[^>]+>/g, '|') }
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const random = seeded(SEED)
  const ground = {
    ...someGround(random, '2024-08-01', 76),
    organizations: [
      await buildOrganization(server, { name: '区住管局' }),
      await buildOrganization(server, { name: '镇政府<龙归>&', placeCode: LONGGUI }),
    ],
  }
  await server.db.prisma.complaint.createMany({
    data: Array.from({ length: 300 }, () => randomTicket(ground)),
  })
  await rebuildTallies(server.context, WUJIANG)
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)

describe('the Word report of a board', () => {
  it('is refused to strangers, to administrators and to other places', async () => {
    expect((await send(asStranger(server), complaints)).status).toBe(401)
    const admin = await asUser(server, { role: 'SYSTEM_ADMIN', jurisdictionCode: WUJIANG })
    expect((await send(admin, complaints)).status).toBe(403)
    const foreigner = await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING })
    expect((await send(foreigner, complaints)).status).toBe(404)
    expect((await send(leader, { ...complaints, place: '999999999999' })).status).toBe(404)
  })

  it('is refused without the header no other site can send', async () => {
    const response = await fetch(`${server.url}/files/board-report`, {
      method: 'POST',
      headers: { cookie: leader.cookie ?? '' },
      body: formOf(complaints),
    })
    expect(response.status).toBe(400)
  })

  it('wants a board, a place, days and captions it can read', async () => {
    const refused = async (fields: Record<string, string>) => {
      const response = await send(leader, fields)
      expect(response.status).toBe(400)
      return (await response.json()) as { code: string; message: string; fields: unknown }
    }
    expect(await refused({ ...complaints, board: 'all' })).toMatchObject({ code: 'BAD_INPUT' })
    expect((await refused({ board: 'complaints' })).message).toContain('地区')
    expect((await refused({ ...complaints, asOf: 'yesterday' })).message).toContain('2024-10-15')
    expect((await refused({ ...complaints, categoryId: 'x' })).message).toContain('重新导出')
    expect((await refused({ ...complaints, captions: '[1' })).message).toContain('说明')
    expect((await refused({ ...complaints, board: 'cockpit', period: 'WEEK' })).message).toContain('时段')
    const plain = await leader.fetch('/files/board-report', { method: 'POST', body: 'board=complaints' })
    expect(plain.status).toBe(400)
  })

  it('takes pictures by their bytes, of a size, and only so many', async () => {
    const fake = await send(leader, complaints, [{ key: 'a', bytes: Buffer.from('GIF89a not a png') }])
    expect(fake.status).toBe(400)
    expect(((await fake.json()) as { message: string }).message).toContain('PNG')
    const large = await send(leader, complaints, [{ key: 'a', bytes: Buffer.alloc(2 * 1024 * 1024 + 1) }])
    expect(large.status).toBe(413)
    expect(((await large.json()) as { message: string }).message).toContain('2 MB')
    const many = Array.from({ length: 13 }, (_, at) => ({ key: `k${at}`, bytes: pngOf(2, 2) }))
    expect((await send(leader, complaints, many)).status).toBe(413)
  })

  it('says the figures of the board, with numerator, denominator and definition', async () => {
    const answer = await leader.query<{
      complaintBoard: {
        received: { value: number }
        rates: {
          rate: { numerator: number; denominator: number; value: number | null; definition: string }
        }[]
        units: { name: string; total: number }[]
      }
    }>(
      `query ($place: ID!) { complaintBoard(place: $place, asOf: "2024-10-15") { received { value }
        rates { rate { numerator denominator value definition } } units { name total } } }`,
      { place: WUJIANG },
    )
    const board = answer.data.complaintBoard
    const { words } = await opened(await send(leader, complaints))
    expect(words).toContain('武江区12345热线运行情况')
    expect(words).toContain('截至2024年10月15日')
    expect(words).toContain(`受理12345工单${board.received.value}件`)
    const [onTime] = board.rates
    expect(words).toContain(`（${onTime?.rate.numerator}/${onTime?.rate.denominator}）`)
    expect(words).toContain(`${((onTime?.rate.value ?? 0) * 100).toFixed(1)}%`)
    for (const { rate } of board.rates) expect(words).toContain(rate.definition)
    expect(words).toContain('镇政府&lt;龙归&gt;&amp;')
  })

  it('shows the pictures with their titles and what they say, and keeps nothing', async () => {
    const before = readdirSync(tmpdir()).filter(name => /multipart|board-report/.test(name)).length
    const picture = pngOf(640, 300)
    const { parts, words } = await opened(
      await send(
        leader,
        {
          ...complaints,
          captions: JSON.stringify({ 'chart-1': { name: '每日受理', caption: '受理 <30> 件' } }),
        },
        [{ key: 'chart-1', bytes: picture }],
      ),
    )
    const images = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'))
    expect(images).toHaveLength(1)
    expect(Buffer.from(images[0]?.[1] ?? []).equals(picture)).toBe(true)
    expect(words).toContain('图1　每日受理：受理 &lt;30&gt; 件')
    expect(strFromU8(parts['word/document.xml'] as Uint8Array)).toContain('descr="受理 &lt;30&gt; 件"')
    expect(readdirSync(tmpdir()).filter(name => /multipart|board-report/.test(name))).toHaveLength(before)
  })

  it('is the same file for the same request, and stands in the audit log each time', async () => {
    const count = () => server.db.prisma.auditEntry.count({ where: { type: 'BOARD_EXPORTED' } })
    const before = await count()
    const [one, other] = [await send(leader, complaints), await send(leader, complaints)]
    expect(Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await other.arrayBuffer()))).toBe(true)
    expect(await count()).toBe(before + 2)
  })

  it('tells of every other board too, as far as the viewer reads it', async () => {
    for (const board of ['cockpit', 'indicators', 'ratings', 'hot-issues', 'place']) {
      const { words } = await opened(await send(leader, { ...complaints, board }))
      expect(words).toContain('武江区')
      expect(words).toContain('总体情况')
    }
  })
})
