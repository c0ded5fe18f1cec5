import { type Day, dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import {
  buildOrganization,
  buildPlaces,
  buildPlan,
  buildTask,
  LONGGUI,
  type TaskFacts,
  WUJIANG,
} from './builders.ts'
import { asUser, type TestClient } from './client.ts'
import { createTestServer, type TestServer } from './server.ts'

export const DESK = /* GraphQL */ `
  query ($place: ID!, $asOf: Day) {
    unitDesk(place: $place, asOf: $asOf) {
      total overdue near nearWorkingDays asOf
      counts { kind count }
      burden { asked given cap parts { name count } }
      items { id kind title detail dueOn workingDaysLeft light version
        organization { name } taskId assignmentId reportId noticeId recipientId problemId instructionId extensionId }
    }
  }
`

export interface Item {
  kind: string
  title: string
  detail: string
  dueOn: string | null
  light: string
  version: number | null
  organization: { name: string }
  [key: string]: unknown
}
export interface Desk {
  total: number
  overdue: number
  near: number
  items: Item[]
  counts: { kind: string; count: number }[]
  burden: { asked: number; given: number; cap: number | null; parts: { name: string; count: number }[] }
}

/** A bureau with an officer and a chief, whose desk is looked at; two other units. */
export interface DeskWorld {
  server: TestServer
  planId: string
  bureau: string
  finance: string
  town: string
  officer: TestClient
  chief: TestClient
}

export async function deskWorld(): Promise<DeskWorld> {
  const server = await createTestServer({ day: '2024-10-15' })
  await buildPlaces(server)
  const bureau = await buildOrganization(server, { name: '区政数局' })
  const townFacts = { name: '龙归镇人民政府', placeCode: LONGGUI, kind: 'TOWN_GOVERNMENT' as const }
  const at = (role: string) => asUser(server, { role, jurisdictionCode: WUJIANG, organizationId: bureau })
  return {
    ...{ server, bureau },
    planId: await buildPlan(server),
    finance: await buildOrganization(server, { name: '区财政局' }),
    town: await buildOrganization(server, townFacts),
    officer: await at('UNIT_OFFICER'),
    chief: await at('UNIT_LEADER'),
  }
}

const date = (day: Day | null) => (day === null ? null : dayToDate(day))
/** Nine o'clock of a day. */
export const morning = (day: Day) => new Date(`${day}T09:00:00+08:00`)

export const desk = async (client: TestClient, place = WUJIANG, asOf?: Day) => {
  const { data, code, errors } = await client.query<{ unitDesk: Desk }>(DESK, { place, asOf })
  if (errors && code === 'INTERNAL') throw new Error(JSON.stringify(errors))
  return { desk: data?.unitDesk as Desk, code }
}
export const titled = async (client: TestClient, words: string, asOf?: Day, place = WUJIANG) =>
  (await desk(client, place, asOf)).desk.items.filter(
    ({ title, detail }) => title.includes(words) || detail.includes(words),
  )

/** Writes what lies on the desk: tasks, what is owed of them month by month, and reports. */
export function workOf({ server, planId, bureau }: DeskWorld) {
  /** A task whose parts stand where the test wants them. */
  const task = async (
    facts: Partial<TaskFacts> & { title: string },
    part: {
      status: 'ISSUED' | 'IN_PROGRESS' | 'SUBMITTED' | 'DONE'
      issued?: Day
      signDue?: Day
      signed?: Day
    },
  ) => {
    const id = await buildTask(server, { planId, lead: [bureau], ...facts })
    await server.db.prisma.assignment.updateMany({
      where: { taskId: id },
      data: {
        status: part.status,
        version: 2,
        issuedOn: date(part.issued ?? '2024-10-08'),
        signDueOn: date(part.signDue ?? '2024-10-09'),
        signedOn: date(part.signed ?? (part.status === 'ISSUED' ? null : '2024-10-08')),
      },
    })
    const parts = await server.db.prisma.assignment.findMany({
      where: { taskId: id },
      orderBy: { position: 'asc' },
    })
    const milestones = await server.db.prisma.milestone.findMany({ where: { taskId: id } })
    return { id, assignmentId: parts[0]?.id as string, parts, milestoneId: milestones[0]?.id ?? null }
  }

  const cycle = async (
    of: { id: string; assignmentId: string },
    facts: { period: string; opens: Day; due: Day; submitted?: Day },
  ) => {
    const id = newId()
    await server.db.prisma.reportCycle.create({
      data: {
        jurisdictionCode: WUJIANG,
        id,
        taskId: of.id,
        assignmentId: of.assignmentId,
        period: facts.period,
        round: 1,
        cycle: 'MONTHLY',
        opensOn: dayToDate(facts.opens),
        dueOn: dayToDate(facts.due),
        originalDueOn: dayToDate(facts.due),
        submittedOn: date(facts.submitted ?? null),
      },
    })
    return id
  }

  const report = async (
    of: { id: string; assignmentId: string },
    facts: {
      status: 'DRAFT' | 'SIGNING' | 'SUBMITTED' | 'APPROVED' | 'RETURNED'
      organizationId?: string
      submitted?: Day
      reviewed?: Day
      opinion?: string
      newDue?: Day
      cycleId?: string
      part?: 'LEAD' | 'JOINT'
    },
  ) => {
    const id = newId()
    await server.db.prisma.progressReport.create({
      data: {
        jurisdictionCode: WUJIANG,
        id,
        taskId: of.id,
        assignmentId: of.assignmentId,
        organizationId: facts.organizationId ?? bureau,
        part: facts.part ?? 'LEAD',
        cycleId: facts.cycleId ?? null,
        round: 1,
        status: facts.status,
        text: '情况',
        claim: 'ON_TRACK',
        createdAt: morning('2024-10-08'),
        createdBy: '联络员',
        savedAt: morning('2024-10-08'),
        submittedOn: date(facts.submitted ?? null),
        submittedAt: facts.submitted ? morning(facts.submitted) : null,
        reviewedOn: date(facts.reviewed ?? null),
        reviewedAt: facts.reviewed ? morning(facts.reviewed) : null,
        opinion: facts.opinion ?? null,
        newDueOn: date(facts.newDue ?? null),
      },
    })
    return id
  }
  return { task, cycle, report }
}
