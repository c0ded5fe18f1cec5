import { Decimal } from 'decimal.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  JIANGWAN,
  LONGGUI,
  NANPING,
  WUJIANG,
} from '#test/kit/builders.ts'
import { asStranger, asUser, type TestClient } from '#test/kit/client.ts'
import { buildFigures, buildIndicator } from '#test/kit/indicator-world.ts'
import { countNaively, read, type Ticket } from '#test/kit/naive-complaints.ts'
import { type Ground, randomTicket, seeded, someGround } from '#test/kit/random-complaints.ts'
import { closeServers, createTestServer, type TestServer } from '#test/kit/server.ts'
import { boardDays } from '../../platform/board-days.ts'
import type { BoardPeriod } from '../../platform/board-days.type.ts'
import { countStatements } from '../../platform/statements.ts'
import { foldTallies, rebuildTallies } from '../tallies/index.ts'

const SEED = Date.now() % 1_000_000
console.log(`cockpit: seed ${SEED}`)
const VILLAGE = '440203102200'
const TODAY = '2024-10-15'

const RATE = '{ numerator denominator value asOf }'
const CHANGE = `{ rate ${RATE} before ${RATE} yearBefore ${RATE} target light }`
const COUNT = '{ value before yearBefore }'
const LIGHTS = '{ total good near behind noData }'
const WHOLE = /* GraphQL */ `
  query ($place: ID!, $asOf: Day, $period: BoardPeriod) {
    cockpit(place: $place, asOf: $asOf, period: $period) {
      compared { period days { from until } before { from until } yearBefore { from until } }
      updatedAt gaps { kind count }
      attention { light sentence subject subjectId subjectTitle parts { text list gap hotIssueId } }
      overdue { count before yearBefore }
      onTime ${CHANGE} reached ${CHANGE}
      indicators { counts ${LIGHTS} }
      complaints {
        received ${COUNT} onTime ${CHANGE} satisfied ${CHANGE} unanswered openOverdue unplaced
        days receivedByDay beforeByDay daysOff { from until name }
        hot { issue { id title place { name } } received before growth }
      }
      notices { awaiting ${COUNT} overdue ${COUNT} near light byLevel { kind awaiting overdue } }
      byPlace {
        place { code } indicators ${LIGHTS} onTimeComplaints ${CHANGE} satisfied ${CHANGE} onTimeMonths
      }
    }
  }
`

interface Rate {
  numerator: number
  denominator: number
  value: number | null
}
interface Change {
  rate: Rate
  before: Rate | null
  yearBefore: Rate | null
  target: number | null
  light: string
}
interface Count {
  value: number
  before: number | null
  yearBefore: number | null
}
interface Lights {
  total: number
  good: number
  noData: number
}
interface Board {
  updatedAt: string | null
  gaps: { kind: string; count: number }[]
  attention: { sentence: string; subject: string; subjectId: string | null }[]
  overdue: Count
  reached: Change
  indicators: { counts: Lights }
  complaints: {
    received: Count
    onTime: Change
    satisfied: Change
    unanswered: number
    openOverdue: number
    unplaced: number
    days: Day[]
    receivedByDay: number[]
    beforeByDay: number[]
    daysOff: { name: string }[]
    hot: { issue: { id: string; title: string }; received: number; before: number; growth: number | null }[]
  }
  notices: {
    awaiting: Count
    overdue: Count
    near: number
    light: string
    byLevel: { kind: string; awaiting: number; overdue: number }[]
  }
  byPlace: {
    place: { code: string }
    indicators: Lights
    onTimeComplaints: Change
    satisfied: Change
    onTimeMonths: (number | null)[]
  }[]
}

interface OwnBoard {
  received: Count
  rates: { kind: string; change: number | null; rate: Omit<Rate, 'value'> }[]
}

let server: TestServer
let ground: Ground
let tickets: Ticket[]
let leader: TestClient
let finance: string
let town: string

/** What is refused needs no more. */
const SHORT = `query ($place: ID!, $period: BoardPeriod) {
  cockpit(place: $place, period: $period) { complaints { received { value } } notices { near } }
}`

const refusal = async (client: TestClient, variables: Record<string, unknown> = {}) =>
  (await client.query(SHORT, { place: WUJIANG, ...variables })).code

const ask = async (client: TestClient, variables: Record<string, unknown> = {}) => {
  const { data, errors } = await client.query<{ cockpit: Board }>(WHOLE, { place: WUJIANG, ...variables })
  expect(errors).toBeUndefined()
  return data.cockpit
}

