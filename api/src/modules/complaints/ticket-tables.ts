import type { BulkRow, BulkTable } from '../../platform/bulk-insert.ts'

/** What a source tells of a ticket, as columns; the rest of the row belongs to this program. */
const TOLD = {
  title: 'text',
  class: '"ComplaintClass"',
  urgency: '"ComplaintUrgency"',
  channel_id: 'uuid',
  category_id: 'uuid',
  place_code: 'text',
  place_words: 'text',
  unit_words: 'text',
  organization_id: 'uuid',
  complained_of_id: 'uuid',
  state: '"ComplaintState"',
  received_at: 'timestamptz',
  received_on: 'date',
  hour: 'smallint',
  dispatched_at: 'timestamptz',
  dispatched_on: 'date',
  signed_at: 'timestamptz',
  contact_due_on: 'date',
  contacted_on: 'date',
  due_on: 'date',
  original_due_on: 'date',
  finished_at: 'timestamptz',
  closed_on: 'date',
  on_time: 'boolean',
  returns: 'smallint',
  reworks: 'smallint',
  units: 'smallint',
  called_back_on: 'date',
  answered: 'boolean',
  resolved: 'boolean',
  satisfaction: '"ComplaintSatisfaction"',
  caller_key: 'text',
  repeat_key: 'text',
} as const

export type ToldColumn = keyof typeof TOLD

/** The columns of a ticket that its source tells; days and instants as ISO text. */
export type ToldRow = BulkRow<ToldColumn>

export const TOLD_COLUMNS = Object.keys(TOLD) as ToldColumn[]

const KEYS = { division_code: 'text', id: 'uuid' } as const

const OWN = {
  source_id: 'uuid',
  external_id: 'text',
  own: 'boolean',
  round: 'smallint',
  version: 'int',
  excluded: 'boolean',
  repeat_of_id: 'uuid',
  fingerprint: 'text',
  import_id: 'uuid',
} as const

export const COMPLAINT_TABLE: BulkTable<keyof typeof KEYS | keyof typeof OWN | ToldColumn> = {
  name: 'complaint',
  columns: { ...KEYS, ...OWN, ...TOLD },
}

/** What changes of a row when its source tells something new. */
export const CHANGE_COLUMNS = { ...KEYS, fingerprint: 'text', ...TOLD } as const

export const TEXT_TABLE: BulkTable<
  'division_code' | 'complaint_id' | 'content' | 'answer' | 'address' | 'words'
> = {
  name: 'complaint_text',
  columns: {
    division_code: 'text',
    complaint_id: 'uuid',
    content: 'text',
    answer: 'text',
    address: 'text',
    words: 'tsvector',
  },
}

export const PERSON_TABLE: BulkTable<
  | 'division_code'
  | 'complaint_id'
  | 'name'
  | 'phone'
  | 'id_number'
  | 'plate'
  | 'address'
  | 'title'
  | 'content'
  | 'answer'
> = {
  name: 'complaint_person',
  columns: {
    division_code: 'text',
    complaint_id: 'uuid',
    name: 'text',
    phone: 'text',
    id_number: 'text',
    plate: 'text',
    address: 'text',
    title: 'text',
    content: 'text',
    answer: 'text',
  },
}

export const STEP_TABLE: BulkTable<
  | 'division_code'
  | 'id'
  | 'complaint_id'
  | 'kind'
  | 'round'
  | 'on_day'
  | 'at'
  | 'by_id'
  | 'by_name'
  | 'text'
  | 'before'
  | 'after'
  | 'import_id'
> = {
  name: 'complaint_step',
  columns: {
    division_code: 'text',
    id: 'uuid',
    complaint_id: 'uuid',
    kind: 'text',
    round: 'smallint',
    on_day: 'date',
    at: 'timestamptz',
    by_id: 'uuid',
    by_name: 'text',
    text: 'text',
    before: 'jsonb',
    after: 'jsonb',
    import_id: 'uuid',
  },
}
