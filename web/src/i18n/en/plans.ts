import type { Words } from '../zh-CN/index.ts'
import type { plans as zh } from '../zh-CN/plans.ts'

export const plans: Words<typeof zh> = {
  title: 'Plans',
  decompose: { title: 'Decompose plan' },
  status: { DRAFT: 'To decompose', CONFIRMED: 'In the ledger' },
  draftKind: { TASK: 'Task', GUARANTEE: 'Guarantee', OBJECTIVE: 'Objective' },
  draftState: { PENDING: 'To confirm', CONFIRMED: 'Confirmed', REMOVED: 'Not a task' },
  groupRule: {
    COUNTY_GOVERNMENTS: 'All county governments',
    TOWN_GOVERNMENTS: 'All towns',
    VILLAGE_COMMITTEES: 'All villages',
    DEPARTMENTS: 'Departments concerned',
    MANUAL: 'Chosen by hand',
  },
}
