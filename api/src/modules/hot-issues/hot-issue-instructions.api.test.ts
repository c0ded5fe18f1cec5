import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { buildOrganization, buildPlaces, JIANGWAN, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'

const WRITE = /* GraphQL */ `
  mutation ($input: InstructionInput!) {
    writeInstruction(input: $input) {
      id subject subjectId subjectTitle status place { code } organizations { name } task { id }
    }
  }
`
const ON_ISSUE = 'query ($id: ID!) { hotIssue(id: $id) { instructions { id subjectTitle text } } }'
const ON_TICKET = 'query ($id: ID!) { complaint(id: $id) { instructions { id subjectTitle text } } }'

interface Written {
  writeInstruction: {
    id: string
    subject: string
    subjectId: string
    subjectTitle: string
    place: { code: string }
    organizations: { name: string }[]
  }
}
interface Listed {
  [record: string]: { instructions: { subjectTitle: string; text: string }[] }
}

let server: TestServer
let leader: TestClient
let financeId: string
let issueId: string
let ticketId: string

const write = (client: TestClient, input: Record<string, unknown>) =>
  client.query<Written>(WRITE, { input: { place: WUJIANG, text: '请专题研究，一周内报告。', ...input } })

async function addIssue(title: string, mergedIntoId: string | null = null): Promise<string> {
  const id = newId()
  await server.db.prisma.hotIssue.create({
    data: {
      ...{
        jurisdictionCode: WUJIANG,
        id,
        title,
        status: 'OPEN',
        placeCode: LONGGUI,
        organizationId: financeId,
      },
      ...{ keywords: [], firstOn: dayToDate('2024-10-01'), lastOn: dayToDate('2024-10-10'), mergedIntoId },
      foundAt: server.clock.now(),
    },
  })
  return id
}

beforeAll(async () => {
  server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  financeId = await buildOrganization(server, { name: '区财政局' })
  issueId = await addIssue('夜间施工')
  const ground = { ...someGround(seeded(7), '2024-10-01', 10), organizations: [financeId], places: [LONGGUI] }
  const ticket = { ...randomTicket(ground), title: '路灯不亮', organizationId: financeId }
  await server.db.prisma.complaint.create({ data: ticket })
  ticketId = ticket.id
  leader = await asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })
})
afterAll(closeServers)

describe('who may write on tickets and hot issues', () => {
  test('a stranger must sign in; nobody but leaders writes', async () => {
    const input = { subject: 'HOT_ISSUE', subjectId: issueId }
    expect((await write(asStranger(server), input)).code).toBe('UNAUTHENTICATED')
    for (const role of ['SUPERVISOR', 'DATA_STEWARD', 'UNIT_OFFICER', 'SYSTEM_ADMIN'])
      expect((await write(await asUser(server, { role, jurisdictionCode: WUJIANG }), input)).code).toBe(
        'FORBIDDEN',
      )
  })

  test('an unknown record, one of another jurisdiction and no id at all look the same', async () => {
    const other = await asUser(server, { role: 'LEADER', jurisdictionCode: NANPING })
    for (const subject of ['HOT_ISSUE', 'COMPLAINT'])
      for (const subjectId of [newId(), 'x', null])
        expect((await write(leader, { subject, subjectId })).code).toBe('BAD_INPUT')
    expect((await write(other, { place: NANPING, subject: 'COMPLAINT', subjectId: ticketId })).code).toBe(
      'BAD_INPUT',
    )
  })

  test('an issue that went into another is written on there', async () => {
    const merged = await addIssue('深夜打桩', issueId)
    expect((await write(leader, { subject: 'HOT_ISSUE', subjectId: merged })).code).toBe('BAD_INPUT')
  })
})

describe('a note of a leader', () => {
  test('on a hot issue bears its name and goes to the unit with most of its tickets', async () => {
    const { data } = await write(leader, { subject: 'HOT_ISSUE', subjectId: issueId })
    expect(data.writeInstruction).toMatchObject({
      subject: 'HOT_ISSUE',
      subjectId: issueId,
      subjectTitle: '夜间施工',
      place: { code: LONGGUI },
      organizations: [{ name: '区财政局' }],
    })
  })

  test('on a ticket bears its title and goes to the unit that has it', async () => {
    const { data } = await write(leader, { subject: 'COMPLAINT', subjectId: ticketId })
    expect(data.writeInstruction).toMatchObject({
      subjectTitle: '路灯不亮',
      place: { code: LONGGUI },
      organizations: [{ name: '区财政局' }],
    })
  })

  test('is listed on the record for those it concerns, and for nobody else', async () => {
    const unit = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: financeId,
    })
    for (const client of [leader, unit]) {
      const { data } = await client.query<Listed>(ON_TICKET, { id: ticketId })
      expect(data['complaint']?.instructions).toMatchObject([{ subjectTitle: '路灯不亮' }])
    }
    const issue = await leader.query<Listed>(ON_ISSUE, { id: issueId })
    expect(issue.data['hotIssue']?.instructions).toMatchObject([{ subjectTitle: '夜间施工' }])
    // The steward reads tickets, not the notes of leaders.
    const steward = await asUser(server, { role: 'DATA_STEWARD', jurisdictionCode: WUJIANG })
    const { data } = await steward.query<Listed>(ON_TICKET, { id: ticketId })
    expect(data['complaint']?.instructions).toEqual([])
    const town = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: JIANGWAN,
    })
    expect((await town.query<Listed>(ON_TICKET, { id: ticketId })).code).toBe('FORBIDDEN')
  })

  test('goes along when its issue goes into another', async () => {
    const larger = await addIssue('施工扰民')
    await server.db.prisma.hotIssue.updateMany({ where: { id: issueId }, data: { mergedIntoId: larger } })
    const { data } = await leader.query<Listed>(ON_ISSUE, { id: larger })
    expect(data['hotIssue']?.instructions).toMatchObject([{ subjectTitle: '夜间施工' }])
  })
})
