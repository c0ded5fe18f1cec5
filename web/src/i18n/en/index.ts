import { access } from './access.ts'
import { attachments } from './attachments.ts'
import { common } from './common.ts'
import { dashboard } from './dashboard.ts'
import { indicators } from './indicators.ts'
import { plans } from './plans.ts'
import { tasks } from './tasks.ts'

export const en = { common, access, attachments, plans, tasks, dashboard, indicators }
