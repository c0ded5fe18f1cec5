import { newId } from '#api/platform/id.ts'
import type { Role } from '#prisma'
import { buildOrganization, buildPlaces, buildPlan, LONGGUI, NANPING, WUJIANG } from '#test/kit/builders.ts'
import { asUser, type TestClient } from '#test/kit/client.ts'
import { buildIndicator } from '#test/kit/indicator-world.ts'
import { type BuiltWork, buildCycle, buildWork } from '#test/kit/report-journey.ts'
import type { TestServer } from '#test/kit/server.ts'
import { type BuiltComplaint, buildComplaint } from './access-complaints.ts'
import { type BuiltHotIssues, buildHotIssues } from './access-hot-issues.ts'
import { buildRatings } from './access-ratings.ts'
import {
  buildChannels,
  buildInstruction,
  buildNotice,
  buildObservations,
  buildProblems,
  buildReports,
  buildRequests,
  buildSystem,
} from './access-records.ts'

/** Everybody in the jurisdiction of the records: `unit` is the unit concerned, `other` another one beside it. */
export const ACTORS = [
  ...(['leader', 'head', 'supervisor', 'unit', 'other', 'town', 'steward'] as const),
  ...(['system', 'security', 'audit'] as const),
]
export type Actor = (typeof ACTORS)[number]

const ROLES: Record<Actor, Role> = {
  leader: 'LEADER',
  head: 'SUPERVISION_HEAD',
  supervisor: 'SUPERVISOR',
  unit: 'UNIT_LEADER',
  other: 'UNIT_LEADER',
  town: 'TOWN_OPERATOR',
  steward: 'DATA_STEWARD',
  system: 'SYSTEM_ADMIN',
  security: 'SECURITY_ADMIN',
  audit: 'AUDIT_ADMIN',
}

export type Person = TestClient & { userId: string }

/** One record of each kind, all of them the unit's, and everybody who might ask for them. */
export interface AccessWorld extends BuiltComplaint, BuiltHotIssues {
  server: TestServer
  people: Record<Actor, Person>
  /** The same roles in another jurisdiction. */
  foreigners: Record<Actor, Person>
  unitId: string
  otherId: string
  planId: string
  /** A draft that amends the plan. */
  draftId: string
  /** A draft for each of those who may throw one away. */
  spareDrafts: Partial<Record<Actor, string>>
  /** In progress. */
  work: { taskId: string; assignmentId: string; milestoneId: string; cycleId: string; childId: string }
  /** Issued and not signed for yet. */
  unsigned: { taskId: string; assignmentId: string }
  reports: Record<'DRAFT' | 'SIGNING' | 'SUBMITTED', string>
  extensionId: string
  dutyReturnId: string
  problems: Record<'OPEN' | 'SUBMITTED' | 'CLOSED', string>
  notices: Record<'DRAFT' | 'ISSUED' | 'REPLIED', { id: string; recipientId: string }>
  proposalId: string
  instructionId: string
  replyId: string
  webhookId: string
  deliveryId: string
  attachmentId: string
  messageId: string
  systemId: string
  /** A view of somebody else. */
  viewId: string
  /** Nobody works with this account. */
  spareUserId: string
  ratingId: string
  appealedId: string
  rectifications: Record<'OPEN' | 'SUBMITTED', string>
  ratingImportId: string
  /** In use, without figures. */
  indicatorId: string
  /** In use, reported by the unit for the jurisdiction, with a value waiting and one that counts. */
  reportedId: string
  observations: Record<'SUBMITTED' | 'PUBLISHED', string>
}

async function buildPeople(
  server: TestServer,
  jurisdictionCode: string,
  scopeCode: string,
  organizations: Record<'unit' | 'other', string>,
): Promise<Record<Actor, Person>> {
  const people: [Actor, Person][] = []
  for (const actor of ACTORS) {
    const organizationId = actor === 'unit' || actor === 'other' ? organizations[actor] : null
    const grant = { role: ROLES[actor], jurisdictionCode, organizationId }
    people.push([actor, await asUser(server, actor === 'town' ? { ...grant, scopeCode } : grant)])
  }
  return Object.fromEntries(people) as Record<Actor, Person>
}

