import { buildOrganization, buildPlaces, buildPlan, WUJIANG } from './builders.ts'
import { asUser, type TestClient } from './client.ts'
import { type BuiltWork, buildWork, type ReportFields, submit, type WorkFacts } from './report-journey.ts'
import { createTestServer, type TestServer } from './server.ts'

type Person = TestClient & { userId: string }

/** Everybody who has to do with reports on a plan of 武江区. */
export interface ReportWorld {
  server: TestServer
  planId: string
  /** 区政数局, which leads. */
  lead: string
  /** 区财政局, which helps. */
  joint: string
  /** 区教育局, which has no part. */
  other: string
  officer: Person
  /** Of the same unit. */
  colleague: TestClient
  jointOfficer: TestClient
  outsider: TestClient
  supervisor: TestClient
  head: TestClient
  leader: TestClient
}

export async function reportWorld(): Promise<ReportWorld> {
  const server = await createTestServer()
  await buildPlaces(server)
  const at = (role: string, organizationId: string | null = null) =>
    asUser(server, { role, jurisdictionCode: WUJIANG, organizationId })
  const lead = await buildOrganization(server, { name: '区政数局' })
  const joint = await buildOrganization(server, { name: '区财政局' })
  const other = await buildOrganization(server, { name: '区教育局' })
  return {
    ...{ server, lead, joint, other },
    planId: await buildPlan(server),
    officer: await at('UNIT_OFFICER', lead),
    colleague: await at('UNIT_OFFICER', lead),
    jointOfficer: await at('UNIT_OFFICER', joint),
    outsider: await at('UNIT_OFFICER', other),
    supervisor: await at('SUPERVISOR'),
    head: await at('SUPERVISION_HEAD'),
    leader: await at('LEADER'),
  }
}

/** Tasks to report on, the usual report, and what became of them. */
export function reportsIn({ server, planId, lead, officer }: ReportWorld) {
  const work = (facts: Partial<WorkFacts> = {}): Promise<BuiltWork> =>
    buildWork(server, {
      planId,
      lead: [lead],
      milestones: [{ due: '2024-10-31' }, { due: '2024-12-31' }],
      ...facts,
    })

  const taskRow = (id: string) => server.db.prisma.task.findFirstOrThrow({ where: { id } })
  const partRow = (id: string) => server.db.prisma.assignment.findFirstOrThrow({ where: { id } })
  const cycleRow = (id: string) => server.db.prisma.reportCycle.findFirstOrThrow({ where: { id } })
  const reportsOf = (taskId: string) =>
    server.db.prisma.progressReport.findMany({ where: { taskId }, orderBy: { id: 'asc' } })

  /** A report of the lead that waits for review. */
  const submitted = async (built: BuiltWork, words = {}): Promise<ReportFields> => {
    const answer = await submit(officer, { assignmentId: built.parts[lead] as string, percent: 40, ...words })
    if (answer.errors) throw new Error(answer.errors[0]?.message)
    return answer.data.submitReport
  }
  return { work, taskRow, partRow, cycleRow, reportsOf, submitted }
}
