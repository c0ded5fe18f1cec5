/** The only door of the tasks module. */
export type { MilestonePair } from './amendment/amend-milestones.ts'
export { type AmendedLedger, type AmendedTask, amendTasks } from './amendment/amend-tasks.service.ts'
export { type LedgerTask, ledgerOfPlan } from './amendment/ledger-of-plan.query.ts'

export { Assignment } from './assignment.type.ts'
export { type CycleKey, cycleLoader, openCycleOf } from './cycle.query.ts'
export { type CycleFacts, cycleLight, periodLabel } from './cycle.rules.ts'
export { carryCycles, markCycleSubmitted, moveCycle, openCycles } from './cycle.service.ts'
export { ReportCycle } from './cycle.type.ts'
export { deadlineSeverity } from './deadline.sql.ts'
export { returnDuty } from './duty-return.service.ts'
export { DutyReturn } from './duty-return.type.ts'
export { LightCounts, type LightCountsRow, NO_TASKS, toLightCounts } from './light-counts.type.ts'
export { MilestoneResolver } from './milestone.resolver.ts'
export { completeMilestone } from './milestone.service.ts'
export { Milestone } from './milestone.type.ts'
export type { NewGroup, NewMilestone, NewOwner, NewTask } from './new-task.ts'
export { PlanTasksResolver } from './plan-tasks.resolver.ts'
export { SigningResolver } from './signing.resolver.ts'
export { signAssignment, signAssignments } from './signing.service.ts'
export { breakDownTask } from './sub-task.service.ts'
export { AssignmentPart, Light, TaskLevel, TaskState } from './task.enums.ts'
export { LEVEL_OF_CODE, lightCounts, litTasks, OWE_REPORTS } from './task.light.sql.ts'
export {
  findTask as taskById,
  findTasks,
  inPlace,
  listTasks,
  type Parameter,
  parameters,
  type TaskView,
  taskView,
} from './task.query.ts'
export { TaskDetailResolver, TaskResolver } from './task.resolver.ts'
export { taskRoutes } from './task.routes.ts'
export {
  LIGHT_OF_SEVERITY,
  lightDay,
  milestoneLight,
  milestoneState,
  SEVERITY,
  workingDaysLeft,
} from './task.rules.ts'
export { HistoryEntry, Task } from './task.type.ts'
export { assignmentsOf, milestonesOf } from './task.view.ts'
export { type TaskKey, taskLoader } from './task-by-id.loader.ts'
export { moveMilestone } from './task-change.service.ts'
export { createTasks } from './task-creation.service.ts'
export { TaskCyclesResolver } from './task-cycles.resolver.ts'
export { editTask } from './task-edit.service.ts'
export { TaskLifeResolver } from './task-life.resolver.ts'
export { actOnTasks } from './task-life.service.ts'
export { type LockedAssignment, type LockedTask, lockTask } from './task-lock.ts'
export { requireOrganizations } from './task-owners.service.ts'
export { DutyReturnResolver, MilestonePastResolver, TaskPastResolver } from './task-past.resolver.ts'
export { MILESTONES_ON_DAY } from './task-past.sql.ts'
export { type ReportOutcome, settleReport } from './task-report.service.ts'
export { taskForWork, type WorkRows } from './task-work.query.ts'
