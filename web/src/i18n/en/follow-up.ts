import type { followUp as zh } from '../zh-CN/follow-up.ts'
import type { Words } from '../zh-CN/index.ts'

/** What problems, instructions and notices share. */
export const followUp: Words<typeof zh> = {
  chooseUnits: 'Choose units',
  full: 'Open full page',
  filter: { states: 'Filter by light and state', words: 'Words', all: 'Show all' },
  closed: { GOOD: 'On time', NEAR: 'Late', BEHIND: 'Late', NO_DATA: 'Done' },
  reply: {
    round: 'Round {{count}}',
    status: { SUBMITTED: 'In review', ACCEPTED: 'Accepted', RETURNED: 'Sent back', WITHDRAWN: 'Withdrawn' },
    reviewed: 'Reviewed by {{name}}',
  },
  history: { none: 'Nothing recorded yet.' },
  form: { uploading: 'Uploading files' },
}
