/** The fields of a ticket a column can mean, as they are offered. Pure. */
import type { ComplaintField, ImportColumn } from './import-query.ts'

export const FIELD_GROUPS: readonly {
  group: 'what' | 'where' | 'when' | 'result' | 'person'
  fields: readonly ComplaintField[]
}[] = [
  {
    group: 'what',
    fields: [
      'EXTERNAL_ID',
      'TITLE',
      'CONTENT',
      'CLASS',
      'URGENCY',
      'CHANNEL',
      'CATEGORY_1',
      'CATEGORY_2',
      'CATEGORY_3',
    ],
  },
  { group: 'where', fields: ['COUNTY', 'TOWN', 'VILLAGE', 'ADDRESS', 'UNIT', 'COMPLAINED_OF'] },
  {
    group: 'when',
    fields: [
      'RECEIVED_AT',
      'DISPATCHED_AT',
      'SIGNED_AT',
      'CONTACTED_AT',
      'DUE_AT',
      'FINISHED_AT',
      'CALLED_BACK_AT',
    ],
  },
  {
    group: 'result',
    fields: [
      'STATE',
      'ANSWER',
      'CLOSED_ON_TIME',
      'CLOSED_LATE',
      'OPEN_IN_TIME',
      'OPEN_LATE',
      'RESPONSE',
      'RESOLVED',
      'SATISFACTION',
      'RETURNS',
      'REWORKS',
      'UNITS',
    ],
  },
  { group: 'person', fields: ['CALLER_NAME', 'CALLER_PHONE', 'CALLER_ID', 'PLATE', 'CALLER_ADDRESS'] },
]

type Choice = Pick<ImportColumn, 'index' | 'field'>

/** Fields chosen for more than one column, with how many. */
export function chosenTwice(columns: readonly Choice[]): [field: ComplaintField, count: number][] {
  const counts = new Map<ComplaintField, number>()
  for (const { field } of columns) if (field !== 'IGNORE') counts.set(field, (counts.get(field) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 1)
}

/** Whether a column was chosen for a field. */
export const hasField = (columns: readonly Choice[], field: ComplaintField): boolean =>
  columns.some(column => column.field === field)
