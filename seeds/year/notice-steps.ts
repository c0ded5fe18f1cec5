import { draftNoticeFromInstruction } from '#api/modules/instructions/index.ts'
import {
  actOnNotices,
  decideProposals,
  draftNotice,
  editNotice,
  receiveNotice,
  replyToNotice,
  reviewNoticeReply,
} from '#api/modules/notices/index.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { handIn } from './evidence.ts'
import { instructionOf, problemOf } from './follow-up-steps.ts'
import type { AnswerStory, NoticeStory } from './story.types.ts'
import { HOME, type YearStep, type YearWorld } from './world.ts'

type Action = Parameters<typeof actOnNotices>[1]['action']

/** The way of a notice, step by step. */
export function noticeSteps(story: NoticeStory): YearStep[] {
  const { key, drafted, words, sent, signed, issued, answers, closed, withdrawn, kind } = story
  const signer = kind === 'RED_CARD' || kind === 'INTERVIEW' ? 'leader' : 'head'
  return [
    { on: drafted, run: (world, turn) => turn('supervisor', draft(world, story), key) },
    ...(words ? [{ on: drafted, run: editing(story) }] : []),
    ...(sent ? [actStep(key, sent, 'supervisor', 'SEND')] : []),
    ...(signed ? [actStep(key, signed, signer, 'SIGN')] : []),
    ...(issued ? [actStep(key, issued, 'supervisor', 'ISSUE')] : []),
    ...(withdrawn ? [actStep(key, withdrawn.on, 'head', 'WITHDRAW', withdrawn.reason)] : []),
    ...(answers ?? []).flatMap(answer => answerSteps(key, answer)),
    ...(closed ? [actStep(key, closed, 'supervisor', 'CLOSE')] : []),
  ]
}

const noticeOf = ({ db }: Context, world: YearWorld, key: string) =>
  db.prisma.notice.findFirstOrThrow({
    where: { jurisdictionCode: HOME, draftedAt: world.at(key) },
    select: { id: true, version: true },
  })

const draft = (world: YearWorld, story: NoticeStory) => async (context: Context) => {
  const { kind, task, problem, instruction, to, proposed } = story
  if (proposed) return confirm(context, world, story)
  if (instruction)
    return draftNoticeFromInstruction(context, (await instructionOf(context, world, instruction)).id, kind)
  return draftNotice(context, {
    place: HOME,
    kind,
    taskId: task ? (await world.task(task)).id : null,
    problemId: problem ? (await problemOf(context, world, problem)).id : null,
    organizationIds: to ? world.organizationIds(to) : null,
  })
}

/** What the run of the night proposed to a unit about a task. */
async function confirm(context: Context, world: YearWorld, { kind, task = '', proposed }: NoticeStory) {
  const { id, version } = await context.db.prisma.escalationProposal.findFirstOrThrow({
    where: {
      jurisdictionCode: HOME,
      kind,
      status: 'OPEN',
      taskId: (await world.task(task)).id,
      organizationId: world.organization(proposed?.unit ?? '').id,
    },
  })
  await decideProposals(context, { proposals: [{ id, version }], confirm: true })
}

const editing =
  ({ key, words }: NoticeStory): YearStep['run'] =>
  (world, turn) =>
    turn('supervisor', async context => {
      const { id, version } = await noticeOf(context, world, key)
      await editNotice(context, id, version, { ...words })
    })

const actStep = (key: string, on: Day, who: string, action: Action, reason?: string): YearStep => ({
  on,
  run: (world, turn) =>
    turn(who, async context => {
      const { id, version } = await noticeOf(context, world, key)
      await actOnNotices(context, { action, notices: [{ id, version }], reason: reason ?? null })
    }),
})

/** What one recipient does, and what the office says to it. */
function answerSteps(key: string, { by, received, replied, text, files, accepted }: AnswerStory): YearStep[] {
  const refOf = async (context: Context, world: YearWorld) => {
    const found = await context.db.prisma.noticeRecipient.findFirstOrThrow({
      where: {
        jurisdictionCode: HOME,
        notice: { draftedAt: world.at(key) },
        organizationId: world.organization(by).id,
      },
      select: { id: true, version: true },
    })
    return { recipientId: found.id, version: found.version }
  }
  const steps: YearStep[] = []
  if (received)
    steps.push({
      on: received,
      run: (world, turn) => turn(by, async context => receiveNotice(context, await refOf(context, world))),
    })
  if (replied)
    steps.push({
      on: replied,
      run: async (world, turn) => {
        const attachments = await handIn(world, turn, by, `${key}:${by}`, files ?? [])
        await turn(by, async context =>
          replyToNotice(context, {
            ...(await refOf(context, world)),
            text: text ?? '',
            attachmentIds: await attachments(),
          }),
        )
      },
    })
  if (accepted)
    steps.push({
      on: accepted,
      run: (world, turn) =>
        turn('supervisor', async context =>
          reviewNoticeReply(context, { ...(await refOf(context, world)), accept: true }),
        ),
    })
  return steps
}
