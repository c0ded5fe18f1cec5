import { type Day, dayToDate, endOfMonth } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import type { AssignmentStatus, FeedbackCycle } from '#prisma'
import { buildTask, type TaskFacts, WUJIANG } from './builders.ts'
import type { TestClient } from './client.ts'
import type { TestServer } from './server.ts'

type World = Pick<TestServer, 'db' | 'clock'>

export interface WorkFacts extends TaskFacts {
  /** Where every part stands; in progress by default. */
  standing?: AssignmentStatus
  issuedOn?: Day
  cycle?: FeedbackCycle
}

export interface BuiltWork {
  taskId: string
  /** Parts by organization. */
  parts: Record<string, string>
  /** Dates in the order given. */
  milestones: string[]
}

/** A task that was issued and signed for, so that its units report on it. */
export async function buildWork(world: World, facts: WorkFacts): Promise<BuiltWork> {
  const taskId = await buildTask(world, facts)
  const { prisma } = world.db
  const jurisdictionCode = facts.jurisdictionCode ?? WUJIANG
  const issuedOn = dayToDate(facts.issuedOn ?? '2024-09-02')
  const where = { jurisdictionCode, taskId }
  await prisma.task.updateMany({
    where: { jurisdictionCode, id: taskId },
    data: { issuedOn, feedbackCycle: facts.cycle ?? 'MONTHLY' },
  })
  await prisma.assignment.updateMany({
    where,
    data: { status: facts.standing ?? 'IN_PROGRESS', issuedOn, signedOn: issuedOn, signedBy: '测试' },
  })
  const assignments = await prisma.assignment.findMany({ where })
  const milestones = await prisma.milestone.findMany({ where, orderBy: { position: 'asc' } })
  return {
    taskId,
    parts: Object.fromEntries(assignments.map(row => [row.organizationId, row.id])),
    milestones: milestones.map(({ id }) => id),
  }
}

/** A month a part owes a report for. */
export async function buildCycle(
  { db }: World,
  {
    taskId,
    assignmentId,
    month,
    jurisdictionCode = WUJIANG,
  }: {
    taskId: string
    assignmentId: string
    month: string
    jurisdictionCode?: string
  },
): Promise<string> {
  const id = newId()
  const dueOn = dayToDate(endOfMonth(`${month}-01`))
  await db.prisma.reportCycle.create({
    data: {
      ...{ jurisdictionCode, id, taskId, assignmentId, period: month, round: 1, cycle: 'MONTHLY' as const },
      ...{ opensOn: dayToDate(`${month}-01`), dueOn, originalDueOn: dueOn },
    },
  })
  return id
}

export interface ReportWords {
  assignmentId: string
  cycleId?: string | null
  milestoneId?: string | null
  percent?: number | null
  text?: string
  problem?: string | null
  claim?: 'ON_TRACK' | 'BEHIND' | 'FINISHED'
  finishedOn?: Day | null
  attachmentIds?: string[]
}

const whole = (words: ReportWords) => ({
  text: '按计划推进。',
  claim: 'ON_TRACK',
  attachmentIds: [],
  ...words,
})

export interface ReportFields {
  id: string
  status: string
  version: number
  part: string
  round: number
  percent: number | null
  text: string
  problem: string | null
  claim: string
  finishedOn: Day | null
  createdBy: string
  submittedOn: Day | null
  submittedBy: string | null
  reviewedOn: Day | null
  opinion: string | null
  newDueOn: Day | null
  organization: { id: string }
  cycle: { id: string; period: string } | null
  milestone: { id: string } | null
  attachments: { name: string }[]
  can: Record<'edit' | 'submit' | 'sign' | 'withdraw' | 'review', boolean>
}

export const REPORT_FIELDS = `id status version part round percent text problem claim finishedOn createdBy submittedOn
  submittedBy reviewedOn opinion newDueOn organization { id } cycle { id period } milestone { id } attachments { name }
  can { edit submit sign withdraw review }`

export const saveDraft = (client: TestClient, words: ReportWords, version: number | null = null) =>
  client.query<{ saveReportDraft: ReportFields }>(
    `mutation ($input: ReportInput!, $version: Int) { saveReportDraft(input: $input, version: $version) { ${REPORT_FIELDS} } }`,
    { input: whole(words), version },
  )

export const submit = (client: TestClient, words: ReportWords, version: number | null = null) =>
  client.query<{ submitReport: ReportFields }>(
    `mutation ($input: ReportInput!, $version: Int) { submitReport(input: $input, version: $version) { ${REPORT_FIELDS} } }`,
    { input: whole(words), version },
  )

export const withdraw = (client: TestClient, id: string, version: number) =>
  client.query<{ withdrawReport: ReportFields }>(
    `mutation ($id: ID!, $version: Int!) { withdrawReport(id: $id, version: $version) { ${REPORT_FIELDS} } }`,
    { id, version },
  )

export interface ReviewWords {
  reports: { id: string; version: number }[]
  approve: boolean
  opinion?: string
  newDueOn?: Day
}

interface ReviewAnswer {
  done: ReportFields[]
  faults: { reportId: string; title: string; message: string }[]
}

const refs = ({ reports }: ReviewWords) => reports.map(({ id, version }) => ({ id, version }))

export const review = (client: TestClient, input: ReviewWords) =>
  client.query<{ reviewReports: ReviewAnswer }>(
    `mutation ($input: ReportReviewInput!) { reviewReports(input: $input) {
      done { ${REPORT_FIELDS} } faults { reportId title message } } }`,
    { input: { ...input, reports: refs(input) } },
  )

export const previewReview = (client: TestClient, input: ReviewWords) =>
  client.query<{ previewReportReview: ReviewAnswer }>(
    `query ($input: ReportReviewInput!) { previewReportReview(input: $input) {
      done { ${REPORT_FIELDS} } faults { reportId title message } } }`,
    { input: { ...input, reports: refs(input) } },
  )