async function importDraft(supervisor: Person): Promise<string> {
  const { data } = await supervisor.query<{ importPlanText: { plan: { id: string } } }>(
    `mutation ($place: ID!, $text: String!) { importPlanText(place: $place, text: $text) { plan { id } } }`,
    { place: WUJIANG, text: `测试方案\n一、2024年底前，完成系统迁移${newId()}。责任单位：区数字办` },
  )
  return data.importPlanText.plan.id
}

async function buildDraft({ db }: TestServer, supervisor: Person, planId: string): Promise<string> {
  const id = await importDraft(supervisor)
  await db.prisma.plan.update({
    where: { jurisdictionCode_id: { jurisdictionCode: WUJIANG, id } },
    data: { amendsId: planId },
  })
  return id
}

async function buildTasks(server: TestServer, planId: string, unitId: string) {
  const milestones = [{ due: '2024-12-31' as const }]
  const built = await buildWork(server, { planId, lead: [unitId], milestones })
  const child = await buildWork(server, { planId, lead: [unitId], milestones, parentId: built.taskId })
  const fresh = await buildWork(server, { planId, lead: [unitId], milestones, standing: 'ISSUED' })
  const partOf = ({ parts }: BuiltWork) => parts[unitId] as string
  const work = { taskId: built.taskId, assignmentId: partOf(built) }
  const cycleId = await buildCycle(server, { ...work, month: '2024-10' })
  return {
    work: { ...work, milestoneId: built.milestones[0] as string, cycleId, childId: child.taskId },
    unsigned: { taskId: fresh.taskId, assignmentId: partOf(fresh) },
  }
}

const buildMap = ({ db, clock }: TestServer) =>
  db.prisma.divisionMap.create({
    data: {
      jurisdictionCode: WUJIANG,
      geojson: { type: 'FeatureCollection', features: [] },
      places: 0,
      origin: '示意',
      uploadedAt: clock.now(),
      uploadedBy: '测试',
    },
  })

async function buildView(server: TestServer): Promise<{ viewId: string; spareUserId: string }> {
  const { userId } = await asUser(server, { role: 'SUPERVISOR', jurisdictionCode: WUJIANG })
  const viewId = newId()
  const view = { id: viewId, userId, name: '逾期', address: '/tasks?light=BEHIND' }
  await server.db.prisma.savedView.create({ data: { ...view, createdAt: server.clock.now() } })
  return { viewId, spareUserId: userId }
}

/** A world of two jurisdictions in which nothing belongs to `other`, to the town or to a foreigner. */
export async function buildAccessWorld(server: TestServer): Promise<AccessWorld> {
  await buildPlaces(server)
  await buildMap(server)
  const unitId = await buildOrganization(server, { name: '区数字办' })
  const otherId = await buildOrganization(server, { name: '区财政局' })
  const far = await buildOrganization(server, { name: '市数字办', jurisdictionCode: NANPING })
  const people = await buildPeople(server, WUJIANG, LONGGUI, { unit: unitId, other: otherId })
  const foreigners = await buildPeople(server, NANPING, '350702000000', { unit: far, other: far })
  const planId = await buildPlan(server)
  const tasks = await buildTasks(server, planId, unitId)
  return {
    ...{ server, people, foreigners, unitId, otherId, planId, ...tasks },
    draftId: await buildDraft(server, people.supervisor, planId),
    spareDrafts: { head: await importDraft(people.head), supervisor: await importDraft(people.supervisor) },
    reports: await buildReports(server, tasks.work, unitId),
    problems: await buildProblems(server, tasks.work.taskId, unitId),
    notices: {
      DRAFT: await buildNotice(server, 'DRAFT', 0, unitId),
      ISSUED: await buildNotice(server, 'ISSUED', 1, unitId),
      REPLIED: await buildNotice(server, 'REPLIED', 2, unitId),
    },
    ...(await buildInstruction(server, tasks.work.taskId, unitId)),
    ...(await buildRequests(server, tasks, unitId)),
    ...(await buildChannels(server, people.unit)),
    ...(await buildSystem(server, unitId)),
    ...(await buildComplaint(server, unitId, people.unit)),
    ...(await buildHotIssues(server, unitId)),
    ...(await buildRatings(server, unitId)),
    ...(await buildView(server)),
    indicatorId: await buildIndicator(server, { no: 900 }),
    ...(await buildObservations(server, unitId)),
  }
}
