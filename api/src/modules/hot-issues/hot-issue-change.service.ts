import type { HotIssueStatus } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { isAlive, managesHotIssues, mayMove } from './hot-issue.policy.ts'
import { issueKey, requireHotIssue } from './hot-issue.query.ts'
import { followTickets } from './hot-issue.service.ts'
import type { HotIssue } from './hot-issue.type.ts'
import { placeOfMost } from './ticket-points.rules.ts'

const STALE = '其他人刚刚修改过这个热点问题。请刷新后再试。'
const SHORTEST_TITLE = 2
const LONGEST_TITLE = 40
const MOST_AT_ONCE = 50
const MOST_TAKEN_OUT = 500

/** The issue a person wants to change. Throws `NOT_FOUND`, `FORBIDDEN`. */
async function ownIssue(context: Context, id: string): Promise<{ jurisdictionCode: string; id: string }> {
  const key = await issueKey(context, id)
  allow(managesHotIssues(context.viewer, key.jurisdictionCode), context.viewer)
  return key
}

function checkedTitle(title: string): string {
  const plain = title.trim().replace(/\s+/g, ' ')
  if (plain.length < SHORTEST_TITLE || plain.length > LONGEST_TITLE)
    throw badInput('title', `名称应为 ${SHORTEST_TITLE}–${LONGEST_TITLE} 个字，请修改。`)
  return plain
}

/** An issue as it stands, held until the write ends. */
interface LockedIssue {
  id: string
  title: string
  status: HotIssueStatus
  version: number
  merged_into_id: string | null
}

/** Locks issues in the order of their ids, so that two who merge crosswise wait for each other. Throws `CONFLICT`. */
async function lockIssues(
  { tx }: Write,
  jurisdictionCode: string,
  ids: readonly string[],
): Promise<LockedIssue[]> {
  const rows = await tx.$queryRawUnsafe<LockedIssue[]>(
    `select id, title, status::text as status, version, merged_into_id from hot_issue
     where division_code = $1 and id = any($2::uuid[]) order by id for update`,
    jurisdictionCode,
    ids,
  )
  if (rows.some(row => row.merged_into_id !== null)) throw conflict('其中有热点问题已被合并。请刷新后再试。')
  return rows
}

/** Gives an issue a name of a person's own: runs leave it alone. Throws `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function renameHotIssue(
  context: Context,
  id: string,
  version: number,
  title: string,
): Promise<HotIssue> {
  const { jurisdictionCode } = await ownIssue(context, id)
  const name = checkedTitle(title)
  await write(context, jurisdictionCode, async ({ tx, record }) => {
    const before = await tx.hotIssue.findFirst({ where: { jurisdictionCode, id }, select: { title: true } })
    const { count } = await tx.hotIssue.updateMany({
      where: { jurisdictionCode, id, version, mergedIntoId: null },
      data: { title: name, named: true, version: { increment: 1 } },
    })
    if (count === 0) throw conflict(STALE)
    await record({
      type: 'HOT_ISSUE_RENAMED',
      entity: 'HotIssue',
      entityId: id,
      before: { title: before?.title ?? null },
      after: { title: name },
    })
  })
  return requireHotIssue(context, id)
}

/** Joins others to an issue: their tickets and their tasks and notices go over to it. Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`. */
export async function mergeHotIssues(
  context: Context,
  id: string,
  otherIds: readonly string[],
): Promise<HotIssue> {
  const { jurisdictionCode } = await ownIssue(context, id)
  const others = [...new Set(otherIds)].filter(other => other !== id)
  if (others.length === 0) throw badInput('otherIds', '请至少选择一个要并入的热点问题。')
  if (others.length > MOST_AT_ONCE) throw badInput('otherIds', `一次最多合并 ${MOST_AT_ONCE} 个热点问题。`)
  if (!others.every(isId)) throw notFound('这个热点问题')
  await write(context, jurisdictionCode, async step => {
    const locked = await lockIssues(step, jurisdictionCode, [id, ...others])
    if (locked.length !== others.length + 1) throw notFound('这个热点问题')
    const target = locked.find(issue => issue.id === id) as LockedIssue
    if (!isAlive(target.status))
      throw conflict('这个热点问题已化解或已排除，不能再并入其他问题。请先恢复为观察。')
    await moveInto(step, jurisdictionCode, target, locked)
  })
  return requireHotIssue(context, id)
}

