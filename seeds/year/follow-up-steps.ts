import { closeInstruction, replyToInstruction, writeInstruction } from '#api/modules/instructions/index.ts'
import { editProblem, raiseProblem, reviewProblem, submitProblem } from '#api/modules/problems/index.ts'
import { breakDownTask } from '#api/modules/tasks/index.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { handIn } from './evidence.ts'
import type { InstructionStory, PartStory, ProblemStory } from './story.types.ts'
import { HOME, type YearStep, type YearWorld } from './world.ts'

/** A task is broken down to towns by the office, or to villages by the operator of its town. */
export const breakDownStep = (on: Day, who: string, task: string, parts: readonly PartStory[]): YearStep => ({
  on,
  run: (world, turn) =>
    turn(who, async context => {
      const { id, version } = await world.taskRef(task)
      world.forget()
      await breakDownTask(
        context,
        id,
        version,
        parts.map(({ unit, ...part }) => {
          const { id: lead, placeCode } = world.organization(unit)
          return { ...part, placeCode, leadIds: [lead] }
        }),
      )
    }),
})

/** The problem that was raised in a turn: by its report, or from an inspection. */
export const problemOf = ({ db }: Context, world: YearWorld, key: string) =>
  db.prisma.problem.findFirstOrThrow({ where: { jurisdictionCode: HOME, raisedAt: world.at(key) } })

export function problemSteps(story: ProblemStory): YearStep[] {
  const { key, raised, dated, answers } = story
  const steps: YearStep[] = []
  if (raised)
    steps.push({
      on: raised.on,
      run: (world, turn) =>
        turn(
          'supervisor',
          async context => {
            const owner = world.organization(raised.owner)
            const { title, text, measure, dueOn, originWords, task } = raised
            await raiseProblem(context, {
              ...{ place: owner.placeCode, organizationId: owner.id, title, text, measure, dueOn },
              ...(task
                ? { origin: 'TASK' as const, taskId: (await world.task(task)).id }
                : { origin: 'INSPECTION' as const, originWords: originWords ?? null }),
            })
          },
          key,
        ),
    })
  if (dated)
    steps.push({
      on: dated.on,
      run: (world, turn) =>
        turn('supervisor', async context => {
          const { id, version } = await problemOf(context, world, key)
          await editProblem(context, id, version, { dueOn: dated.dueOn, measure: dated.measure })
        }),
    })
  return [...steps, ...(answers ?? []).flatMap((answer, index) => problemAnswerSteps(key, answer, index))]
}

function problemAnswerSteps(
  key: string,
  { on, by, text, files, closed, returned }: NonNullable<ProblemStory['answers']>[number],
  index: number,
): YearStep[] {
  const steps: YearStep[] = [
    {
      on,
      run: async (world, turn) => {
        const attachments = await handIn(world, turn, by, `${key}!${index}`, files ?? [])
        await turn(by, async context => {
          const { id, version } = await problemOf(context, world, key)
          await submitProblem(context, id, version, { text, attachmentIds: await attachments() })
        })
      },
    },
  ]
  const reviewed = closed ?? returned?.on
  if (reviewed)
    steps.push({
      on: reviewed,
      run: (world, turn) =>
        turn('supervisor', async context => {
          const { id, version } = await problemOf(context, world, key)
          const { opinion = null, newDueOn = null } = returned ?? {}
          await reviewProblem(context, id, version, { accept: closed !== undefined, opinion, newDueOn })
        }),
    })
  return steps
}

export const instructionOf = ({ db }: Context, world: YearWorld, key: string) =>
  db.prisma.instruction.findFirstOrThrow({ where: { jurisdictionCode: HOME, writtenAt: world.at(key) } })

export function instructionSteps({
  key,
  on,
  task,
  text,
  to,
  dueOn,
  answers,
  closed,
}: InstructionStory): YearStep[] {
  const write = (world: YearWorld) => async (context: Context) => {
    const subject = task ? { subject: 'TASK' as const, subjectId: (await world.task(task)).id } : COCKPIT
    const organizationIds = world.organizationIds(to)
    await writeInstruction(context, { place: HOME, ...subject, text, organizationIds, dueOn })
  }
  const steps: YearStep[] = [{ on, run: (world, turn) => turn('leader', write(world), key) }]
  for (const answer of answers ?? [])
    steps.push({
      on: answer.on,
      run: (world, turn) =>
        turn(answer.by, async context => {
          const { id, version } = await instructionOf(context, world, key)
          await replyToInstruction(context, { id, version, text: answer.text })
        }),
    })
  if (closed)
    steps.push({
      on: closed.on,
      run: (world, turn) =>
        turn('head', async context => {
          const { id, version } = await instructionOf(context, world, key)
          await closeInstruction(context, id, version, closed.opinion)
        }),
    })
  return steps
}

const COCKPIT = { subject: 'COCKPIT' as const, subjectTitle: '武江区任务按期完成情况' }
