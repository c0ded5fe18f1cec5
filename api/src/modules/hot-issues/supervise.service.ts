import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, DomainError, notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { forgetTickets } from '../complaints/index.ts'
import { draftNoticeIn, forgetNotices, type Notice, type NoticeKind, noticeById } from '../notices/index.ts'
import { appendToStandingPlan } from '../plans/index.ts'
import { createTasks, type NewTask, requireOrganizations, type Task, taskById } from '../tasks/index.ts'
import { forgetLinks } from './complaint-link.query.ts'
import type { SuperviseInput, SuperviseNoticeInput } from './hot-issue.input.ts'
import { holdMatter, linksOf, type Matter, matterOf } from './supervise.source.ts'
import { type MatterParagraph, paragraphOf } from './supervise.words.ts'

/** The id of a link is made of its key: the same request again finds what the first one made. */
function linkIdOf(jurisdictionCode: string, key: string): string {
  const hex = createHash('sha256').update(`supervise ${jurisdictionCode} ${key}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function checkTask({ title, text, key, dueOn, leadId, jointIds }: SuperviseInput, today: string): void {
  if (key.trim() === '') throw badInput('key', '缺少操作标识，请刷新页面后再试。')
  if (title.trim().length < 4) throw badInput('title', '任务名称至少写 4 个字。')
  if (text.trim() === '') throw badInput('text', '请写明要做什么。')
  if (dueOn <= today) throw badInput('dueOn', '完成时限应晚于今天，请重新选择。')
  if (jointIds.includes(leadId)) throw badInput('jointIds', '同一单位不能既牵头又配合。')
}

/** The task an earlier request with the same key made; null for none. */
async function taskOfKey(context: Context, jurisdictionCode: string, linkId: string): Promise<Task | null> {
  const where = { jurisdictionCode_id: { jurisdictionCode, id: linkId } }
  const link = await context.db.prisma.complaintLink.findUnique({ where, select: { taskId: true } })
  return link?.taskId ? taskById(context, link.taskId) : null
}

/**
 * Makes a hot issue or a ticket a task of the ledger: a paragraph of the year's list of supervised matters, with owners
 * and date, linked both ways. It waits for the head to issue it, like any other. The same key makes nothing twice.
 * Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`.
 */
export async function superviseAsTask(context: Context, input: SuperviseInput): Promise<Task> {
  const matter = await matterOf(context, input)
  const { jurisdictionCode } = matter
  checkTask(input, context.clock.today())
  const linkId = linkIdOf(jurisdictionCode, input.key)
  const made = await taskOfKey(context, jurisdictionCode, linkId)
  if (made) return made
  try {
    const id = await write(context, jurisdictionCode, step => makeTask(step, context, matter, input, linkId))
    forgetAll(context)
    const task = await taskById(context, id)
    if (!task) throw notFound('这项任务')
    return task
  } catch (error) {
    // The same request came twice at once: the other one made it.
    const theirs =
      error instanceof DomainError && error.code === 'CONFLICT'
        ? await taskOfKey(context, jurisdictionCode, linkId)
        : null
    if (theirs) return theirs
    throw error
  }
}

/** After a write in the same request. */
function forgetAll(context: Context): void {
  forgetLinks(context)
  forgetTickets(context)
  forgetNotices(context)
}

const ENDED = ['CLOSED', 'TERMINATED'] as const

/** One matter, one task, as long as that is under way. Throws `CONFLICT`. */
async function assertNotSupervised(step: Write, matter: Matter): Promise<void> {
  const taskIds = (await linksOf(step, matter)).flatMap(({ taskId }) => taskId ?? [])
  const open = await step.tx.task.findFirst({
    where: { jurisdictionCode: matter.jurisdictionCode, id: { in: taskIds }, status: { notIn: [...ENDED] } },
    select: { title: true },
  })
  if (open) throw conflict(`已转为任务“${open.title}”，正在督办，不用再转。`)
}

async function makeTask(
  step: Write,
  context: Context,
  matter: Matter,
  input: SuperviseInput,
  linkId: string,
): Promise<string> {
  const { jurisdictionCode } = matter
  await holdMatter(step, matter)
  await assertNotSupervised(step, matter)
  const jointIds = [...new Set(input.jointIds)]
  const [lead] = await requireOrganizations(step, jurisdictionCode, [input.leadId], 'leadId')
  const joint = await requireOrganizations(step, jurisdictionCode, jointIds, 'jointIds')
  const year = context.clock.today().slice(0, 4)
  const wordsOf = (no: number) =>
    paragraphOf({
      no,
      title: input.title.trim(),
      text: input.text.trim(),
      lead: lead?.name ?? '',
      joint: jointIds.map(id => joint.find(one => one.id === id)?.name ?? ''),
      dueOn: input.dueOn,
      deliverable: input.deliverable.trim(),
      source: `${matter.words}${matter.numbers}`,
    })
  const place = await appendToStandingPlan(step, context, {
    jurisdictionCode,
    key: `complaints-${year}`,
    title: `12345 热点问题督办事项（${year}年）`,
    paragraph: no => wordsOf(no).text,
  })
  const task = taskOf(input, wordsOf(place.no), place, {
    placeCode: lead?.placeCode ?? jurisdictionCode,
    today: context.clock.today(),
    jointIds,
  })
  const now = context.clock.now()
  const [taskId = ''] = await createTasks(step, jurisdictionCode, place.planId, [task], now, place.no - 1)
  await step.record({
    type: 'TASK_FROM_COMPLAINTS',
    entity: 'Task',
    entityId: taskId,
    after: { title: task.title, from: matter.title },
  })
  await link(step, context, matter, { id: linkId, taskId, noticeId: null })
  return taskId
}

/** The task of a paragraph: everything it says stands in the paragraph, so every field keeps its source. */
function taskOf(
  input: SuperviseInput,
  words: MatterParagraph,
  { no, start, end }: { no: number; start: number; end: number },
  { placeCode, today, jointIds }: { placeCode: string; today: string; jointIds: readonly string[] },
): NewTask {
  const at = (range: { start: number; end: number } | null) =>
    range === null ? null : { start: start + range.start, end: start + range.end }
  const owner = (source: ReturnType<typeof at>) => (organizationId: string) => ({
    organizationId,
    groupIndex: null,
    source,
  })
  return {
    no: String(no),
    kind: 'TASK',
    section: '12345 热点问题',
    title: input.title.trim(),
    text: input.text.trim(),
    placeCode,
    parentIndex: null,
    effectiveOn: today,
    source: { start, end },
    milestones: [
      {
        status: 'DATED',
        dueOn: input.dueOn,
        words: words.text.slice(words.due.start, words.due.end),
        deliverable: input.deliverable.trim(),
        source: at(words.due),
      },
    ],
    owners: { lead: [input.leadId].map(owner(at(words.lead))), joint: jointIds.map(owner(at(words.joint))) },
    groups: [],
    targets: [],
  }
}

/** Ties both ends together; an issue is supervised from now on. */
async function link(
  { tx, record }: Write,
  { clock, viewer }: Context,
  { jurisdictionCode, hotIssueId, complaintId, title }: Matter,
  to: { id: string; taskId: string | null; noticeId: string | null },
): Promise<void> {
  await tx.complaintLink.create({
    data: {
      jurisdictionCode,
      ...to,
      hotIssueId,
      complaintId,
      linkedOn: dayToDate(clock.today()),
      linkedAt: clock.now(),
      linkedBy: viewer?.name ?? '系统',
    },
  })
  if (hotIssueId !== null)
    await tx.hotIssue.updateMany({
      where: { jurisdictionCode, id: hotIssueId },
      data: { status: 'SUPERVISED', version: { increment: 1 } },
    })
  const after = { title, ...(to.taskId === null ? { noticeId: to.noticeId } : { taskId: to.taskId }) }
  if (hotIssueId !== null)
    await record({ type: 'HOT_ISSUE_SUPERVISED', entity: 'HotIssue', entityId: hotIssueId, after })
  else if (complaintId !== null)
    await record({ type: 'COMPLAINT_SUPERVISED', entity: 'Complaint', entityId: complaintId, after })
}

/** Cards go on units that did not do what they were told: the ladder proposes them, never a count of complaints. */
const KINDS: readonly NoticeKind[] = ['REMINDER', 'SUPERVISION', 'INTERVIEW', 'CIRCULAR']
const MOST_RECIPIENTS = 50

/**
 * Drafts a notice about a hot issue or a ticket: counts and growth as content, the numbers of the tickets as its basis,
 * linked both ways. As long as a draft of the kind waits, it is that one. Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`.
 */
export async function superviseAsNotice(context: Context, input: SuperviseNoticeInput): Promise<Notice> {
  const matter = await matterOf(context, input)
  const { jurisdictionCode } = matter
  const { kind, replyDueOn } = input
  if (!KINDS.includes(kind))
    throw badInput('kind', '黄牌、红牌由逾期不办逐级提出，不能由诉求直接生成。请选择督办通知单。')
  const organizationIds = [...new Set(input.organizationIds)]
  if (organizationIds.length === 0) throw badInput('organizationIds', '请至少选择一个收文单位。')
  if (organizationIds.length > MOST_RECIPIENTS)
    throw badInput('organizationIds', `一次最多发给 ${MOST_RECIPIENTS} 个单位。`)
  if (replyDueOn != null && replyDueOn <= context.clock.today())
    throw badInput('replyDueOn', '反馈时限应晚于今天，请重新选择。')
  const id = await write(context, jurisdictionCode, async step => {
    await holdMatter(step, matter)
    const waiting = await waitingDraft(step, matter, kind)
    if (waiting !== null) return keepWaiting(step, waiting)
    const noticeId = await draftNoticeIn(step, context, {
      jurisdictionCode,
      kind,
      placeCode: matter.placeCode,
      organizationIds,
      title: titleOf(matter),
      content: `${matter.words}群众反映集中，请认真研究，切实解决。`,
      basis: matter.numbers,
      replyDueOn: replyDueOn ?? null,
    })
    await link(step, context, matter, { id: newId(), taskId: null, noticeId })
    return noticeId
  })
  forgetAll(context)
  return noticeById(context, id)
}

/** Nothing is made, but somebody asked: a write says what it did. */
async function keepWaiting({ record }: Write, noticeId: string): Promise<string> {
  await record({ type: 'NOTICE_DRAFT_FOUND', entity: 'Notice', entityId: noticeId })
  return noticeId
}

const titleOf = ({ title, hotIssueId }: Matter): string =>
  hotIssueId === null ? `12345 工单：${title}` : `12345 热点问题：${title}`

async function waitingDraft(step: Write, matter: Matter, kind: NoticeKind): Promise<string | null> {
  const noticeIds = (await linksOf(step, matter)).flatMap(({ noticeId }) => noticeId ?? [])
  const draft = await step.tx.notice.findFirst({
    where: { jurisdictionCode: matter.jurisdictionCode, id: { in: noticeIds }, kind, status: 'DRAFT' },
    select: { id: true },
  })
  return draft?.id ?? null
}