async function moveInto(
  step: Write,
  jurisdictionCode: string,
  target: LockedIssue,
  locked: readonly LockedIssue[],
): Promise<void> {
  const { tx, record } = step
  const others = locked.filter(({ id }) => id !== target.id)
  const from = { in: others.map(({ id }) => id) }
  await tx.hotIssueMember.updateMany({
    where: { jurisdictionCode, hotIssueId: from },
    data: { hotIssueId: target.id },
  })
  await tx.complaintLink.updateMany({
    where: { jurisdictionCode, hotIssueId: from },
    data: { hotIssueId: target.id },
  })
  await tx.hotIssue.updateMany({
    where: { jurisdictionCode, id: from },
    data: { mergedIntoId: target.id, version: { increment: 1 } },
  })
  const status = locked.some(issue => issue.status === 'SUPERVISED') ? 'SUPERVISED' : target.status
  const where = { jurisdictionCode_id: { jurisdictionCode, id: target.id } }
  await tx.hotIssue.update({ where, data: { status, version: { increment: 1 } } })
  await followTickets(step, jurisdictionCode, [target.id])
  await record({
    type: 'HOT_ISSUES_MERGED',
    entity: 'HotIssue',
    entityId: target.id,
    after: { title: target.title, merged: others.map(({ title }) => title) },
  })
}

interface SplitRow {
  id: string
  placeCode: string
  categoryId: string | null
  organizationId: string | null
  receivedOn: Date
}

/**
 * Takes tickets out of an issue, into one of their own when a title is given; runs do not put them back. Returns the
 * issue they were taken out of. Throws `FORBIDDEN`, `NOT_FOUND`, `BAD_INPUT`, `CONFLICT`.
 */
export async function splitHotIssue(
  context: Context,
  id: string,
  complaintIds: readonly string[],
  title: string | null,
): Promise<HotIssue> {
  const { jurisdictionCode } = await ownIssue(context, id)
  const ids = [...new Set(complaintIds)]
  if (ids.length === 0) throw badInput('complaintIds', '请至少选择一件要拆出的工单。')
  if (ids.length > MOST_TAKEN_OUT) throw badInput('complaintIds', `一次最多拆出 ${MOST_TAKEN_OUT} 件工单。`)
  if (!ids.every(isId)) throw notFound('所选的工单')
  const name = title === null || title.trim() === '' ? null : checkedTitle(title)
  await write(context, jurisdictionCode, async step => {
    const [issue] = await lockIssues(step, jurisdictionCode, [id])
    if (!issue) throw notFound('这个热点问题')
    if (!isAlive(issue.status)) throw conflict('这个热点问题已化解或已排除，不能再拆分。请先恢复为观察。')
    const rows = await ticketsToTake(step, jurisdictionCode, id, ids)
    const newIssueId = name === null ? null : await issueOf(step, context, jurisdictionCode, name, rows)
    await step.tx.hotIssueMember.updateMany({
      where: { jurisdictionCode, hotIssueId: id, complaintId: { in: ids } },
      data:
        newIssueId === null
          ? { fixed: true, removed: true }
          : { hotIssueId: newIssueId, fixed: true, core: true },
    })
    const where = { jurisdictionCode_id: { jurisdictionCode, id } }
    await step.tx.hotIssue.update({ where, data: { version: { increment: 1 } } })
    await followTickets(step, jurisdictionCode, newIssueId === null ? [id] : [id, newIssueId])
    await step.record({
      type: 'HOT_ISSUE_SPLIT',
      entity: 'HotIssue',
      entityId: id,
      after: { title: issue.title, tickets: ids.length, into: name },
    })
  })
  return requireHotIssue(context, id)
}

