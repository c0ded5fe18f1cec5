import { decideExtension, requestExtension, reviewReports, submitReport } from '#api/modules/reports/index.ts'
import { actOnTasks, editTask, signAssignments } from '#api/modules/tasks/index.ts'
import { addWorkingDays } from '#api/platform/calendar.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { handIn } from './evidence.ts'
import type { ExtensionStory, ReportStory, TaskStory } from './story.types.ts'
import { HOME, type YearStep, type YearWorld } from './world.ts'

type Action = Parameters<typeof actOnTasks>[1]['action']

/** Takes one step of the office on one task. */
export const act =
  (world: YearWorld, name: string, action: Action, reason?: string) =>
  async (context: Context): Promise<void> => {
    const { id, version } = await world.taskRef(name)
    await actOnTasks(context, { action, tasks: [{ id, version }], reason: reason ?? null })
  }

const step = (
  on: Day,
  who: string,
  work: (world: YearWorld) => (context: Context) => Promise<void>,
): YearStep => ({ on, run: (world, turn) => turn(who, work(world)) })

/** Everything that happens to one task through its own life. */
export const taskSteps = (story: TaskStory): YearStep[] => [
  ...editSteps(story),
  ...issueSteps(story),
  ...(story.reports ?? []).flatMap((report, index) => reportSteps(story.task, report, index)),
  ...(story.extensions ?? []).flatMap(extension => extensionSteps(story.task, extension)),
  ...(story.closed ? [headStep(story.task, story.closed, 'CLOSE')] : []),
]

/** What the office puts in order before the task is issued. */
function editSteps({ task, on, submitted, edit }: TaskStory): YearStep[] {
  if (!edit) return []
  const { cycle, leads, joint, leaders, dates } = edit
  return [
    {
      on: submitted ?? on ?? '',
      run: (world, turn) =>
        turn('supervisor', async context => {
          const { id, version } = await world.taskRef(task)
          world.forget()
          await editTask(context, id, version, {
            ...(cycle ? { feedbackCycle: cycle } : {}),
            ...(leads ? { leadIds: world.organizationIds(leads) } : {}),
            ...(joint ? { jointIds: world.organizationIds(joint) } : {}),
            ...(leaders ? { responsibleLeader: leaders[0], leaderInCharge: leaders[1] } : {}),
            ...(dates
              ? {
                  milestones: dates.map(([dueOn, deliverable]) => ({
                    status: 'DATED' as const,
                    dueOn,
                    deliverable,
                  })),
                }
              : {}),
          })
        }),
    },
  ]
}

/** Proposed by the office, issued by its head (see batchSteps), signed for by every unit that does not stand in `unsigned`. */
function issueSteps({ task, on, submitted, draft, alone, unsigned, late }: TaskStory): YearStep[] {
  const proposed = draft
    ? [step(submitted ?? on ?? '', 'supervisor', world => act(world, task, 'SUBMIT_FOR_ISSUE'))]
    : []
  if (!on) return proposed
  const steps = [...proposed, ...(alone ? [headStep(task, on, 'ISSUE')] : [])]
  if (unsigned === 'all') return steps
  const nextDay = addWorkingDays(on, 1)
  const isLate = (unit: string): boolean => late?.units.includes(unit) ?? false
  steps.push(signStep(task, nextDay, unit => !isLate(unit) && !unsigned?.includes(unit)))
  if (late) steps.push(signStep(task, late.on, isLate))
  return steps
}

export const headStep = (task: string, on: Day, action: Action, reason?: string): YearStep => ({
  on,
  run: (world, turn) => turn('head', act(world, task, action, reason)),
})

export const signStep = (task: string, on: Day, signs: (unit: string) => boolean): YearStep => ({
  on,
  run: async (world, turn) => {
    const { assignments } = await world.task(task)
    for (const { id, organization } of assignments)
      if (signs(organization.name)) await turn(organization.name, context => signAssignments(context, [id]))
  },
})

function reportSteps(task: string, report: ReportStory, index: number): YearStep[] {
  const key = `${task}#${index}`
  const steps: YearStep[] = [
    { on: report.on, run: (world, turn) => submitStep(world, turn, task, report, key) },
  ]
  const { approved, opinion, returned } = report
  if (approved && opinion)
    steps.push({ on: approved, run: (world, turn) => turn('supervisor', review(world, key, report)) })
  if (returned)
    steps.push({ on: returned.on, run: (world, turn) => turn('supervisor', review(world, key, report)) })
  return steps
}

async function submitStep(
  world: YearWorld,
  turn: Parameters<YearStep['run']>[1],
  name: string,
  report: ReportStory,
  key: string,
): Promise<void> {
  const { by, percent, text, problem, finishedOn, date, files } = report
  const task = await world.task(name)
  const part = world.partOf(task, by)
  const unit = part.organization.name
  const attachments = await handIn(world, turn, unit, key, files ?? [])
  const claim = finishedOn ? 'FINISHED' : problem ? 'BEHIND' : 'ON_TRACK'
  const submit = async (context: Context) =>
    submitReport(
      context,
      {
        assignmentId: part.id,
        milestoneId: date === undefined ? null : (task.milestones[date]?.id ?? null),
        percent: percent ?? null,
        text,
        problem: problem ?? null,
        claim,
        finishedOn: finishedOn ?? null,
        attachmentIds: await attachments(),
      },
      null,
    )
  await turn(unit, submit, key)
}

const review =
  (world: YearWorld, key: string, { approved, opinion, returned }: ReportStory) =>
  async (context: Context): Promise<void> => {
    const { id, version } = await context.db.prisma.progressReport.findFirstOrThrow({
      where: { jurisdictionCode: HOME, submittedAt: world.at(key) },
    })
    const { faults } = await reviewReports(context, {
      reports: [{ id, version }],
      approve: approved !== undefined,
      opinion: returned?.opinion ?? opinion ?? null,
      newDueOn: returned?.newDueOn ?? null,
    })
    if (faults[0]) throw new Error(`${key}: ${faults[0].message}`)
  }

function extensionSteps(task: string, { by, on, until, reason, date, granted }: ExtensionStory): YearStep[] {
  const key = `${task}+${on}`
  const steps: YearStep[] = [
    {
      on,
      run: async (world, turn) => {
        const row = await world.task(task)
        const part = world.partOf(row, by)
        const milestoneId = row.milestones[date ?? 0]?.id ?? ''
        const request = { assignmentId: part.id, milestoneId, requestedDueOn: until, reason }
        await turn(part.organization.name, context => requestExtension(context, request), key)
      },
    },
  ]
  if (granted)
    steps.push({
      on: granted.on,
      run: (world, turn) =>
        turn('head', async context => {
          const { id, version } = await context.db.prisma.extension.findFirstOrThrow({
            where: { jurisdictionCode: HOME, requestedAt: world.at(key) },
          })
          await decideExtension(context, { id, version, approve: true, opinion: granted.opinion })
        }),
    })
  return steps
}