async function addTickets(count: number): Promise<void> {
  await server.db.prisma.complaint.createMany({
    data: Array.from({ length: count }, () => randomTicket(ground)),
  })
  tickets = (await server.db.prisma.complaint.findMany({ where: { jurisdictionCode: WUJIANG } })).map(read)
}

interface NoticeFacts {
  kind?: 'REMINDER' | 'SUPERVISION' | 'YELLOW_CARD' | 'CIRCULAR'
  issuedOn: Day
  due: Day
  placeCode?: string
  to?: string
  repliedOn?: Day
  closedOn?: Day
  withdrawnOn?: Day
  /** An answer sent back, with the date that held until then. */
  returned?: { submittedOn: Day; reviewedOn: Day; firstDue: Day }
}

async function addNotice(facts: NoticeFacts): Promise<void> {
  const id = newId()
  const organizationId = facts.to ?? finance
  const on = (day: Day | undefined) => (day ? dayToDate(day) : null)
  const at = new Date(`${facts.issuedOn}T10:00:00+08:00`)
  await server.db.prisma.notice.create({
    data: {
      ...{
        jurisdictionCode: WUJIANG,
        id,
        kind: facts.kind ?? 'SUPERVISION',
        title: '督办事项',
        content: '内容',
      },
      status: facts.withdrawnOn
        ? 'WITHDRAWN'
        : facts.closedOn
          ? 'CLOSED'
          : facts.repliedOn
            ? 'REPLIED'
            : 'RECEIVED',
      ...{ basis: '依据', requirement: '要求', contact: '督查室', contactPhone: '1', draftedBy: '测试' },
      ...{
        draftedOn: dayToDate(facts.issuedOn),
        draftedAt: at,
        issuedOn: dayToDate(facts.issuedOn),
        issuedAt: at,
      },
      ...{
        replyDueOn: dayToDate(facts.due),
        originalReplyDueOn: dayToDate(facts.returned?.firstDue ?? facts.due),
      },
      ...{
        closedOn: on(facts.closedOn),
        withdrawnOn: on(facts.withdrawnOn),
        placeCode: facts.placeCode ?? WUJIANG,
      },
      recipients: {
        create: {
          ...{ id: newId(), organizationId, part: 'LEAD', position: 0, replyDueOn: dayToDate(facts.due) },
          ...{ status: facts.repliedOn ? 'REPLIED' : 'RECEIVED', repliedOn: on(facts.repliedOn) },
        },
      },
    },
  })
  if (!facts.returned) return
  const { submittedOn, reviewedOn } = facts.returned
  await server.db.prisma.reply.create({
    data: {
      ...{
        jurisdictionCode: WUJIANG,
        id: newId(),
        subject: 'NOTICE',
        subjectId: id,
        organizationId,
        round: 1,
      },
      ...{
        status: 'RETURNED',
        text: '已办',
        submittedOn: dayToDate(submittedOn),
        reviewedOn: dayToDate(reviewedOn),
      },
      ...{ submittedAt: new Date(`${submittedOn}T10:00:00+08:00`), submittedBy: '测试' },
    },
  })
}

const newLeader = () => asUser(server, { role: 'LEADER', jurisdictionCode: WUJIANG })

const aim = [{ baselineYear: 2023, baseline: 0, targetYear: 2024, target: 100 }]

beforeAll(async () => {
  server = await createTestServer({ day: TODAY })
  await buildPlaces(server)
  finance = await buildOrganization(server, { name: '区财政局' })
  town = await buildOrganization(server, {
    name: '龙归镇人民政府',
    placeCode: LONGGUI,
    kind: 'TOWN_GOVERNMENT',
  })
  ground = {
    ...someGround(seeded(SEED), '2023-08-01', 470),
    organizations: [finance, town],
  }
  await addTickets(500)
  await rebuildTallies(server.context, WUJIANG)
  leader = await newLeader()
}, 400_000)
afterAll(closeServers)

