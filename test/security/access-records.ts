import { dayToDate } from '#api/platform/day.ts'
import { newId } from '#api/platform/id.ts'
import { WUJIANG } from '#test/kit/builders.ts'
import { buildObservation, buildReportedIndicator } from '#test/kit/reporting-world.ts'
import type { TestServer } from '#test/kit/server.ts'
import type { AccessWorld, Person } from './access-world.ts'

/** Records of one organization, written straight into the database. */

const TODAY = dayToDate('2024-10-15')
const DUE = dayToDate('2024-12-31')

export async function buildReports(
  { db, clock }: TestServer,
  work: AccessWorld['work'],
  organizationId: string,
): Promise<AccessWorld['reports']> {
  const rows = (['DRAFT', 'SIGNING', 'SUBMITTED'] as const).map(status => ({
    ...{ jurisdictionCode: WUJIANG, id: newId(), status, organizationId, part: 'LEAD' as const, round: 1 },
    ...{ taskId: work.taskId, assignmentId: work.assignmentId, text: '按计划推进。', percent: 40 },
    ...{ claim: 'ON_TRACK' as const, createdAt: clock.now(), createdBy: '测试', savedAt: clock.now() },
    ...(status === 'SUBMITTED'
      ? { submittedOn: TODAY, submittedAt: clock.now(), submittedBy: '测试', cycleId: work.cycleId }
      : {}),
  }))
  await db.prisma.progressReport.createMany({ data: rows })
  return Object.fromEntries(rows.map(({ status, id }) => [status, id])) as AccessWorld['reports']
}

export async function buildProblems(
  { db, clock }: TestServer,
  taskId: string,
  organizationId: string,
): Promise<AccessWorld['problems']> {
  const rows = (['OPEN', 'SUBMITTED', 'CLOSED'] as const).map((status, index) => ({
    ...{
      jurisdictionCode: WUJIANG,
      id: newId(),
      year: 2024,
      no: index + 9001,
      status,
      organizationId,
      taskId,
    },
    ...{ title: '机房不足', text: '机柜不够', placeCode: WUJIANG, origin: 'TASK' as const },
    ...{ raisedOn: TODAY, raisedAt: clock.now(), raisedBy: '测试', dueOn: DUE, originalDueOn: DUE },
  }))
  await db.prisma.problem.createMany({ data: rows })
  return Object.fromEntries(rows.map(({ status, id }) => [status, id])) as AccessWorld['problems']
}

export async function buildNotice(
  { db, clock }: TestServer,
  status: 'DRAFT' | 'ISSUED' | 'REPLIED',
  number: number,
  organizationId: string,
): Promise<{ id: string; recipientId: string }> {
  const id = newId()
  const recipientId = newId()
  const out =
    status === 'DRAFT'
      ? {}
      : {
          year: 2024,
          number,
          documentNumber: `督办〔2024〕${number}号`,
          issuedOn: TODAY,
          issuedAt: clock.now(),
        }
  await db.prisma.notice.create({
    data: {
      ...{ jurisdictionCode: WUJIANG, id, kind: 'SUPERVISION', status, title: '督办事项', content: '内容' },
      ...{ basis: '', requirement: '要求', contact: '', contactPhone: '', placeCode: WUJIANG, ...out },
      ...{
        replyDueOn: DUE,
        originalReplyDueOn: DUE,
        draftedOn: TODAY,
        draftedAt: clock.now(),
        draftedBy: '测试',
      },
    },
  })
  await db.prisma.noticeRecipient.create({
    data: {
      ...{
        jurisdictionCode: WUJIANG,
        id: recipientId,
        noticeId: id,
        organizationId,
        part: 'LEAD',
        position: 0,
      },
      ...{ status: status === 'DRAFT' ? 'WAITING' : status, replyDueOn: DUE },
    },
  })
  return { id, recipientId }
}

export async function buildInstruction(
  { db, clock }: TestServer,
  taskId: string,
  organizationId: string,
): Promise<{ instructionId: string; replyId: string }> {
  const instructionId = newId()
  const replyId = newId()
  await db.prisma.instruction.create({
    data: {
      ...{ jurisdictionCode: WUJIANG, id: instructionId, subject: 'TASK', subjectId: taskId, taskId },
      ...{ subjectTitle: '任务', placeCode: WUJIANG, text: '请加快进度。', status: 'REPLIED' },
      ...{ organizationIds: [organizationId], writtenOn: TODAY, writtenAt: clock.now(), writtenBy: '测试' },
    },
  })
  await db.prisma.reply.create({
    data: {
      ...{
        jurisdictionCode: WUJIANG,
        id: replyId,
        subject: 'INSTRUCTION',
        subjectId: instructionId,
        round: 1,
      },
      ...{
        organizationId,
        status: 'SUBMITTED',
        text: '已落实。',
        submittedOn: TODAY,
        submittedAt: clock.now(),
      },
      submittedBy: '测试',
    },
  })
  return { instructionId, replyId }
}

