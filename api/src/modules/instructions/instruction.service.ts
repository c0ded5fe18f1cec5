import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { badInput, conflict, notFound } from '../../platform/errors.ts'
import { allow } from '../../platform/guard.ts'
import { isId, newId } from '../../platform/id.ts'
import { type Write, write } from '../../platform/write.ts'
import { placeScope } from '../access/index.ts'
import { jurisdictionsOf, type Organization, requireDivision } from '../divisions/index.ts'
import { notify } from '../notifications/index.ts'
import { findReply, forgetReplies, reviewOpinion, reviewReply, submitReply } from '../replies/index.ts'
import type { InstructionInput } from './instruction.input.ts'
import { actingOrganizations } from './instruction.organizations.ts'
import {
  answerable,
  canCloseInstruction,
  canReviewAnswer,
  canWriteInstruction,
} from './instruction.policy.ts'
import { instructionById } from './instruction.query.ts'
import {
  type AnswerFacts,
  allAnswered,
  assertOpen,
  instructionDue,
  instructionText,
  nextRound,
} from './instruction.rules.ts'
import type { Instruction } from './instruction.type.ts'
import { findSubject } from './instruction-subject.ts'

/**
 * A leader writes on something; the title is taken from the record itself. Those who are to act and the office are
 * told. Throws `FORBIDDEN` for everybody but leaders, `BAD_INPUT` (`subjectId`, `text`, `organizationIds`, `dueOn`).
 */
export async function writeInstruction(context: Context, input: InstructionInput): Promise<Instruction> {
  const { jurisdictionCode } = placeScope(context.viewer, input.place)
  allow(canWriteInstruction(context.viewer, jurisdictionCode), context.viewer)
  await requireDivision(context, input.place)
  const text = instructionText(input.text)
  const today = context.clock.today()
  const dueOn = instructionDue(input.dueOn, today)
  const subject = await findSubject(context, jurisdictionCode, input)
  const organizationIds = await actors(
    context,
    jurisdictionCode,
    input.organizationIds ?? subject.organizationIds,
  )
  const id = newId()
  const facts = {
    subject: input.subject,
    subjectId: input.subject === 'COCKPIT' ? null : (input.subjectId ?? null),
    subjectTitle: subject.title,
    taskId: subject.taskId,
    placeCode: subject.placeCode,
    text,
    organizationIds,
  }
  await write(context, jurisdictionCode, async step => {
    await step.tx.instruction.create({
      data: {
        jurisdictionCode,
        id,
        ...facts,
        status: 'OPEN',
        dueOn: dayToDate(dueOn),
        writtenOn: dayToDate(today),
        writtenAt: context.clock.now(),
        writtenById: context.viewer?.id ?? null,
        writtenBy: context.viewer?.name ?? '系统',
      },
    })
    await step.record({
      type: 'INSTRUCTION_WRITTEN',
      entity: 'Instruction',
      entityId: id,
      after: { ...facts, dueOn },
    })
    await tell(
      step,
      context,
      { jurisdictionCode, id },
      {
        kind: 'INSTRUCTION_WRITTEN',
        to: { organizationIds, roles: ['SUPERVISION_HEAD', 'SUPERVISOR'] },
        title: `${context.viewer?.name ?? ''}批示：${subject.title}`,
        body: `${text.slice(0, 100)}（${dueOn} 前办理）`,
      },
    )
  })
  return instructionById(context, id)
}

/** Organizations of the jurisdiction, each once. Throws `BAD_INPUT`. */
async function actors({ db }: Context, jurisdictionCode: string, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)]
  const known = wanted.every(isId)
    ? await db.prisma.organization.count({ where: { jurisdictionCode, id: { in: wanted }, active: true } })
    : 0
  if (known !== wanted.length) throw badInput('organizationIds', '请选择本地区现有的单位承办。')
  return wanted
}

export interface InstructionAnswer {
  id: string
  /** The version the viewer saw. */
  version: number
  text: string
  attachmentIds?: readonly string[] | null
}

/** An organization that is to act says what it did; the leader and the office are told. */
export async function replyToInstruction(
  context: Context,
  { id, version, text, attachmentIds }: InstructionAnswer,
): Promise<Instruction> {
  const instruction = await instructionById(context, id)
  // Read before the write: inside it the embedded database has no second connection.
  const acting = await actingOrganizations(context, instruction)
  const mine = answerable(context.viewer, acting)
  allow(mine.length > 0, context.viewer)
  return change(context, instruction, version, async (step, answers) => {
    const organizationId = nextToAnswer(mine, answers)
    const { jurisdictionCode } = instruction
    const replyId = await submitReply(step, context, {
      jurisdictionCode,
      subject: 'INSTRUCTION',
      subjectId: id,
      organizationId,
      round: nextRound(organizationId, answers),
      text,
      attachmentIds: attachmentIds ?? [],
    })
    const all = allAnswered(
      acting.map(organization => organization.id),
      [...answers, { organizationId, status: 'SUBMITTED' }],
    )
    await save(step, instruction, version, all ? { status: 'REPLIED' } : {})
    await step.record({
      type: 'INSTRUCTION_REPLIED',
      entity: 'Instruction',
      entityId: id,
      before: { status: instruction.status },
      after: { status: all ? 'REPLIED' : 'OPEN', organizationId, replyId, text: text.trim() },
    })
    await tell(step, context, instruction, {
      kind: 'INSTRUCTION_REPLIED',
      to: {
        userIds: instruction.writtenById === null ? [] : [instruction.writtenById],
        roles: ['SUPERVISION_HEAD', 'SUPERVISOR'],
      },
      title: `批示有回复：${instruction.subjectTitle}`,
      body: text.trim().slice(0, 100),
    })
  })
}

