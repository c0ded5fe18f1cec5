import type { FieldError } from '../../../platform/errors.ts'
import { ComplaintField as F } from '../complaints/complaint-field.enum.ts'
import type { MappedColumn, RowFault } from '../complaints/import-mapping.ts'

/** Fields of a ticket that is pushed, and what they mean; `caller.phone` lies within `caller`. */
const FIELDS: readonly (readonly [name: string, field: F])[] = [
  ['externalId', F.EXTERNAL_ID],
  ['title', F.TITLE],
  ['content', F.CONTENT],
  ['answer', F.ANSWER],
  ['address', F.ADDRESS],
  ['class', F.CLASS],
  ['urgency', F.URGENCY],
  ['channel', F.CHANNEL],
  ['county', F.COUNTY],
  ['town', F.TOWN],
  ['village', F.VILLAGE],
  ['unit', F.UNIT],
  ['complainedOf', F.COMPLAINED_OF],
  ['receivedAt', F.RECEIVED_AT],
  ['dispatchedAt', F.DISPATCHED_AT],
  ['signedAt', F.SIGNED_AT],
  ['contactedAt', F.CONTACTED_AT],
  ['dueOn', F.DUE_AT],
  ['finishedAt', F.FINISHED_AT],
  ['calledBackAt', F.CALLED_BACK_AT],
  ['state', F.STATE],
  ['onTime', F.CLOSED_ON_TIME],
  ['openLate', F.OPEN_LATE],
  ['contactedInTime', F.RESPONSE],
  ['resolved', F.RESOLVED],
  ['satisfaction', F.SATISFACTION],
  ['returns', F.RETURNS],
  ['reworks', F.REWORKS],
  ['units', F.UNITS],
  ['caller.name', F.CALLER_NAME],
  ['caller.phone', F.CALLER_PHONE],
  ['caller.idNumber', F.CALLER_ID],
  ['caller.plate', F.PLATE],
  ['caller.address', F.CALLER_ADDRESS],
  ['category.0', F.CATEGORY_1],
  ['category.1', F.CATEGORY_2],
  ['category.2', F.CATEGORY_3],
]

const INDEX = new Map(FIELDS.map(([name], index) => [name, index]))

/** The same columns for every push, so that a ticket is judged as a row of a file is. */
export const PUSH_COLUMNS: MappedColumn[] = FIELDS.map(([header, field], index) => ({
  ...{ index, header, field, confidence: 1, reason: '', samples: [], form: null, filled: 1 },
  ...{ order: 'MDY', dayOnly: false },
}))

/** What a ticket says, as the cells of a row, with the faults of its shape. */
export interface PushedCells {
  externalId: string | null
  /** A code of 12 digits, where the place is told by one. */
  placeCode: string | null
  cells: string[]
  errors: FieldError[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const MOST_LEVELS = 3
const CODE = /^\d{12}$/

/** Reads one ticket of a push. */
export function readPushed(ticket: unknown): PushedCells {
  const read = new PushedRow()
  if (isRecord(ticket)) for (const [name, value] of Object.entries(ticket)) read.take(name, value)
  else read.refuse('', '每件工单应为一个 JSON 对象。')
  return read.done()
}

class PushedRow {
  readonly #cells: string[] = FIELDS.map(() => '')
  readonly #errors: FieldError[] = []
  #placeCode: string | null = null

  take(name: string, value: unknown): void {
    if (value === null || value === undefined) return
    if (name === 'caller') this.#caller(value)
    else if (name === 'category') this.#levels(name, value, ['category.0', 'category.1', 'category.2'])
    else if (name === 'place') this.#place(value)
    else if (name.includes('.') || !INDEX.has(name)) this.refuse(name, '不认识这个字段，请对照接口文档。')
    else this.#put(name, name, value)
  }

  refuse(field: string, message: string): void {
    this.#errors.push({ field, message })
  }

  done(): PushedCells {
    const externalId = this.#cells[INDEX.get('externalId') as number]?.trim() || null
    if (externalId === null && this.#errors.length === 0)
      this.refuse('externalId', '请填写工单编号：重复推送时靠它认出同一件工单。')
    return { externalId, placeCode: this.#placeCode, cells: this.#cells, errors: this.#errors }
  }

  #put(target: string, field: string, value: unknown): void {
    const text = typeof value === 'boolean' ? (value ? '是' : '否') : value
    if (typeof text !== 'string' && !(typeof text === 'number' && Number.isFinite(text))) {
      this.refuse(field, '应为文字、数字、true、false 或 null。')
      return
    }
    this.#cells[INDEX.get(target) as number] = String(text)
  }

  #caller(value: unknown): void {
    if (!isRecord(value)) {
      this.refuse('caller', '应为一个 JSON 对象，如 {"name": "…", "phone": "…"}。')
      return
    }
    for (const [name, part] of Object.entries(value)) {
      const field = `caller.${name}`
      if (part === null || part === undefined) continue
      if (INDEX.has(field)) this.#put(field, field, part)
      else this.refuse(field, '不认识这个字段，请对照接口文档。')
    }
  }

  #place(value: unknown): void {
    if (typeof value === 'string' && CODE.test(value.trim())) this.#placeCode = value.trim()
    else this.#levels('place', value, ['county', 'town', 'village'])
  }

  /** `a/b/c` or a list; of places the last ones, for a town may be told without its county. */
  #levels(field: string, value: unknown, targets: readonly string[]): void {
    const levels = typeof value === 'string' ? value.split('/') : value
    if (
      !Array.isArray(levels) ||
      levels.length > MOST_LEVELS ||
      !levels.every(one => typeof one === 'string')
    ) {
      this.refuse(field, `应为用“/”隔开的名称，最多 ${MOST_LEVELS} 级。`)
      return
    }
    const names = levels.map(name => name.trim()).filter(name => name !== '')
    const first = field === 'place' && names.length < MOST_LEVELS ? 1 : 0
    for (const [at, name] of names.entries()) this.#put(targets[at + first] as string, field, name)
  }
}

/** Faults of a judged row by the names of the fields. */
export const errorsOf = (faults: readonly RowFault[]): FieldError[] =>
  faults.map(({ column, reason, fix }) => ({
    field: column?.replace(/^category\.\d$/, 'category') ?? '',
    message: `${reason}${fix}`,
  }))