/** What waits for the head of supervision: more time, and a task that is not the unit's. */
export async function buildRequests(
  { db, clock }: TestServer,
  { work, unsigned }: Pick<AccessWorld, 'work' | 'unsigned'>,
  organizationId: string,
): Promise<{ extensionId: string; dutyReturnId: string; proposalId: string }> {
  const ids = { extensionId: newId(), dutyReturnId: newId(), proposalId: newId() }
  const asked = { requestedOn: TODAY, requestedAt: clock.now(), requestedBy: '测试', reason: '设备未到' }
  const whose = { jurisdictionCode: WUJIANG, organizationId }
  await db.prisma.extension.create({
    data: {
      ...{ ...whose, ...asked, id: ids.extensionId, taskId: work.taskId, assignmentId: work.assignmentId },
      ...{ milestoneId: work.milestoneId, status: 'PENDING', dueOn: DUE },
      requestedDueOn: dayToDate('2025-01-10'),
    },
  })
  await db.prisma.dutyReturn.create({
    data: { ...whose, ...asked, ...unsigned, id: ids.dutyReturnId, status: 'PENDING' },
  })
  await db.prisma.escalationProposal.create({
    data: {
      ...{ ...whose, id: ids.proposalId, kind: 'SUPERVISION', cause: 'STILL_OVERDUE', status: 'OPEN' },
      ...{ key: ids.proposalId, taskId: work.taskId, milestoneId: work.milestoneId, proposedOn: TODAY },
      facts: { dueOn: '2024-10-08', workingDays: 5 },
    },
  })
  return ids
}

export async function buildChannels(
  { db, clock }: TestServer,
  { userId }: Person,
): Promise<Pick<AccessWorld, 'webhookId' | 'deliveryId' | 'messageId' | 'attachmentId'>> {
  const ids = { webhookId: newId(), deliveryId: newId(), messageId: newId(), attachmentId: newId() }
  const whose = { jurisdictionCode: WUJIANG, createdAt: clock.now() }
  await db.prisma.webhook.create({
    data: {
      ...{ ...whose, id: ids.webhookId, name: '办公系统', url: 'http://127.0.0.1:9/', kinds: [] },
      ...{ secret: 'sixteen-characters-at-least', templates: {} },
    },
  })
  await db.prisma.delivery.create({
    data: {
      ...{ ...whose, id: ids.deliveryId, channel: 'EMAIL', key: ids.deliveryId, status: 'SENT', userId },
      ...{ target: 'a@example.org', subject: '', body: '', dueAt: clock.now() },
    },
  })
  await db.prisma.attachment.create({
    data: {
      ...{ ...whose, id: ids.attachmentId, hash: 'a'.repeat(64), name: '证明.pdf', size: 9 },
      ...{ mediaType: 'application/pdf', createdById: userId, createdBy: '测试' },
    },
  })
  await db.prisma.message.create({
    data: {
      ...{ jurisdictionCode: WUJIANG, id: ids.messageId, userId, kind: 'TASK_ISSUED', title: '新任务' },
      ...{ path: '/desk', entity: 'Task', entityId: newId(), at: clock.now(), day: TODAY },
    },
  })
  return ids
}

export async function buildSystem({ db, clock }: TestServer, ownerId: string): Promise<{ systemId: string }> {
  const systemId = newId()
  await db.prisma.informationSystem.create({
    data: {
      ...{ jurisdictionCode: WUJIANG, id: systemId, no: 9001, name: '人口信息系统', ownerId },
      ...{ placeCode: WUJIANG, createdAt: clock.now(), createdBy: '测试' },
      states: {
        create: {
          ...{ id: newId(), effectiveOn: TODAY, knownOn: TODAY, cloud: 'PENDING', changeId: newId() },
          ...{ sharing: 'NOT_CONNECTED', integration: 'PENDING' },
          ...{ recordedAt: clock.now(), recordedBy: '测试' },
        },
      },
    },
  })
  return { systemId }
}

export async function buildObservations(
  server: TestServer,
  ownerId: string,
): Promise<Pick<AccessWorld, 'reportedId' | 'observations'>> {
  const reportedId = await buildReportedIndicator(server, { name: '上云率', reportLevels: [3], ownerId })
  const amounts = { indicatorId: reportedId, numerator: 8, denominator: 10, value: 80 }
  return {
    reportedId,
    observations: {
      SUBMITTED: await buildObservation(server, { ...amounts, startsOn: '2024-07-01' }),
      PUBLISHED: await buildObservation(server, { ...amounts, startsOn: '2024-06-01', status: 'PUBLISHED' }),
    },
  }
}
