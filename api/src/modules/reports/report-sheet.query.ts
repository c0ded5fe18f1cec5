import type { Assignment, Milestone, Organization, ReportCycle, Task } from '#prisma'
import type { Context } from '../../platform/context.ts'
import { dayToDate } from '../../platform/day.ts'
import { DOING_ROLES, placeScope } from '../access/index.ts'
import { codeRange } from '../divisions/index.ts'
import { canReport } from './report.policy.ts'
import type { ReportRow } from './report.row.ts'
import { standstill } from './report.rules.ts'
import { answered } from './report-aim.ts'

/** One report a unit of the viewer owes. */
export interface OpenReport {
  assignment: Assignment
  task: Task
  organization: Organization
  cycle: ReportCycle
  milestones: Milestone[]
  /** Reports of the part, the last submitted first. */
  own: ReportRow[]
}

/** Rows of a sheet: more than a unit has to report in a month, few enough to read over. */
const MOST_PARTS = 2000

/**
 * The reports the viewer's organizations in a place owe today, by due date. Throws `FORBIDDEN` for those who do not
 * report there, `NOT_FOUND` for a place of another jurisdiction. Five statements.
 */
export async function openReports(context: Context, place: string): Promise<OpenReport[]> {
  const { jurisdictionCode } = placeScope(context.viewer, place, DOING_ROLES)
  const { prisma } = context.db
  const { from, to } = codeRange(place)
  const organizations = await prisma.organization.findMany({
    where: { jurisdictionCode, placeCode: { gte: from, lte: to } },
  })
  const acting = organizations.filter(organization => canReport(context.viewer, organization))
  const parts = await prisma.assignment.findMany({
    where: {
      jurisdictionCode,
      organizationId: { in: acting.map(({ id }) => id) },
      status: { in: ['IN_PROGRESS', 'SUBMITTED'] },
    },
    include: { task: { include: { milestones: { where: { droppedOn: null } } } }, organization: true },
    take: MOST_PARTS,
  })
  const [cycles, reports] = await Promise.all([
    openCyclesOf(context, jurisdictionCode, parts),
    prisma.progressReport.findMany({
      where: { jurisdictionCode, assignmentId: { in: parts.map(({ id }) => id) } },
      orderBy: [{ submittedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
    }),
  ])
  return parts
    .filter(({ task, status, part }) => standstill(task.status, status, part) === null)
    .flatMap(part => rowsOfPart(part, cycles, reports))
    .sort((one, other) => one.cycle.dueOn.getTime() - other.cycle.dueOn.getTime())
}

type PartRow = Assignment & { task: Task & { milestones: Milestone[] }; organization: Organization }

const openCyclesOf = ({ db, clock }: Context, jurisdictionCode: string, parts: readonly PartRow[]) =>
  db.prisma.reportCycle.findMany({
    where: {
      jurisdictionCode,
      taskId: { in: [...new Set(parts.map(({ taskId }) => taskId))] },
      submittedOn: null,
      cancelledOn: null,
      opensOn: { lte: dayToDate(clock.today()) },
    },
    orderBy: [{ dueOn: 'asc' }, { round: 'asc' }, { id: 'asc' }],
  })

/** A lead owes each of its periods; a joint unit one addition to the oldest of the leads'. */
function rowsOfPart(
  part: PartRow,
  cycles: readonly ReportCycle[],
  reports: readonly ReportRow[],
): OpenReport[] {
  const { task, organization, ...assignment } = part
  const own = reports.filter(({ assignmentId }) => assignmentId === part.id)
  const isLead = part.part === 'LEAD'
  const owed = cycles
    .filter(cycle => cycle.taskId === part.taskId && (!isLead || cycle.assignmentId === part.id))
    .filter(cycle => !answered(cycle, part.part, own))
  const { milestones } = task
  return (isLead ? owed : owed.slice(0, 1)).map(cycle => ({
    ...{ assignment, task, organization, cycle, milestones, own },
  }))
}
