import { access } from './access.ts'
import { attachments } from './attachments.ts'
import { common } from './common.ts'
import { dashboard } from './dashboard.ts'
import { desk } from './desk.ts'
import { indicators } from './indicators.ts'
import { notifications } from './notifications.ts'
import { plans } from './plans.ts'
import { tasks } from './tasks.ts'

export const en = { common, access, attachments, notifications, plans, tasks, dashboard, indicators, desk }
