import { access } from './access.ts'
import { attachments } from './attachments.ts'
import { common } from './common.ts'
import { dashboard } from './dashboard.ts'
import { indicators } from './indicators.ts'
import { plans } from './plans.ts'
import { tasks } from './tasks.ts'

export const zh = { common, access, attachments, plans, tasks, dashboard, indicators }

/** The shape another language fills: the same keys, its own words. */
export type Words<Area> = { [Key in keyof Area]: Area[Key] extends string ? string : Words<Area[Key]> }
