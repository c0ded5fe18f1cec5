import { findHotIssues, superviseAsTask } from '#api/modules/hot-issues/index.ts'
import { reviewReports, submitReport } from '#api/modules/reports/index.ts'
import { actOnTasks, signAssignments } from '#api/modules/tasks/index.ts'
import type { Context } from '#api/platform/context.ts'
import type { Day } from '#api/platform/day.ts'
import { HOME, type ViewerReader, YearWorld } from '../year/world.ts'
import { SUPERVISED } from './stories.ts'
import { LAST_DAY } from './tickets.ts'

const LEAD = '区城市管理和综合执法局'
const JOINT = ['新华街道办事处', '市生态环境局武江分局']
const KEY = '12345000-0000-4000-8000-00000000bbbb'

/** A month after it was closed. */
const AFTERWARDS: Day = '2024-06-24'

const HOUR = 3_600_000

type Action = Parameters<typeof actOnTasks>[1]['action']

/**
 * The hot issue of spring: found, made a supervised task with one click, done, closed; since then people complain of it
 * hardly any more. Then what is hot on the last day is found. A story that was begun is left alone.
 */
export async function loadSupervisedStory(
  context: Context,
  readViewer: ViewerReader,
  say: (line: string) => void,
): Promise<void> {
  const today = context.clock.today()
  if (today < LAST_DAY) return
  say('  热点问题和督办链条 …')
  const world = new YearWorld(context, readViewer)
  await world.open()
  const at = (who: string, day: Day, hour: number): Context => {
    const now = Date.parse(`${day}T00:00:00+08:00`) + hour * HOUR
    return {
      ...context,
      viewer: world.viewer(who),
      clock: { now: () => new Date(now), today: () => day, fixed: day },
      memo: new Map(),
    }
  }
  const { supervisedOn } = SUPERVISED
  if ((await context.db.prisma.complaintLink.count({ where: { jurisdictionCode: HOME } })) === 0) {
    await findHotIssues({ ...at('supervisor', supervisedOn, 6), viewer: null }, HOME)
    const issue = await issueOf(context)
    if (issue) {
      await supervise(world, issue, at)
      // A run looks 90 days back: the tickets around the closing are linked in summer.
      await findHotIssues({ ...at('supervisor', AFTERWARDS, 6), viewer: null }, HOME)
    }
  }
  await findHotIssues({ ...context, memo: new Map() }, HOME)
}

/** The issue that holds most of the tickets of the story. */
async function issueOf({ db }: Context): Promise<string | null> {
  const [row] = await db.sql<{ id: string }>(
    `select m.hot_issue_id as id from hot_issue_member m
     join complaint c on c.division_code = m.division_code and c.id = m.complaint_id
     join complaint_category k on k.division_code = c.division_code and k.id = c.category_id
     where m.division_code = $1 and k.path = $2 and c.place_words like $3 and not m.removed
     group by 1 order by count(*) desc, 1 limit 1`,
    [HOME, SUPERVISED.path, `%${SUPERVISED.town}%`],
  )
  return row?.id ?? null
}

async function supervise(
  world: YearWorld,
  hotIssueId: string,
  at: (who: string, day: Day, hour: number) => Context,
): Promise<void> {
  const { prisma } = world.context.db
  const { supervisedOn, closedOn, spot } = SUPERVISED
  const { id } = await superviseAsTask(at('supervisor', supervisedOn, 10), {
    hotIssueId,
    title: `整治${spot}烧烤油烟和占道经营`,
    text: '划定经营区域和时段，督促商户安装油烟净化设备，清理占道桌椅，建立夜间巡查制度，回访投诉群众。',
    leadId: world.organization(LEAD).id,
    jointIds: world.organizationIds(JOINT),
    dueOn: '2024-05-31',
    deliverable: '商户全部安装油烟净化设备，投诉明显下降',
    key: KEY,
  })
  const act = async (who: string, day: Day, action: Action) => {
    const { version } = await prisma.task.findFirstOrThrow({ where: { jurisdictionCode: HOME, id } })
    const { faults } = await actOnTasks(at(who, day, 11), { action, tasks: [{ id, version }], reason: null })
    if (faults[0]) throw new Error(`${action}: ${faults[0].message}`)
  }
  const state = await prisma.task.findFirstOrThrow({ where: { jurisdictionCode: HOME, id } })
  if (state.status === 'DRAFT') await act('supervisor', supervisedOn, 'SUBMIT_FOR_ISSUE')
  await act('head', '2024-04-09', 'ISSUE')
  const assignments = await prisma.assignment.findMany({
    where: { jurisdictionCode: HOME, taskId: id },
    include: { organization: { select: { name: true } } },
    orderBy: { position: 'asc' },
  })
  for (const { id: part, organization } of assignments)
    await signAssignments(at(organization.name, '2024-04-10', 9), [part])
  const lead = assignments.find(({ part }) => part === 'LEAD')
  const milestone = await prisma.milestone.findFirst({ where: { jurisdictionCode: HOME, taskId: id } })
  await submitReport(
    at(LEAD, '2024-05-20', 15),
    {
      assignmentId: lead?.id ?? '',
      milestoneId: milestone?.id ?? null,
      percent: 100,
      text: '三十七家商户全部安装油烟净化设备并入场经营，占道桌椅清零，夜间巡查每日两次，投诉量已明显回落。',
      problem: null,
      claim: 'FINISHED',
      finishedOn: '2024-05-20',
      attachmentIds: [],
    },
    null,
  )
  const report = await prisma.progressReport.findFirstOrThrow({
    where: { jurisdictionCode: HOME, taskId: id },
    orderBy: { submittedAt: 'desc' },
  })
  await reviewReports(at('supervisor', '2024-05-22', 10), {
    reports: [{ id: report.id, version: report.version }],
    approve: true,
    opinion: '现场核查属实，同意办结。',
    newDueOn: null,
  })
  await act('head', closedOn, 'CLOSE')
}
