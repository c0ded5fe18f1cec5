import type { help as zh } from '../zh-CN/help.ts'
import type { Words } from '../zh-CN/index.ts'

export const help: Words<typeof zh> = {
  title: 'Help',
  caption: 'A guide for each role; yours is open',
  roles: 'By role',
  role: {
    leader: 'Leader',
    supervision: 'Supervision office',
    unit: 'Unit',
    town: 'Town',
    village: 'Village',
    steward: 'Data steward',
    'system-admin': 'System administrator',
    'security-admin': 'Security administrator',
    'audit-admin': 'Audit administrator',
  },
  first: { title: 'First time here?', open: 'Guide: {{guide}}', close: 'Do not show again' },
  shortcuts: {
    title: 'Keys',
    everywhere: {
      title: 'On every page',
      search: 'Search',
      back: 'A day back',
      forth: 'A day on',
      today: 'Back to today',
      keys: 'This list',
      close: 'Close what is open',
    },
    lists: { title: 'Lists', down: 'Next row', up: 'Row before', open: 'Open' },
    office: { title: 'Desk of the office', down: 'Next', up: 'Before', approve: 'Approve', return: 'Return' },
    decompose: { title: 'Decomposition', next: 'Confirm the next' },
    screen: {
      title: 'Big screen',
      pause: 'Stop or go on',
      boards: 'Board before, next',
      full: 'Full screen',
      leave: 'Leave',
    },
  },
}
