/** Pure rows of the dates in the edit form. */
import type { TaskMilestoneInput } from '../../../graphql/generated/graphql.ts'

export interface MilestoneRow {
  /** Null for one that is new. */
  id: string | null
  /** Tells rows apart while they are edited. */
  key: string
  deliverable: string
  dueOn: string | null
  status: TaskMilestoneInput['status']
}

interface Milestone {
  id: string
  deliverable?: string | null
  dueOn?: string | null
  status: MilestoneRow['status']
}

export const rowsOf = (milestones: readonly Milestone[]): MilestoneRow[] =>
  milestones.map(({ id, deliverable, dueOn, status }) => ({
    id,
    key: id,
    deliverable: deliverable ?? '',
    dueOn: dueOn ?? null,
    status,
  }))

/** A day makes a date of it; without one a dated row says that it is not settled yet. */
export const withDay = (row: MilestoneRow, dueOn: string | null): MilestoneRow => ({
  ...row,
  dueOn,
  status: dueOn ? 'DATED' : row.status === 'DATED' ? 'UNKNOWN' : row.status,
})

/** Words for why there is no date take the date away. */
export const withStatus = (row: MilestoneRow, status: MilestoneRow['status']): MilestoneRow => ({
  ...row,
  status,
  dueOn: status === 'DATED' || status === 'RECURRING' ? row.dueOn : null,
})

export const milestoneInput = (rows: readonly MilestoneRow[]): TaskMilestoneInput[] =>
  rows.map(({ id, deliverable, dueOn, status }) => ({ id, deliverable: deliverable.trim(), dueOn, status }))

/** Whether the form says something else than the task. */
export const changed = (rows: readonly MilestoneRow[], milestones: readonly Milestone[]): boolean =>
  JSON.stringify(milestoneInput(rows)) !== JSON.stringify(milestoneInput(rowsOf(milestones)))
