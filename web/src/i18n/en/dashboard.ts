import type { dashboard as zh } from '../zh-CN/dashboard.ts'
import type { Words } from '../zh-CN/index.ts'

export const dashboard: Words<typeof zh> = {
  title: 'Cockpit',
}