describe('who reads the board of everything', () => {
  test('a stranger must sign in; stewards and administrators are refused; other jurisdictions are unknown', async () => {
    expect(await refusal(asStranger(server))).toBe('UNAUTHENTICATED')
    for (const role of ['DATA_STEWARD', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'])
      expect(await refusal(await asUser(server, { role, jurisdictionCode: WUJIANG }))).toBe('FORBIDDEN')
    expect(await refusal(leader, { place: NANPING })).toBe('NOT_FOUND')
  })

  test('an unknown period is no question', async () => {
    expect(await refusal(leader, { period: 'WEEK' })).toBe('BAD_USER_INPUT')
  })
})

describe('12345 on the board', () => {
  const within = (place: string) => (ticket: Ticket) =>
    place === WUJIANG || ticket.placeCode === place || (place === LONGGUI && ticket.placeCode === VILLAGE)

  /** What a rate should be, counted ticket by ticket. */
  function naiveRate(own: readonly Ticket[], name: 'ON_TIME' | 'SATISFIED', run: { from: Day; until: Day }) {
    const kept = own.filter(({ excluded }) => !excluded)
    const count = (measure: Parameters<typeof countNaively>[1]) => countNaively(kept, measure, run)
    return name === 'ON_TIME'
      ? { numerator: count('ON_TIME'), denominator: count('ON_TIME') + count('LATE') + count('OPEN_OVERDUE') }
      : { numerator: count('CONTENT'), denominator: count('ANSWERED') }
  }

  const cases = (['LAST_30_DAYS', 'MONTH', 'QUARTER', 'YEAR'] as BoardPeriod[]).flatMap(period =>
    [TODAY, '2024-08-31'].flatMap(asOf =>
      [WUJIANG, LONGGUI, VILLAGE].map(place => ({ period, asOf, place })),
    ),
  )

  test.each(cases)(
    'counts what each ticket says: $period up to $asOf at $place',
    async ({ period, asOf, place }) => {
      const board = await ask(leader, { place, asOf, period })
      const { days, before, yearBefore } = boardDays(period, asOf)
      const own = tickets.filter(within(place))
      const { complaints } = board
      expect(complaints.received.value).toBe(countNaively(own, 'RECEIVED', days))
      expect(complaints.received.before).toBe(
        before.from < '2023-08-03' ? null : countNaively(own, 'RECEIVED', before),
      )
      for (const [name, change] of [
        ['ON_TIME', complaints.onTime],
        ['SATISFIED', complaints.satisfied],
      ] as const) {
        expect(change.rate).toMatchObject(naiveRate(own, name, days))
        if (before.from > '2023-08-03' && change.before)
          expect(change.before).toMatchObject(naiveRate(own, name, before))
        if (yearBefore.from < '2023-08-01') expect(change.yearBefore).toBeNull()
        else if (change.yearBefore) expect(change.yearBefore).toMatchObject(naiveRate(own, name, yearBefore))
      }
      const kept = own.filter(({ excluded }) => !excluded)
      expect(complaints.unanswered).toBe(countNaively(kept, 'UNANSWERED', days))
      expect(complaints.openOverdue).toBe(countNaively(kept, 'OPEN_OVERDUE', days))
      const unplaced = own.filter(({ placeCode }) => placeCode === WUJIANG)
      expect(complaints.unplaced).toBe(place === WUJIANG ? countNaively(unplaced, 'RECEIVED', days) : 0)
    },
  )

  test.each(['LAST_30_DAYS', 'MONTH', 'QUARTER', 'YEAR'])(
    'says the same as its own board: %s',
    async period => {
      const { data } = await leader.query<{ complaintBoard: OwnBoard }>(
        `query ($place: ID!, $period: BoardPeriod) { complaintBoard(place: $place, period: $period) {
        received { value before yearBefore } rates { kind change rate { numerator denominator } } } }`,
        { place: WUJIANG, period },
      )
      const { complaints } = await ask(leader, { period })
      const { received, rates } = data.complaintBoard
      for (const key of ['value', 'before', 'yearBefore'] as const)
        if (complaints.received[key] !== null) expect(complaints.received[key]).toBe(received[key])
      const { rate, before } = complaints.onTime
      const own = rates.find(({ kind }) => kind === 'ON_TIME')
      expect(rate).toMatchObject(own?.rate ?? {})
      const points = ((rate.value ?? 0) - (before?.value ?? 0)) * 100
      // The board tells the difference of the figures as written, with one digit.
      if (before) expect(Math.abs((own?.change ?? 0) - points)).toBeLessThanOrEqual(0.11)
    },
  )

  test('draws thirty days beside the thirty before them', async () => {
    const board = await ask(leader, { period: 'YEAR' })
    const { days, receivedByDay, beforeByDay, daysOff } = board.complaints
    expect([days.length, days[0], days.at(-1)]).toEqual([30, '2024-09-16', TODAY])
    const received = (from: Day) =>
      days.map((_, index) => tickets.filter(ticket => ticket.received === addDays(from, index)).length)
    expect(receivedByDay).toEqual(received('2024-09-16'))
    expect(beforeByDay).toEqual(received('2024-08-17'))
    expect(daysOff.map(({ name }) => name)).toContain('国庆假期')
  })

  test('every place below has its rates and its last six months', async () => {
    const board = await ask(leader)
    const { days } = boardDays('LAST_30_DAYS', TODAY)
    for (const { place, onTimeComplaints, satisfied, onTimeMonths } of board.byPlace) {
      const own = tickets.filter(within(place.code))
      expect(onTimeComplaints.rate).toMatchObject(naiveRate(own, 'ON_TIME', days))
      expect(satisfied.rate).toMatchObject(naiveRate(own, 'SATISFIED', days))
      const months = ['05', '06', '07', '08', '09', '10'].map(month => {
        const until =
          month === '10' ? TODAY : addDays(`2024-${String(Number(month) + 1).padStart(2, '0')}-01`, -1)
        const { numerator, denominator } = naiveRate(own, 'ON_TIME', { from: `2024-${month}-01`, until })
        return denominator === 0 ? null : numerator / denominator
      })
      expect(onTimeMonths).toEqual(months)
    }
  })

  test('what is not folded yet counts all the same, and folding changes nothing', async () => {
    const before = await ask(leader)
    await foldTallies(server.context)
    expect((await ask(leader)).complaints).toEqual(before.complaints)
  })

  test('a unit reads its own tickets only, an operator those of the town', async () => {
    const officer = await asUser(server, {
      role: 'UNIT_OFFICER',
      jurisdictionCode: WUJIANG,
      organizationId: finance,
    })
    const board = await ask(officer)
    const { days } = boardDays('LAST_30_DAYS', TODAY)
    const own = tickets.filter(({ organizationId }) => organizationId === finance)
    expect(board.complaints.received.value).toBe(countNaively(own, 'RECEIVED', days))
    expect(board.complaints.onTime.rate).toMatchObject(naiveRate(own, 'ON_TIME', days))
    const longgui = board.byPlace.find(({ place }) => place.code === LONGGUI)
    expect(longgui?.onTimeComplaints.rate).toMatchObject(
      naiveRate(own.filter(within(LONGGUI)), 'ON_TIME', days),
    )
    const operator = await asUser(server, {
      role: 'TOWN_OPERATOR',
      jurisdictionCode: WUJIANG,
      scopeCode: LONGGUI,
    })
    expect(await refusal(operator)).toBe('FORBIDDEN')
    const part = await ask(operator, { place: LONGGUI })
    expect(part.complaints.received.value).toBe(
      countNaively(tickets.filter(within(LONGGUI)), 'RECEIVED', days),
    )
  })

  test('each gap opens a list with exactly its tickets', async () => {
    const board = await ask(leader)
    const { from, until } = boardDays('LAST_30_DAYS', TODAY).days
    const list = async (filter: Record<string, unknown>) => {
      const { data } = await leader.query<{ complaints: { totalCount: number } }>(
        'query ($place: ID!, $filter: ComplaintFilter) { complaints(place: $place, filter: $filter) { totalCount } }',
        { place: WUJIANG, filter: { from, until, measure: 'RECEIVED', ...filter } },
      )
      return data.complaints.totalCount
    }
    const gap = (kind: string) => board.gaps.find(one => one.kind === kind)?.count ?? 0
    expect(gap('COMPLAINTS_WITHOUT_PLACE')).toBe(await list({ unplaced: true }))
    expect(gap('COMPLAINTS_WITHOUT_UNIT')).toBe(await list({ organizationId: '0' }))
    expect(gap('COMPLAINTS_WITHOUT_UNIT')).toBeGreaterThan(0)
  })
})

describe('notices that wait', () => {
  test('stand as they stood on each day: answers sent back, closed and withdrawn ones, by kind', async () => {
    expect((await ask(leader)).notices).toMatchObject({
      awaiting: { value: 0, before: null },
      light: 'NO_DATA',
    })
    await addNotice({ kind: 'REMINDER', issuedOn: '2024-10-10', due: '2024-10-16' })
    await addNotice({ issuedOn: '2024-09-01', due: '2024-09-10' })
    await addNotice({
      issuedOn: '2024-09-01',
      due: '2024-09-20',
      repliedOn: '2024-09-18',
      closedOn: '2024-10-01',
    })
    await addNotice({
      kind: 'YELLOW_CARD',
      issuedOn: '2024-09-01',
      due: '2024-12-01',
      withdrawnOn: '2024-09-30',
    })
    await addNotice({
      ...{ issuedOn: '2024-08-20', due: '2024-11-20' },
      returned: { submittedOn: '2024-09-10', reviewedOn: '2024-09-17', firstDue: '2024-08-28' },
    })
    await addNotice({ kind: 'CIRCULAR', issuedOn: '2024-09-01', due: '2024-09-02' })
    await addNotice({ issuedOn: '2024-10-01', due: '2024-12-01', placeCode: LONGGUI, to: town })
    const board = await ask(leader)
    expect(board.notices).toEqual({
      // On 15 September: the overdue one, the one answered later, the card; what was answered then was not yet sent back.
      awaiting: { value: 4, before: 3, yearBefore: null },
      overdue: { value: 1, before: 1, yearBefore: null },
      near: 1,
      light: 'BEHIND',
      byLevel: [
        { kind: 'REMINDER', awaiting: 1, overdue: 0 },
        { kind: 'SUPERVISION', awaiting: 3, overdue: 1 },
      ],
    })
    // Before its first answer the date first given held.
    expect((await ask(leader, { asOf: '2024-09-05' })).notices).toMatchObject({
      awaiting: { value: 4, before: null },
      overdue: { value: 1 },
    })
    expect((await ask(leader, { place: LONGGUI })).notices.awaiting.value).toBe(1)
    expect((await ask(leader, { place: JIANGWAN })).notices).toMatchObject({
      awaiting: { value: 0 },
      light: 'GOOD',
    })
  })

  test('are exactly those of their list, today and on a past day', async () => {
    const listed = async (filter: Record<string, unknown>, asOf: Day = TODAY) => {
      const { data } = await leader.query<{ notices: { totalCount: number } }>(
        'query ($filter: NoticeFilter!, $asOf: Day) { notices(filter: $filter, asOf: $asOf) { totalCount } }',
        { filter: { place: WUJIANG, ...filter }, asOf },
      )
      return data.notices.totalCount
    }
    for (const asOf of [TODAY, '2024-09-15', '2024-09-09', '2024-09-05']) {
      const { notices } = await ask(leader, { asOf })
      expect([notices.awaiting.value, notices.overdue.value, notices.near]).toEqual([
        await listed({ waiting: 'ANY' }, asOf),
        await listed({ waiting: 'OVERDUE' }, asOf),
        await listed({ waiting: 'NEAR' }, asOf),
      ])
      for (const { kind, awaiting } of notices.byLevel)
        expect(await listed({ waiting: 'ANY', kind: [kind] }, asOf)).toBe(awaiting)
    }
    const { notices } = await ask(leader)
    const kind = ['REMINDER', 'SUPERVISION', 'YELLOW_CARD', 'RED_CARD', 'INTERVIEW']
    expect(notices.awaiting.value).toBe(await listed({ status: ['ISSUED', 'RECEIVED'], kind }))
  })
})

describe('indicators, reports and places', () => {
  test('what has no fresh value never reaches its path; each place below counts what its own board counts', async () => {
    const month = (indicatorId: string, startsOn: Day, value: number) => ({
      ...{ indicatorId, startsOn },
      own: [LONGGUI, JIANGWAN].map(placeCode => ({
        placeCode,
        ...figure(placeCode === LONGGUI ? value : 95),
      })),
    })
    const cloud = await buildIndicator(server, { no: 1, name: '上云率', reportLevels: [4], targets: aim })
    const done = await buildIndicator(server, { no: 2, name: '办理率', reportLevels: [4], targets: aim })
    await buildIndicator(server, { no: 3, name: '没有数据的', reportLevels: [4], targets: aim })
    await buildIndicator(server, { no: 4, name: '没有目标的', reportLevels: [4] })
    await buildFigures(server.context, '2024-09-08', [
      month(cloud, '2024-08-01', 95),
      month(done, '2024-08-01', 95),
    ])
    await buildFigures(server.context, '2024-10-08', [
      month(cloud, '2024-09-01', 1),
      month(done, '2024-09-01', 95),
    ])
    const board = await ask(leader)
    expect(board.reached).toMatchObject({
      rate: { numerator: 1, denominator: 3 },
      before: { numerator: 2, denominator: 3, asOf: '2024-09-15' },
      yearBefore: null,
    })
    expect(board.gaps).toContainEqual({ kind: 'INDICATORS_WITHOUT_FRESH_VALUE', count: 2 })
    expect(board.gaps).toContainEqual({ kind: 'INDICATORS_WITHOUT_OWNER', count: 4 })
    for (const { place, indicators } of board.byPlace) {
      const own = await ask(leader, { place: place.code })
      expect([place.code, own.indicators.counts]).toEqual([place.code, indicators])
    }
  })

  test('tasks that owe a report are those the ledger lists as such, then as now', async () => {
    const planId = await buildPlan(server)
    const owing = await buildTask(server, { planId, lead: [finance], milestones: [{ due: '2024-12-31' }] })
    await buildTask(server, { planId, lead: [finance], milestones: [{ due: '2024-12-31' }] })
    const assignment = await server.db.prisma.assignment.findFirstOrThrow({ where: { taskId: owing } })
    await server.db.prisma.reportCycle.create({
      data: {
        ...{ jurisdictionCode: WUJIANG, id: newId(), taskId: owing, assignmentId: assignment.id, round: 1 },
        ...{
          period: '2024-09',
          cycle: 'MONTHLY',
          opensOn: dayToDate('2024-09-01'),
          dueOn: dayToDate('2024-09-30'),
        },
        ...{ originalDueOn: dayToDate('2024-09-30'), submittedOn: dayToDate('2024-10-12') },
      },
    })
    const counted = async (asOf: Day) => {
      const board = await ask(leader, { asOf })
      const { data } = await leader.query<{ tasks: { totalCount: number } }>(
        'query ($filter: TaskFilter!, $asOf: Day) { tasks(filter: $filter, asOf: $asOf) { totalCount } }',
        { filter: { place: WUJIANG, state: 'OPEN', noReport: true }, asOf },
      )
      return [
        board.gaps.find(({ kind }) => kind === 'TASKS_WITHOUT_REPORT')?.count ?? 0,
        data.tasks.totalCount,
      ]
    }
    expect(await counted('2024-09-30')).toEqual([0, 0])
    expect(await counted('2024-10-10')).toEqual([1, 1])
    expect(await counted('2024-10-12')).toEqual([0, 0])
  })
})

describe('a past day', () => {
  test('reads the same before and after what was written later', async () => {
    const asOf = '2024-10-01'
    const then = await ask(leader, { asOf })
    server.clock.setDay('2024-10-20')
    await addNotice({ issuedOn: '2024-10-18', due: '2024-10-19' })
    await server.db.prisma.notice.updateMany({
      where: { jurisdictionCode: WUJIANG, kind: 'REMINDER' },
      data: { status: 'CLOSED', closedOn: dayToDate('2024-10-19') },
    })
    await server.db.prisma.complaint.create({
      data: {
        ...randomTicket(ground),
        receivedOn: dayToDate('2024-10-18'),
        receivedAt: new Date('2024-10-18T08:00:00Z'),
        ...FRESH,
      },
    })
    await rebuildTallies(server.context, WUJIANG)
    const now = await ask(await newLeader(), { asOf })
    expect(now).toEqual(then)
    server.clock.setDay(TODAY)
  })
})

test('a fixed small number of statements, however many places, tickets, notices and indicators there are', async () => {
  const count = async () => {
    const { statements, result } = await countStatements(() =>
      server.app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { cookie: leader.cookie ?? '', 'apollo-require-preflight': 'true' },
        payload: { query: WHOLE, variables: { place: WUJIANG } },
      }),
    )
    expect(result.json().errors).toBeUndefined()
    return statements.length
  }
  const few = await count()
  console.log(`cockpit: ${few} statements`)
  await server.db.prisma.division.createMany({
    data: Array.from({ length: 12 }, (_, index) => ({
      ...{ code: `4402031${20 + index}000`, name: `第${index}镇`, level: 4, parentCode: WUJIANG },
    })),
  })
  for (let no = 10; no < 20; no += 1) await buildIndicator(server, { no, reportLevels: [4], targets: aim })
  await addTickets(100)
  await rebuildTallies(server.context, WUJIANG)
  for (let more = 0; more < 10; more += 1) await addNotice({ issuedOn: '2024-10-10', due: '2024-10-12' })
  expect(await count()).toBe(few)
  expect(few).toBeLessThanOrEqual(20)
})

const FRESH = {
  ...{
    closedOn: null,
    onTime: null,
    dueOn: null,
    calledBackOn: null,
    contactDueOn: null,
    dispatchedOn: null,
  },
} as const

function figure(percent: number) {
  return { numerator: new Decimal(percent), denominator: new Decimal(100), value: new Decimal(percent) }
}