/** Of the viewer's organizations the first that has not answered; when all have, `submitReply` says why not. */
const nextToAnswer = (mine: readonly Organization[], answers: readonly AnswerFacts[]): string => {
  const owing = mine.find(({ id }) => !allAnswered([id], answers))
  return (owing ?? (mine[0] as Organization)).id
}

/** The office accepts an answer, or sends it back with a reason: then that organization is to act again. */
export async function reviewInstructionReply(
  context: Context,
  replyId: string,
  { accept, opinion }: { accept: boolean; opinion?: string | null },
): Promise<Instruction> {
  const reply = isId(replyId) ? await findReply(context, jurisdictionsOf(context.viewer), replyId) : null
  if (reply?.subject !== 'INSTRUCTION') throw notFound('这份回复')
  const instruction = await instructionById(context, reply.subjectId)
  allow(canReviewAnswer(context.viewer, instruction), context.viewer)
  const words = reviewOpinion(accept, opinion)
  return change(context, instruction, null, async (step, _answers, version) => {
    const { jurisdictionCode, id } = instruction
    if (reply.status !== 'SUBMITTED') throw conflict('这份回复已经审核过，请刷新后查看。')
    await reviewReply(step, context, {
      jurisdictionCode,
      subject: 'INSTRUCTION',
      subjectId: id,
      organizationId: reply.organizationId,
      accept,
      opinion: words,
    })
    await save(step, instruction, version, accept ? {} : { status: 'OPEN', round: { increment: 1 } })
    await step.record({
      type: accept ? 'INSTRUCTION_REPLY_ACCEPTED' : 'INSTRUCTION_REPLY_RETURNED',
      entity: 'Instruction',
      entityId: id,
      before: { status: instruction.status },
      after: {
        organizationId: reply.organizationId,
        replyId,
        opinion: words,
        ...(accept ? {} : { status: 'OPEN' }),
      },
    })
    await tell(step, context, instruction, {
      kind: 'INSTRUCTION_REPLIED',
      to: { organizationIds: [reply.organizationId] },
      title: `批示回复${accept ? '审核通过' : '被退回'}：${instruction.subjectTitle}`,
      body: words,
    })
  })
}

/** The leader or the head of supervision closes it; answers that still wait are accepted by that. */
export async function closeInstruction(
  context: Context,
  id: string,
  version: number,
  opinion: string | null | undefined,
): Promise<Instruction> {
  const instruction = await instructionById(context, id)
  allow(canCloseInstruction(context.viewer, instruction), context.viewer)
  const words = reviewOpinion(true, opinion)
  return change(context, instruction, version, async (step, answers) => {
    const { jurisdictionCode } = instruction
    for (const { organizationId } of answers.filter(({ status }) => status === 'SUBMITTED'))
      await reviewReply(step, context, {
        jurisdictionCode,
        subject: 'INSTRUCTION',
        subjectId: id,
        organizationId,
        accept: true,
        opinion: words,
      })
    const closedBy = context.viewer?.name ?? '系统'
    await save(step, instruction, version, {
      status: 'CLOSED',
      closedOn: dayToDate(context.clock.today()),
      closedBy,
    })
    await step.record({
      type: 'INSTRUCTION_CLOSED',
      entity: 'Instruction',
      entityId: id,
      before: { status: instruction.status },
      after: { status: 'CLOSED', opinion: words },
    })
    await tell(step, context, instruction, {
      kind: 'INSTRUCTION_REPLIED',
      to: {
        organizationIds: instruction.organizationIds,
        userIds: instruction.writtenById === null ? [] : [instruction.writtenById],
      },
      title: `批示已办结：${instruction.subjectTitle}`,
      body: words,
    })
  })
}

/**
 * A change to an instruction on its locked row. `version` null: whatever it is now. Throws `CONFLICT` on a stale
 * version and once it is closed.
 */
async function change(
  context: Context,
  instruction: Instruction,
  version: number | null,
  work: (step: Write, answers: AnswerFacts[], version: number) => Promise<void>,
): Promise<Instruction> {
  const { jurisdictionCode, id } = instruction
  await write(context, jurisdictionCode, async step => {
    const [row] = await step.tx.$queryRaw<Pick<Instruction, 'status' | 'version'>[]>`
      select status::text as status, version from instruction
      where division_code = ${jurisdictionCode} and id = ${id}::uuid for update`
    if (!row) throw conflict()
    assertOpen(row.status)
    if (version !== null && row.version !== version) throw conflict()
    const answers = await step.tx.reply.findMany({
      where: { jurisdictionCode, subject: 'INSTRUCTION', subjectId: id },
      select: { organizationId: true, status: true },
    })
    await work(step, answers, row.version)
  })
  forgetReplies(context, 'INSTRUCTION', instruction)
  return instructionById(context, id)
}

type Data = NonNullable<Parameters<Write['tx']['instruction']['updateMany']>[0]>['data']

async function save(
  { tx }: Write,
  { jurisdictionCode, id }: Instruction,
  version: number,
  data: Data,
): Promise<void> {
  const { count } = await tx.instruction.updateMany({
    where: { jurisdictionCode, id, version },
    data: { ...data, version: version + 1 },
  })
  if (count === 0) throw conflict()
}

type Told = Pick<Parameters<typeof notify>[2], 'kind' | 'to' | 'title' | 'body'>

const tell = (
  step: Write,
  context: Context,
  { jurisdictionCode, id }: Pick<Instruction, 'jurisdictionCode' | 'id'>,
  told: Told,
) =>
  notify(step, context, {
    ...told,
    jurisdictionCode,
    path: `/instructions/${id}`,
    entity: 'Instruction',
    entityId: id,
  })