/** The tickets to be taken out; some stay. Throws `CONFLICT`, `BAD_INPUT`. */
async function ticketsToTake(
  { tx }: Write,
  jurisdictionCode: string,
  id: string,
  ids: readonly string[],
): Promise<SplitRow[]> {
  const members = await tx.hotIssueMember.findMany({
    where: { jurisdictionCode, hotIssueId: id, removed: false },
    select: { complaintId: true },
  })
  const inIt = new Set(members.map(({ complaintId }) => complaintId))
  if (!ids.every(one => inIt.has(one)))
    throw conflict('所选工单中有的已不在这个热点问题里。请刷新后重新选择。')
  if (ids.length === members.length)
    throw badInput('complaintIds', '不能拆出全部工单。如果这不是一件事，请改为“排除”。')
  return tx.complaint.findMany({
    where: { jurisdictionCode, id: { in: [...ids] } },
    select: { id: true, placeCode: true, categoryId: true, organizationId: true, receivedOn: true },
  })
}

async function issueOf(
  { tx, record }: Write,
  { clock }: Context,
  jurisdictionCode: string,
  title: string,
  rows: readonly SplitRow[],
): Promise<string> {
  const id = newId()
  const days = rows.map(({ receivedOn }) => receivedOn.getTime())
  await tx.hotIssue.create({
    data: {
      jurisdictionCode,
      id,
      title,
      named: true,
      categoryId: rows.find(({ categoryId }) => categoryId !== null)?.categoryId ?? null,
      placeCode: placeOfMost(
        rows.map(({ placeCode }) => placeCode),
        jurisdictionCode,
      ),
      organizationId: rows.find(({ organizationId }) => organizationId !== null)?.organizationId ?? null,
      keywords: [],
      firstOn: new Date(Math.min(...days)),
      lastOn: new Date(Math.max(...days)),
      foundAt: clock.now(),
    },
  })
  await record({ type: 'HOT_ISSUE_CREATED', entity: 'HotIssue', entityId: id, after: { title } })
  return id
}

const NOTE_NEEDED: readonly HotIssueStatus[] = ['DISMISSED', 'CLOSED']
const LONGEST_NOTE = 500

/** Moves an issue by hand. Throws `FORBIDDEN`, `BAD_INPUT`, `CONFLICT`. */
export async function setHotIssueStatus(
  context: Context,
  id: string,
  version: number,
  status: HotIssueStatus,
  note: string | null,
): Promise<HotIssue> {
  const { jurisdictionCode } = await ownIssue(context, id)
  const words = note?.trim() ?? ''
  if (words.length > LONGEST_NOTE) throw badInput('note', `说明不能超过 ${LONGEST_NOTE} 个字。`)
  if (NOTE_NEEDED.includes(status) && words === '')
    throw badInput('note', status === 'CLOSED' ? '请写明是怎样化解的。' : '请写明为什么不作为热点问题。')
  await write(context, jurisdictionCode, async step => {
    const [issue] = await lockIssues(step, jurisdictionCode, [id])
    if (!issue) throw notFound('这个热点问题')
    if (issue.version !== version) throw conflict(STALE)
    if (!mayMove(issue.status, status)) throw conflict(refusalOf(issue.status, status))
    await step.tx.hotIssue.update({
      where: { jurisdictionCode_id: { jurisdictionCode, id } },
      data: {
        status,
        note: words || null,
        closedOn: status === 'CLOSED' ? dayToDate(context.clock.today()) : null,
        version: { increment: 1 },
      },
    })
    await step.record({
      type: 'HOT_ISSUE_MOVED',
      entity: 'HotIssue',
      entityId: id,
      before: { status: issue.status },
      after: { status, note: words || null },
    })
  })
  return requireHotIssue(context, id)
}

const STATUS_WORDS: Readonly<Record<HotIssueStatus, string>> = {
  OPEN: '待处置',
  WATCHED: '观察',
  SUPERVISED: '已转督办',
  CLOSED: '已化解',
  DISMISSED: '已排除',
}

const refusalOf = (from: HotIssueStatus, to: HotIssueStatus): string =>
  to === 'SUPERVISED'
    ? '请用“转为任务”或“拟办通知”来督办这个热点问题。'
    : from === to
      ? `这个热点问题已经是“${STATUS_WORDS[to]}”，无需再操作。`
      : `这个热点问题现在是“${STATUS_WORDS[from]}”，不能改为“${STATUS_WORDS[to]}”。`
