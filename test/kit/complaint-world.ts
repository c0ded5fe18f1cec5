import { newId } from '#api/platform/id.ts'
import { buildOrganization, buildPlaces, LONGGUI, NANPING, WUJIANG } from './builders.ts'
import { asUser, type GraphQLAnswer, type TestClient } from './client.ts'
import { createTestServer, type TestServer, type TestServerOptions } from './server.ts'

/** What tests read of a ticket. */
export const TICKET = /* GraphQL */ `
  id externalId own title class urgency state light lightReason daysLeft round version receivedOn placed
  signDueAt signedAt contactDueOn contactedOn dueOn originalDueOn closedOn onTime returns reworks units problem
  calledBackOn answered resolved satisfaction excluded content answer address
  place { code name } organization { id name } complainedOf { id } source { name own } channel { name } category { id }
  caller { name phone idNumber inWords }
  steps { kind summary text round on byName organization { name } }
  requests { id kind status reason days askedBy decidedBy opinion canDecide canWithdraw }
  can { edit dispatch sign contact note returnIt askExtension finish callBack rework archive askExclusion unmask supervise }
  repeatOf { id } repeats { id } attachments { id name }
`

export interface TicketAnswer {
  id: string
  externalId: string
  own: boolean
  title: string
  class: string
  urgency: string
  state: string
  light: string
  lightReason: string
  daysLeft: number | null
  round: number
  version: number
  receivedOn: string
  placed: boolean
  signDueAt: string | null
  signedAt: string | null
  contactDueOn: string | null
  contactedOn: string | null
  dueOn: string | null
  originalDueOn: string | null
  closedOn: string | null
  onTime: boolean | null
  returns: number
  reworks: number
  units: number
  problem: boolean
  calledBackOn: string | null
  answered: boolean | null
  resolved: boolean | null
  satisfaction: string | null
  excluded: boolean
  content: string | null
  answer: string | null
  address: string | null
  place: { code: string; name: string }
  organization: { id: string; name: string } | null
  complainedOf: { id: string } | null
  source: { name: string; own: boolean }
  channel: { name: string } | null
  category: { id: string } | null
  caller: { name: string | null; phone: string | null; idNumber: string | null; inWords: boolean } | null
  steps: {
    kind: string
    summary: string
    text: string | null
    round: number
    on: string
    byName: string
    organization: { name: string } | null
  }[]
  requests: {
    id: string
    kind: string
    status: string
    reason: string
    days: number | null
    askedBy: string
    decidedBy: string | null
    opinion: string | null
    canDecide: boolean
    canWithdraw: boolean
  }[]
  can: Record<string, boolean>
  repeatOf: { id: string } | null
  repeats: { id: string }[]
  attachments: { id: string; name: string }[]
}

type Person = TestClient & { userId: string }

/** Everybody who has to do with tickets in 武江区, and one person elsewhere. */
export interface ComplaintWorld {
  server: TestServer
  leader: Person
  head: Person
  supervisor: Person
  steward: Person
  /** 区住建局 */
  unit: Person
  officer: Person
  /** 区城管局 */
  other: Person
  /** 龙归镇, whose government is `townId`. */
  town: Person
  elsewhere: Person
  unitId: string
  otherId: string
  townId: string
  farId: string
}

export async function complaintWorld(options: TestServerOptions = {}): Promise<ComplaintWorld> {
  const server = await createTestServer({ day: '2024-10-15', ...options })
  await buildPlaces(server)
  const [unitId, otherId] = [
    await buildOrganization(server, { name: '区住建局' }),
    await buildOrganization(server, { name: '区城管局' }),
  ]
  const town = { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' as const }
  const townId = await buildOrganization(server, town)
  const farId = await buildOrganization(server, { name: '市住建局', jurisdictionCode: NANPING })
  const at = (role: string, more: { organizationId?: string; scopeCode?: string } = {}) =>
    asUser(server, { role, jurisdictionCode: WUJIANG, ...more })
  return {
    ...{ server, unitId, otherId, townId, farId },
    leader: await at('LEADER'),
    head: await at('SUPERVISION_HEAD'),
    supervisor: await at('SUPERVISOR'),
    steward: await at('DATA_STEWARD'),
    unit: await at('UNIT_LEADER', { organizationId: unitId }),
    officer: await at('UNIT_OFFICER', { organizationId: unitId }),
    other: await at('UNIT_LEADER', { organizationId: otherId }),
    town: await at('TOWN_OPERATOR', { organizationId: townId, scopeCode: LONGGUI }),
    elsewhere: await asUser(server, { role: 'SUPERVISION_HEAD', jurisdictionCode: NANPING }),
  }
}

const CREATE = `mutation ($input: NewComplaint!) { createComplaint(input: $input) { ${TICKET} } }`
const ACT = `mutation ($input: ComplaintActionInput!) { actOnComplaint(input: $input) { ${TICKET} } }`
const READ = `query ($id: ID!, $asOf: Day) { complaint(id: $id, asOf: $asOf) { ${TICKET} } }`

/** An answer with its one ticket in hand. */
export type TicketReply = GraphQLAnswer<Record<string, TicketAnswer>> & { ticket: TicketAnswer }

export async function ask(
  client: TestClient,
  document: string,
  variables: Record<string, unknown>,
): Promise<TicketReply> {
  const answer = await client.query<Record<string, TicketAnswer>>(document, variables)
  return { ...answer, ticket: Object.values(answer.data ?? {})[0] as TicketAnswer }
}

export const createTicket = (client: TestClient, input: Record<string, unknown> = {}) =>
  ask(client, CREATE, {
    input: {
      ...{ place: LONGGUI, title: '路灯不亮', content: '龙归镇农贸市场门口的路灯坏了一个星期。' },
      ...{ class: 'REQUEST', key: newId(), ...input },
    },
  })

export const act = (
  client: TestClient,
  { id, version }: Pick<TicketAnswer, 'id' | 'version'>,
  action: string,
  more: Record<string, unknown> = {},
) => ask(client, ACT, { input: { id, version, action, ...more } })

export const readTicket = (client: TestClient, id: string, asOf: string | null = null) =>
  ask(client, READ, { id, asOf })

/** A ticket brought so far by the people whose work it is. */
export async function ticketAt(
  world: ComplaintWorld,
  state: 'RECEIVED' | 'DISPATCHED' | 'HANDLING' | 'FINISHED' | 'CALLED_BACK' | 'ARCHIVED',
  input: Record<string, unknown> = {},
): Promise<TicketAnswer> {
  const { supervisor, unit, unitId } = world
  const ways: [string, () => Promise<TicketReply>][] = [
    ['DISPATCHED', () => act(supervisor, ticket, 'DISPATCH', { organizationId: unitId })],
    ['HANDLING', () => act(unit, ticket, 'SIGN')],
    ['FINISHED', () => act(unit, ticket, 'FINISH', { text: '已更换灯具，恢复照明。' })],
    [
      'CALLED_BACK',
      () =>
        act(supervisor, ticket, 'CALL_BACK', { answered: true, resolved: true, satisfaction: 'SATISFIED' }),
    ],
    ['ARCHIVED', () => act(supervisor, ticket, 'ARCHIVE')],
  ]
  const created = await createTicket(supervisor, input)
  if (created.errors) throw new Error(`RECEIVED: ${created.errors[0]?.message}`)
  let { ticket } = created
  for (const [next, way] of ways) {
    if (ticket.state === state) break
    const reply = await way()
    if (reply.errors) throw new Error(`${next}: ${reply.errors[0]?.message}`)
    ticket = reply.ticket
  }
  return ticket
}
