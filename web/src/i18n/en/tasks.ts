import type { Words } from '../zh-CN/index.ts'
import type { tasks as zh } from '../zh-CN/tasks.ts'

export const tasks: Words<typeof zh> = {
  title: 'Task ledger',
  status: {
    DRAFT: 'Draft',
    PENDING_ISSUE: 'To be issued',
    ISSUED: 'To be signed for',
    IN_PROGRESS: 'In progress',
    SUBMITTED: 'To be reviewed',
    DONE: 'Done',
    CLOSED: 'Closed',
    SUSPENDED: 'Suspended',
    TERMINATED: 'Terminated',
  },
  state: { OPEN: 'Open', DONE: 'Done' },
  kind: { TASK: 'Task', GUARANTEE: 'Guarantee' },
  level: { PROVINCE: 'Province', CITY: 'City', COUNTY: 'County', TOWN: 'Town', VILLAGE: 'Village' },
  part: { LEAD: 'Lead', JOINT: 'Joint' },
  dueStatus: { DATED: 'Dated', UNKNOWN: 'Date to be settled', ONGOING: 'Ongoing', RECURRING: 'Recurring' },
  milestoneState: {
    DONE_ON_TIME: 'On time',
    DONE_LATE: 'Done late',
    OVERDUE: 'Overdue',
    NEAR: 'Due soon',
    ON_TRACK: 'On track',
    NO_DUE_DATE: 'No due date',
  },
}
